"""Back to each origin: it reads the answer, leaves, says that nothing is solved. The network never learns who."""

from dataclasses import replace
from uuid import UUID, uuid4

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.bundles import actions
from services.bundles.actions import Where, Words
from services.bundles.queries import get_bundle
from services.demonstration.cast import Cast
from services.errors import NotFound
from tenants import door, tidings
from tenants.access import Role, job_access, member_access
from tests.bundles.conftest import SUB, Desk
from tests.bundles.test_answers import SAID
from tests.bundles.test_desk import PATH, TO
from tests.conftest import Browser

HOME = "/knelpunten/antwoorden"
WHOLE = "select json_agg(t)::text from {} t"


async def answered(
    desk: Desk, eva: Browser, admin: asyncpg.Connection, *, parts: int = 1
) -> tuple[UUID, str]:
    """A bundle with An's text, sent and answered; its id, and the place of the answer at An's."""
    made = await desk.bundle(parts=parts)
    await eva.post(f"{PATH}/{made}/bezorgingen", TO)
    await eva.post(f"{PATH}/{made}/antwoorden", SAID)
    return made, await place_of(desk, admin)


async def place_of(desk: Desk, admin: asyncpg.Connection) -> str:
    answer = await admin.fetchval("select id from bundle_answer order by noted_at desc limit 1")
    return f"{HOME}/{desk.ans[0]}/{answer}"


