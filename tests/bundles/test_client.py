"""From the coordinator to the client: on the own page, only what was given, in the words chosen here."""

from uuid import UUID

import asyncpg
import pytest

from infra import clock
from services.bundles import home
from services.demonstration import niels
from services.demonstration.cast import Cast
from services.demonstration.scene import Scene
from tenants import door
from tenants.access import Role, member_access
from tests.bundles.conftest import Desk
from tests.bundles.test_answers import SAID
from tests.bundles.test_desk import PATH
from tests.bundles.test_tidings import HOME
from tests.conftest import Browser

ORIGIN = (
    'insert into signal_origin (tenant, "case", signal) '
    "select tenant, $2, signal from signal_passage where contribution = $1"
)


@pytest.fixture
async def told(desk: Desk, world: Cast) -> Scene:
    """Niels' situation in Pelt."""
    an = member_access(world.pelt, world.an, "An Voorbeeld", (str(Role.COORDINATOR),))
    async with door.enter(an) as access:
        return await niels.tell(access, clock.now())


async def answered_about(desk: Desk, eva: Browser, admin: asyncpg.Connection, case: UUID) -> str:
    await admin.execute(ORIGIN, desk.ans[0], case)
    made = await desk.bundle(parts=1)
    await eva.post(f"{PATH}/{made}/antwoorden", SAID)
    return f"{HOME}/{desk.ans[0]}/{await admin.fetchval('select id from bundle_answer')}"


async def test_what_is_given_is_read_until_it_is_taken_back(
    desk: Desk, told: Scene, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    place = await answered_about(desk, eva, admin, told.case)
    assert await _read(admin) == []
    empty = await an.post(f"{place}/tekst", {"words": " "})
    assert (empty.status_code, "Schrijf wat de cliënt mag lezen." in empty.text) == (422, True)
    for words in ("Ze bellen eerst.", "Ze bellen nu eerst."):
        await an.post(f"{place}/tekst", {"words": words})
    assert await _read(admin) == ["Ze bellen nu eerst."]
    assert "De cliënt leest dit op de eigen pagina." in (await an.get(HOME)).text
    for _ in range(2):
        assert (await an.post(f"{place}/intrekking")).status_code == 303
    assert await _read(admin) == []


async def test_who_may_not_open_the_case_gives_nothing_to_its_client(
    desk: Desk, told: Scene, eva: Browser, bram: Browser, admin: asyncpg.Connection
) -> None:
    place = await answered_about(desk, eva, admin, told.case)
    page = (await bram.get(place)).text
    assert ("Niels" in page, "Zet het op de pagina van de cliënt" in page) == (False, False)
    assert (await bram.post(f"{place}/tekst", {"words": "Ze bellen."})).status_code == 404
    assert await _read(admin) == []


async def test_after_a_correction_the_client_reads_the_old_text_until_the_new_one_is_given(
    desk: Desk, told: Scene, eva: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    place = await answered_about(desk, eva, admin, told.case)
    await an.post(f"{place}/tekst", {"words": "Ze bellen eerst."})
    [(bundle, answer)] = await admin.fetch("select bundle, id from bundle_answer")
    await eva.post(f"{PATH}/{bundle}/antwoorden/{answer}", {**SAID, "for_client": "Ze bellen twee keer."})
    assert "De cliënt leest nog het vorige antwoord op de eigen pagina." in (await an.get(HOME)).text
    newest = await admin.fetchval("select id from bundle_answer where replaces is not null")
    await an.post(f"{HOME}/{desk.ans[0]}/{newest}/tekst", {"words": "Ze bellen twee keer."})
    assert await _read(admin) == ["Ze bellen twee keer."]


async def test_vandaag_says_that_there_is_news_until_it_is_read(
    desk: Desk, told: Scene, eva: Browser, an: Browser, celia: Browser, admin: asyncpg.Connection
) -> None:
    place = await answered_about(desk, eva, admin, told.case)
    news = "Er is een antwoord op een knelpunt dat jullie doorgaven"
    assert news in (await an.get("/vandaag")).text
    await an.post(f"{place}/lezing")
    assert news not in (await an.get("/vandaag")).text


async def _read(admin: asyncpg.Connection) -> list[str]:
    return [
        row["words"] for row in await admin.fetch("select words from client_tiding where ended_at is null")
    ]


async def test_the_table_hears_it_beside_what_was_agreed_before(
    desk: Desk, told: Scene, eva: Browser, admin: asyncpg.Connection
) -> None:
    await answered_about(desk, eva, admin, told.case)
    an = member_access(desk.world.pelt, desk.world.an, "An Voorbeeld", (str(Role.COORDINATOR),))
    async with door.enter(an) as access:
        assert await home.for_table(access, told.case) == ["De provincie belt eerst."]
    bram = member_access(desk.world.pelt, desk.world.bram, "Bram Voorbeeld", (str(Role.COORDINATOR),))
    async with door.enter(bram) as access:
        assert await home.for_table(access, told.case) == []
