"""The log of a network: who did what, chained; it names no text and no municipality, and nobody changes a line."""

import json
from uuid import UUID

import asyncpg
import pytest

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import NetworkRole
from tenants.contributing import Contact
from tests.conftest import Browser
from tests.contributions.conftest import TEXT, an_in, of_network, send

LOG = "/netwerk/logboek"
LINES = "select action from network_log_line order by number"


@pytest.fixture
async def made(world: Cast) -> UUID:
    """A text about which An may be called."""
    return await send(an_in(world), world.network, contact=Contact("An Voorbeeld", "011 00 00 00"))


async def test_what_is_done_is_noted(
    made: UUID, eva: Browser, dirk: Browser, admin: asyncpg.Connection
) -> None:
    await eva.get("/netwerk/lezen")
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {})
    await dirk.get(f"/netwerk/bijdragen/{made}/contact")
    await eva.post(f"/netwerk/lezen/{made}/weigering", {"reason": "person"})
    actions = [row["action"] for row in await admin.fetch(LINES)]
    read, accepted, refused = "text.read", "text.accepted", "text.refused"
    assert actions == [read, read, accepted, "text.contact-read", read, refused]
    page = (await dirk.get(LOG)).text
    for words in ("Eva Voorbeeld", "aanvaardde een tekst", "Dirk Voorbeeld", "bekeek wie gebeld mag worden"):
        assert words in page
    assert not any(word in page for word in (str(made), TEXT[:20], "Pelt", "An Voorbeeld"))


async def test_the_same_over_and_over_is_one_line_on_the_page_and_many_in_the_log(
    made: UUID, eva: Browser, dirk: Browser, admin: asyncpg.Connection
) -> None:
    for _ in range(4):
        await eva.get("/netwerk/lezen")
    page = (await dirk.get(LOG)).text
    assert page.count("las een tekst na") == 1
    assert "las een tekst na, 4 keer" in page
    assert len(await admin.fetch(LINES)) == 4


async def test_whom_to_call_is_told_only_about_what_was_accepted(
    made: UUID, eva: Browser, an: Browser
) -> None:
    path = f"/netwerk/bijdragen/{made}/contact"
    assert (await eva.get(path)).status_code == 404
    assert "An Voorbeeld" not in (await eva.get("/netwerk/lezen")).text
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {})
    shown = await eva.get(path)
    assert all(word in shown.text for word in ("An Voorbeeld, Pelt", 'href="tel:0110000'))
    await eva.post(f"/netwerk/lezen/{made}/weigering", {"reason": "person"})
    assert (await eva.get(path)).status_code == 404
    assert (await an.get(path)).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        "update network_log_line set action = 'text.listed'",
        "delete from network_log_line",
        "insert into network_log_line (number) values (9)",
        "update network_log_head set number = 0",
        "truncate network_log_line",
    ],
)
async def test_nobody_changes_a_line(world: Cast, made: UUID, eva: Browser, change: str) -> None:
    await eva.get("/netwerk/lezen")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(of_network(world)):
            await DB.connection.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "update network_log_line set action = 'text.listed' where number = 1",
        "update network_log_line set actor = null where number = 2",
        "delete from network_log_line where number = 1",
        "delete from network_log_line where number = 2",
    ],
)
async def test_what_somebody_changed_with_more_rights_is_found(
    world: Cast, made: UUID, eva: Browser, dirk: Browser, admin: asyncpg.Connection, change: str
) -> None:
    await eva.get("/netwerk/lezen")
    await eva.get("/netwerk/lezen")
    assert "elke regel is nog zoals ze geschreven is" in (await dirk.get(f"{LOG}?nazicht=ja")).text
    await admin.execute(change)
    assert "is niet meer zoals ze geschreven is" in (await dirk.get(f"{LOG}?nazicht=ja")).text


async def test_postgresql_says_who_it_was(world: Cast, made: UUID, admin: asyncpg.Connection) -> None:
    """Whatever the program claims."""
    eva = await admin.fetchval("select id from network_member where name = 'Eva Voorbeeld'")
    dirk = await admin.fetchval("select id from network_member where name = 'Dirk Voorbeeld'")
    who = {"actor_kind": "network", "actor": str(dirk), "roles": ""}
    lie = json.dumps([{"at": "2026-05-12T10:00:00Z", "action": "text.read", "outcome": "done", **who}])
    async with door.enter(of_network(world, eva)):
        await DB.connection.execute("select network_log_add($1::jsonb)", lie)
    assert await admin.fetchval("select actor from network_log_line") == eva


async def test_people_and_municipalities_are_noted_too(
    dirk: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    asked = {"name": "Mo Voorbeeld", "email": "mo@netwerk.example", "roles": str(NetworkRole.SECOND_READER)}
    assert (await dirk.post("/netwerk/medewerkers/uitnodigingen", asked)).status_code == 303
    begun = {"name": "Bo Voorbeeld", "email": "bo@peer.example"}
    assert (await dirk.post("/netwerk/gemeenten/register/peer", begun)).status_code == 303
    assert [row["action"] for row in await admin.fetch(LINES)] == [
        "network-member.asked",
        "network-municipality.began",
    ]


async def test_eva_does_not_read_the_log(eva: Browser, an: Browser) -> None:
    for browser in (eva, an):
        assert (await browser.get(LOG)).status_code == 404