async def test_the_origin_reads_what_is_asked_and_answered(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    made = await desk.bundle(parts=1)
    before = (await an.get(HOME)).text
    assert "Nog geen antwoord" in before
    assert "aan de provincie" in before
    await eva.post(f"{PATH}/{made}/antwoorden", SAID)
    page = (await an.get(HOME)).text
    assert "Er wordt eerst gebeld." in page
    assert "Nieuw" in page
    one = (await an.get(await place_of(desk, admin))).text
    assert "De provincie belt eerst." in one


async def test_another_origin_is_never_named(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    _, place = await answered(desk, eva, admin)
    pages = [(await an.get(path)).text for path in (HOME, place, f"{place}/blad")]
    assert ["Genk" in page or "Hasselt" in page for page in pages] == [False] * 3


async def test_who_sent_nothing_reads_nothing(
    desk: Desk, eva: Browser, celia: Browser, fien: Browser, admin: asyncpg.Connection
) -> None:
    _, place = await answered(desk, eva, admin)
    assert [(await celia.get(place)).status_code, (await fien.get(HOME)).status_code] == [404, 404]


@pytest.mark.parametrize("role", [Role.REPLACEMENT, Role.ADMINISTRATOR, Role.STAFF])
async def test_only_who_coordinates_asks(
    desk: Desk, eva: Browser, admin: asyncpg.Connection, role: Role
) -> None:
    await answered(desk, eva, admin)
    fien = desk.world.members["fien", "pelt"]
    async with door.enter(member_access(desk.world.pelt, fien, "Fien", (str(role),))) as access:
        assert await tidings.tidings(access) == []


async def test_read_is_no_news_any_more(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    _, place = await answered(desk, eva, admin)
    for _ in range(2):
        await an.post(f"{place}/lezing")
    page = (await an.get(HOME)).text
    assert ("Gelezen" in page, "<h2>Nieuw</h2>" in page) == (True, False)


async def test_a_corrected_answer_is_news_again(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    made, place = await answered(desk, eva, admin)
    await an.post(f"{place}/lezing")
    answer = place.rsplit("/", maxsplit=1)[1]
    await eva.post(f"{PATH}/{made}/antwoorden/{answer}", {**SAID, "for_client": "Er wordt twee keer gebeld."})
    page = (await an.get(HOME)).text
    assert "<h2>Nieuw</h2>" in page
    assert "verbeterd" in page
    assert (await an.get(place)).status_code == 404


async def test_an_origin_leaves_and_the_network_learns_no_more(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    made = await desk.bundle(parts=1)
    for _ in range(2):
        left = await an.post(f"{HOME}/{desk.ans[0]}/bundels/{made}/vertrek")
        assert left.status_code == 303
    page = (await eva.get(f"{PATH}/{made}/bijdragen")).text
    assert "op vraag van de gemeente eruit gehaald" in page
    assert "Voeg weer toe" not in page
    await eva.post(f"{PATH}/{made}/bijdragen", {"bijdrage": str(desk.ans[0])})
    [row] = await admin.fetch("select * from bundle_part where contribution = $1", desk.ans[0])
    assert (row["left_why"], row["left_by"], row["left_on"].day) == ("origin", None, 1)
    assert "Een brief die niemand leest" not in (await an.get(HOME)).text


async def test_nobody_takes_out_what_another_municipality_sent(desk: Desk, celia: Browser) -> None:
    made = await desk.bundle(parts=1)
    got = await celia.post(f"{HOME}/{desk.ans[0]}/bundels/{made}/vertrek")
    assert got.status_code == 404


async def test_not_solved_here_opens_the_bundle_once_and_tells_not_where(
    desk: Desk, eva: Browser, an: Browser, celia: Browser, admin: asyncpg.Connection
) -> None:
    made, place = await answered(desk, eva, admin)
    await an.post(f"{place}/onopgelost")
    after_one = await _network_sees(admin)
    page = (await eva.get(f"{PATH}/{made}")).text
    assert "De bundel is weer open." in page
    await an.post(f"{place}/onopgelost")
    theirs = place.replace(str(desk.ans[0]), str(desk.others[0]))
    await celia.post(f"{theirs}/onopgelost")
    assert await _network_sees(admin) == after_one
    assert await admin.fetchval("select count(*) from tiding_note where unsolved_at is not null") >= 1


async def test_a_new_answer_closes_what_was_open(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    made, place = await answered(desk, eva, admin)
    await an.post(f"{place}/onopgelost")
    await eva.post(f"{PATH}/{made}/antwoorden", {**SAID, "status": "solved"})
    assert "De bundel is weer open." not in (await eva.get(f"{PATH}/{made}")).text


async def test_the_sheet_for_the_client_names_nobody(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    _, place = await answered(desk, eva, admin)
    sheet = (await an.get(f"{place}/blad")).text.split("big")[1]
    assert "Dit is ermee gebeurd" in sheet
    assert "Er wordt eerst gebeld." in sheet


async def test_without_a_network_or_a_municipality_the_crossing_is_silent(world: Cast, desk: Desk) -> None:
    async with door.enter(desk.eva):
        assert await DB.connection.fetch("select * from bundle_tidings()") == []
    async with door.enter(job_access(world.pelt, "test")):
        assert await DB.connection.fetch("select * from bundle_tidings()") == []


async def _network_sees(admin: asyncpg.Connection) -> list[str]:
    """Every byte of the desk's tables that could tell who said so."""
    tables = ("bundle_unsolved", "bundle_part", "bundle", "bundle_answer", "network_work")
    return [await admin.fetchval(WHOLE.format(table)) for table in tables]


async def test_a_municipality_in_two_networks_hears_from_each_its_own(
    desk: Desk, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    """The other network bundles what it got itself; it cannot bundle, or answer, what the first one got."""
    _, place = await answered(desk, eva, admin)
    other = await admin.fetchval(
        "insert into network (slug, name) values ('ander', 'Ander netwerk') returning id"
    )
    who = replace(desk.eva, network=other, audit_lines=[])
    async with door.enter(who) as access:
        words, where = Words("Van het andere netwerk"), Where("law", SUB)
        theirs = await actions.begin(access, words, where, once=uuid4(), today=clock.today())
        await actions.add(access, theirs, desk.ans, today=clock.today())
        with pytest.raises(NotFound):
            await get_bundle(access, await admin.fetchval("select bundle from bundle_answer"))
    assert await admin.fetchval("select count(*) from bundle_part where bundle = $1", theirs) == 0
    page = (await an.get(HOME)).text
    assert ("Van het andere netwerk" in page, "Een brief die niemand leest" in page) == (False, True)
    assert (await an.get(place)).status_code == 200
