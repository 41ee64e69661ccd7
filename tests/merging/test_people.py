"""Who worked where: one person is one member, with the roles of both and nothing that was closed to them."""

from dataclasses import replace

import asyncpg

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from services.cases.openings import bar
from tenants import crossings, door, members
from tenants.access import Access, Municipality, Role, member_access
from tests.conftest import Browser
from tests.merging.conftest import Told
from tests.merging.stage import merge

CELIA = "select id, tenant, roles from member where subject = 'celia-voorbeeld'"
SHELL = """
insert into case_opening (tenant, "case", member, kind, opened_at, opened_by)
values ($1, $2, $3, 'coordinator', now(), $3)
"""
OFFER = """
insert into case_move (tenant, "case", case_name, began_at, to_municipality, agreed_by, agreed_on, manner, goes_along,
                       offered_at, offered_by, offered_name, offered_phone, outcome, words, answered_name)
values ($1, $2, 'Niels', now(), $3, 'Niels', current_date, 'spoken', 'everything', now(), $4, 'An', '', '', '', '')
"""
LEFT = "update member set left_at = now() where id = $1"
BLOCKED = "update member set blocked_at = now(), blocked_by = id, blocked_reason = 'test' where id = $1"


async def opened(place: Municipality, member: Access, case: object) -> bool:
    async with door.enter(member_access(place, member.member, member.actor.name, member.actor.roles)):
        return await DB.connection.fetchval('select true from "case" where id = $1', case) is True


async def test_an_still_opens_her_case_and_nobody_elses(told: Told, an: Browser, celia: Browser) -> None:
    assert (await merge("--into", "pelt", "pelt", "genk")).code == 0

    assert (await an.get(f"/situaties/{told.niels}")).status_code == 200
    assert (await an.get(f"/situaties/{told.claes}")).status_code == 404
    assert (await celia.get(f"/situaties/{told.claes}")).status_code == 200
    assert (await celia.get(f"/situaties/{told.niels}")).status_code == 404


async def test_who_worked_in_both_is_one_member_with_both_roles(
    told: Told, admin: asyncpg.Connection
) -> None:
    in_pelt = told.world.members["celia", "pelt"]
    assert (await merge("--into", "pelt", "pelt", "genk")).code == 0

    [celia] = await admin.fetch(CELIA)
    assert (celia["id"], celia["tenant"]) == (in_pelt, told.world.pelt.id)
    assert set(celia["roles"]) == {Role.COORDINATOR, Role.REPLACEMENT}
    async with door.lobby():
        found = await crossings.memberships_of(settings().oidc_issuer, "celia-voorbeeld")
    assert [(one.slug, one.member) for one in found] == [("pelt", in_pelt)]


async def test_what_somebody_did_under_an_earlier_id_keeps_their_name(
    told: Told, admin: asyncpg.Connection
) -> None:
    before = told.world.members["celia", "genk"]
    assert (await merge("--into", "pelt", "pelt", "genk")).code == 0

    began_by = await admin.fetchval('select began_by from "case" where id = $1', told.claes)
    assert began_by == told.world.members["celia", "pelt"]
    async with door.enter(told.an) as access:
        assert (await members.names(access))[before] == "Celia Voorbeeld"


async def test_who_left_one_opens_nothing_of_it_in_the_whole(told: Told, admin: asyncpg.Connection) -> None:
    """Celia left Genk, and replaces in Pelt: the family's situation stays closed to her."""
    await admin.execute(LEFT, told.world.members["celia", "genk"])
    assert (await merge("--into", "pelt", "pelt", "genk")).code == 0

    celia = member_access(told.world.pelt, told.world.members["celia", "pelt"], "Celia", (Role.REPLACEMENT,))
    assert not await opened(told.world.pelt, celia, told.claes)
    assert await admin.fetchval("select count(*) from member where name = 'Celia Voorbeeld'") == 2


async def test_who_is_blocked_in_one_is_blocked_in_the_whole(
    told: Told, admin: asyncpg.Connection, celia: Browser
) -> None:
    await admin.execute(BLOCKED, told.world.members["celia", "pelt"])
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0

    assert (await celia.get(f"/situaties/{told.claes}")).headers["location"].startswith("/aanmelden")


async def test_who_is_barred_stays_barred(told: Told) -> None:
    bram = told.world.bram
    async with door.enter(told.an) as access:
        await bar(access, told.niels, bram, "Familie.", now=clock.now())
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0

    found = member_access(told.world.genk, bram, "Bram Voorbeeld", (Role.COORDINATOR,))
    assert not await opened(told.world.genk, found, told.niels)
    async with door.enter(found):
        assert await crossings.case_named("Niels") is None


async def test_sessions_go_on(told: Told, an: Browser, admin: asyncpg.Connection) -> None:
    """A form on a page that was open before the merger is done after it."""
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0

    details = {"name": "Niels thuis", "coordinator_kind": "external", "living_situation": "", "version": "1"}
    sent = await an.post(f"/situaties/{told.niels}/gegevens", details)
    assert sent.status_code == 303
    assert await admin.fetchval('select name from "case" where id = $1', told.niels) == "Niels thuis"
    page = await an.get("/vandaag")
    assert page.status_code == 200
    assert "Genk" in page.text


async def test_a_case_that_moved_away_stays_closed_to_who_had_it(
    told: Told, admin: asyncpg.Connection, an: Browser
) -> None:
    """Of a case that moved to Genk, An keeps a shell in Pelt. Under one roof it does not open the case."""
    await admin.execute(SHELL, told.world.pelt.id, told.claes, told.world.an)
    assert (await an.get(f"/situaties/{told.claes}")).status_code == 404
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    assert (await an.get(f"/situaties/{told.claes}")).status_code == 404


async def test_what_one_offered_the_other_stays_where_it_is(told: Told, admin: asyncpg.Connection) -> None:
    await admin.execute(OFFER, told.world.pelt.id, told.niels, told.world.genk.id, told.world.an)
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    assert await admin.fetchval("select outcome from case_move") == "withdrawn"
    async with door.enter(replace(told.celia, municipality=told.world.genk)):
        assert await crossings.moves_waiting() == []
