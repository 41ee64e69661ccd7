"""The own mirror: PostgreSQL shows it to its owner and to nobody else, with last year beside it."""

from infra import clock
from services.evaluations import mirrors
from services.evaluations.mirrors import Line
from services.evaluations.tables import MirrorAnswer
from tenants import door
from tenants.access import Role, job_access, member_access
from tenants.words.evaluations import FORMS, REVIEW
from tenants.words.mirrors import MIRROR
from tests.conftest import Browser
from tests.evaluations.conftest import Held

PLACE = "/evaluaties/spiegel"


async def test_an_looks_at_her_year_and_nobody_else_does(held: Held, an: Browser, bram: Browser) -> None:
    said = {"line_a_goals": "partly", "line_a_goals_remark": "Meer tijd nemen."}
    sent = await an.post(PLACE, said)
    assert sent.status_code == 303
    assert "Meer tijd nemen." in (await an.get(PLACE)).text
    assert "Meer tijd nemen." not in (await bram.get(PLACE)).text
    async with door.enter(
        member_access(held.laid.world.pelt, held.laid.world.bram, "Bram", (Role.COORDINATOR,))
    ):
        assert await MirrorAnswer.count() == 0
    async with door.enter(job_access(held.laid.world.pelt, "test")):
        assert await MirrorAnswer.count() == 0


def test_the_lists_are_whole() -> None:
    assert [len(one.lines) for one in MIRROR.values()] == [12, 13, 9]
    assert [len(one.lines) for one in FORMS.values()] == [8, 7]
    assert len(REVIEW) == 5


async def test_last_year_stands_beside_it(held: Held, an: Browser) -> None:
    year = clock.today().year
    async with door.enter(held.laid.an) as access:
        lines = {"b-agenda": Line("no", "Een week vroeger sturen.")}
        await mirrors.keep(access, lines, year=year - 1, now=clock.now())
    page = (await an.get(PLACE)).text
    assert f"In {year - 1}: Nee. Een week vroeger sturen." in page
    assert (await an.get(f"{PLACE}?jaar={year - 1}")).status_code == 200
    assert (await an.get(f"{PLACE}?jaar={year + 1}")).status_code == 404


async def test_saving_again_replaces_and_emptying_clears(held: Held, an: Browser) -> None:
    await an.post(PLACE, {"line_a_goals": "partly"})
    await an.post(PLACE, {"line_a_goals": "yes"})
    async with door.enter(held.laid.an):
        rows = await MirrorAnswer.select(MirrorAnswer.item, MirrorAnswer.answer)
        assert rows == [{"item": "a-goals", "answer": "yes"}]
    wrong = await an.post(PLACE, {"line_a_goals": "misschien"})
    assert wrong.status_code == 422
    await an.post(PLACE)
    async with door.enter(held.laid.an):
        assert await MirrorAnswer.count() == 0


async def test_who_sees_no_case_has_no_mirror(held: Held, fien: Browser) -> None:
    assert (await fien.get(PLACE)).status_code == 404
