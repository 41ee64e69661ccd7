"""Eva reads what arrived: only the words and what they are about. She accepts it, or sends it back with a reason."""

import re
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from services.demonstration import limburg
from services.demonstration.cast import Cast
from tenants import arrived, contributing, door
from tenants.access import Access, Role, member_access
from tenants.contributing import Leaving
from tests.conftest import Browser
from tests.contributions.conftest import send as send_one
from tests.contributions.filling import send, voiced

DESK = "/netwerk/lezen"
STATE = "select state, refused_because, read_by is not null as is_read, theme from network_contribution where id = $1"


@pytest.fixture
async def sent(world: Cast) -> list[UUID]:
    """Three texts of An in Pelt that wait for the second reader."""
    told = voiced("housing-social", clock.today(), 3)
    return await send(world, world.pelt, told, is_read=False)


def of_an(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))


async def shown(browser: Browser) -> UUID:
    """Which text the desk shows."""
    found = re.search(r"/netwerk/lezen/([0-9a-f-]{36})/aanvaarding", (await browser.get(DESK)).text)
    assert found is not None
    return UUID(found[1])


async def test_eva_sees_words_and_no_origin(world: Cast, eva: Browser, sent: list[UUID]) -> None:
    page = (await eva.get(DESK)).text
    assert "Nog na te lezen: 3." in page
    assert "Wachten op een sociale woning" in page
    for word in ("Pelt", "An Voorbeeld", "Maaseik", "2026", "kwartaal"):
        assert word not in page.split("<main", 1)[1], word


async def test_eva_accepts_and_the_next_stands_there(
    eva: Browser, sent: list[UUID], admin: asyncpg.Connection
) -> None:
    first = await shown(eva)
    answer = await eva.post(f"{DESK}/{first}/aanvaarding", {"theme": "money/money-low", "domain": "income"})
    assert answer.status_code == 303
    assert tuple(await admin.fetchrow(STATE, first) or ()) == ("accepted", "", True, "money")
    assert await shown(eva) != first
    assert "Nog na te lezen: 2." in (await eva.get(DESK)).text


async def test_a_text_goes_back_with_a_reason_that_its_origin_reads(
    world: Cast, eva: Browser, sent: list[UUID]
) -> None:
    answer = await eva.post(
        f"{DESK}/{sent[0]}/weigering", {"reason": "place", "own_words": "Laat de wijk weg."}
    )
    assert answer.status_code == 303
    async with door.enter(of_an(world)) as access:
        told = (await arrived.tidings_here(access))[sent[0]]
    assert (told.state, told.refused_because) == ("refused", "place: Laat de wijk weg.")


async def test_a_refusal_wants_a_reason_and_keeps_what_was_typed(eva: Browser, sent: list[UUID]) -> None:
    answer = await eva.post(f"{DESK}/{sent[0]}/weigering", {"own_words": "Zo gaat het niet."})
    assert answer.status_code == 422
    assert "Kies waarom je deze tekst terugstuurt." in answer.text
    assert "Zo gaat het niet." in answer.text


async def test_a_reason_never_repeats_the_text(
    eva: Browser, sent: list[UUID], admin: asyncpg.Connection
) -> None:
    text = await admin.fetchval("select text from network_contribution where id = $1", sent[0])
    for said in (text, "Ik las: " + " ".join(text.upper().split()[1:6])):
        answer = await eva.post(f"{DESK}/{sent[0]}/weigering", {"reason": "other", "own_words": said[:200]})
        assert answer.status_code == 422, said
        assert "zonder woorden uit de tekst over te nemen" in answer.text


async def test_a_reason_never_tells_of_somebody(eva: Browser, sent: list[UUID]) -> None:
    for said in ("Bel me op 0470 12 34 56.", "Laat Hasselt weg.", "Schrap de Kerkstraat 4."):
        answer = await eva.post(f"{DESK}/{sent[0]}/weigering", {"reason": "place", "own_words": said})
        assert (answer.status_code, "Schrijf het algemener." in answer.text) == (422, True), said


async def test_a_double_click_answers_once(eva: Browser, sent: list[UUID], admin: asyncpg.Connection) -> None:
    for _ in range(2):
        answer = await eva.post(f"{DESK}/{sent[0]}/aanvaarding", {"theme": "housing/housing-social"})
        assert answer.headers["location"].endswith("bewaard=aanvaard")
    lines = await admin.fetchval("select count(*) from network_log_line where action = 'text.accepted'")
    assert lines == 1


async def test_of_two_readers_the_first_counts(
    world: Cast, eva: Browser, sent: list[UUID], admin: asyncpg.Connection
) -> None:
    await limburg.read_all(world.network, now=clock.now(), but=0)
    await admin.execute(
        "alter table network_contribution disable trigger user; update network_contribution set read_by = null;"
        "alter table network_contribution enable trigger user"
    )
    answer = await eva.post(f"{DESK}/{sent[0]}/aanvaarding", {"theme": "housing/housing-social"})
    assert answer.headers["location"].endswith("bewaard=collega")
    assert "Een collega was je net voor." in (await eva.get(answer.headers["location"])).text


async def test_what_was_taken_back_while_it_was_read_is_gone(
    world: Cast, eva: Browser, sent: list[UUID], admin: asyncpg.Connection
) -> None:
    async with door.enter(of_an(world)) as access:
        assert await contributing.withdraw(access, sent[0], now=clock.now())
    for way in ("aanvaarding", "weigering"):
        answer = await eva.post(f"{DESK}/{sent[0]}/{way}", {"reason": "unclear"})
        assert answer.headers["location"].endswith("bewaard=teruggenomen")
    assert "De woorden zijn weg." in (await eva.get(f"{DESK}/{sent[0]}")).text
    assert (
        await admin.fetchval("select state from network_contribution where id = $1", sent[0]) == "withdrawn"
    )


async def test_dirk_does_not_read(dirk: Browser, an: Browser, sent: list[UUID]) -> None:
    for browser in (dirk, an):
        assert (await browser.get(DESK)).status_code == 404
        assert (await browser.post(f"{DESK}/{sent[0]}/aanvaarding", {})).status_code == 404


async def test_the_words_of_a_text_suggest_a_theme_that_nobody_chose(world: Cast, eva: Browser) -> None:
    rule = Leaving("Wat beloofd was, telt niet meer door de nieuwe regel.", "", "", "", "")
    made = await send_one(of_an(world), world.network, leaving=rule)
    shown = (await eva.get(f"{DESK}/{made}")).text
    assert "Misschien: Rechten, regels en verblijf: Een nieuwe regel maakt iets ongedaan." in shown
