"""The municipalities of a network: seen without a case, begun from the register, with a first administrator."""

import asyncpg
import httpx
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.errors import NotAllowed
from tenants import crossings, door
from tenants.access import Access, Actor, Kind, NetworkRole, job_access, rights_of
from tenants.sessions import Workplace
from tenants.visiting import visit
from tests.conftest import Browser
from tests.members.people import signed_in_as

WHO = {"name": "Hilde Voorbeeld", "email": "hilde.voorbeeld@balen.example"}


def dirk_in(world: Cast) -> Access:
    roles = (str(NetworkRole.ADMINISTRATOR),)
    return Access(None, Actor(Kind.NETWORK, world.an, "Dirk", roles), rights_of(roles), network=world.network)


async def test_the_list_tells_who_works_with_it_and_whom_to_call(world: Cast, dirk: Browser) -> None:
    page = (await dirk.get("/netwerk/gemeenten")).text
    assert "beheert: Fien Voorbeeld" in page
    assert "coördinator: An Voorbeeld · 011 00 00 00 · overleg@pelt.example" in page
    assert "Genk" in page


async def test_only_municipalities_of_this_network_are_on_it(world: Cast) -> None:
    async with door.lobby():
        nowhere = await crossings.network_municipalities()
    async with door.enter(dirk_in(world)):
        here = await crossings.network_municipalities()
    assert (nowhere, [row["slug"] for row in here]) == ([], ["genk", "pelt"])


async def test_the_register_is_found_by_present_and_former_names(dirk: Browser) -> None:
    former = (await dirk.get("/netwerk/gemeenten/register?naam=hoeselt")).text
    nothing = (await dirk.get("/netwerk/gemeenten/register?naam=Nergens")).text
    there = (await dirk.get("/netwerk/gemeenten/register?naam=pelt")).text
    assert "Bilzen-Hoeselt" in former
    assert "Geen gemeente in Vlaanderen heet zo." in nothing
    assert "staat er al" in there


async def test_a_municipality_begins_with_its_first_administrator(world: Cast, dirk: Browser) -> None:
    sent = await dirk.post("/netwerk/gemeenten/register/balen", WHO)
    page = (await dirk.get("/netwerk/gemeenten")).text
    async with door.lobby():
        due = await crossings.outbox_due(clock.now(), 10)
        told = await DB.connection.fetchrow(
            "select name, kbo_ocmw, valid_from::text as since from municipality where slug = 'balen'"
        )

    assert (sent.status_code, sent.headers["location"]) == (303, "/netwerk/gemeenten?bewaard=begonnen")
    assert "gevraagd om te beheren: Hilde Voorbeeld" in page
    assert [one.job for one in due] == ["members.invite"]
    assert dict(told) == {"name": "Balen", "kbo_ocmw": told["kbo_ocmw"], "since": "2025-01-01"}


async def test_a_municipality_begins_once(world: Cast, dirk: Browser) -> None:
    await dirk.post("/netwerk/gemeenten/register/balen", WHO)
    again = await dirk.post("/netwerk/gemeenten/register/balen", WHO)
    pelt = await dirk.post("/netwerk/gemeenten/register/pelt", WHO)
    unknown = await dirk.post("/netwerk/gemeenten/register/nergens", WHO)
    assert [one.status_code for one in (again, pelt, unknown)] == [422, 422, 404]
    assert "Die gemeente werkt al met Rondetafel" in again.text
    assert 'value="Hilde Voorbeeld"' in again.text


async def test_bad_input_is_told_at_the_field_and_kept(dirk: Browser) -> None:
    got = await dirk.post("/netwerk/gemeenten/register/balen", {"name": "", "email": "hilde"})
    assert got.status_code == 422
    assert "Schrijf de naam." in got.text
    assert "Dit is geen geldig mailadres." in got.text
    assert 'value="hilde"' in got.text


async def test_who_did_not_just_show_who_they_are_is_asked_first(
    world: Cast, elsewhere: httpx.AsyncClient
) -> None:
    dirk = await signed_in_as(elsewhere, "dirk", Workplace(network=world.network), is_fresh=False)
    page = await dirk.get("/netwerk/gemeenten/register/balen")
    sent = await dirk.post("/netwerk/gemeenten/register/balen", WHO)
    assert page.headers["location"].startswith("/aanmelden/bevestiging?terug=")
    assert sent.headers["location"].startswith("/aanmelden/bevestiging")


async def test_a_visit_shows_no_case_and_only_municipalities_of_the_network(world: Cast) -> None:
    async with door.enter(dirk_in(world)) as access, visit(access, world.pelt.id) as there:
        scope = await DB.connection.fetchrow("select case_scope() as cases, current_network() as network")
        members = await DB.connection.fetchval("select count(*) from member")
    assert (tuple(scope), members, there.rights) == (("", None), 5, frozenset({"members.invite"}))
    async with door.enter(dirk_in(world)) as access:
        with pytest.raises(NotAllowed):
            async with visit(access, world.an):
                pass
        assert await DB.connection.fetchval("select count(*) from member") == 0


async def test_a_municipality_of_another_network_is_not_visited(
    world: Cast, dirk: Browser, admin: asyncpg.Connection
) -> None:
    await admin.execute("delete from network_municipality where municipality = $1", world.genk.id)
    sent = await dirk.post(f"/netwerk/gemeenten/{world.genk.id}/beheerder", WHO)
    assert sent.status_code == 404
    assert "Genk" not in (await dirk.get("/netwerk/gemeenten")).text
    async with door.enter(dirk_in(world)) as access:
        with pytest.raises(NotAllowed):
            async with visit(access, world.genk.id):
                pass


async def test_the_visit_stands_in_the_log_of_the_municipality(world: Cast, dirk: Browser) -> None:
    await dirk.post(f"/netwerk/gemeenten/{world.genk.id}/beheerder", WHO)
    async with door.enter(job_access(world.genk, "test")):
        told = await DB.connection.fetch("select action, actor_kind, roles from audit_line")
    assert [tuple(row) for row in told] == [("member.invited", "network", "network-administrator")]
