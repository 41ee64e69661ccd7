"""Nobody who is out comes back by a link of their own, and nobody takes the cases of who is still here."""

import asyncio
from uuid import UUID

import asyncpg
import httpx
import pytest

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from services.demonstration.cast import Cast
from services.errors import Refused
from services.members import actions, invitations, queries
from services.procedures import let_go
from tenants import door
from tenants.access import Role, public_access
from tenants.sessions import Identity, Workplace
from tests.cases.people import inside
from tests.conftest import Browser
from tests.members.people import signed_in_as
from tests.members.test_departures import fien_in, three

__all__ = ["three"]
VERSION = "select version from member where id = $1"
OPEN = "select name from member_invitation where accepted_at is null and withdrawn_at is null"


async def administering(admin: asyncpg.Connection, member: UUID, role: str = "administrator") -> None:
    await admin.execute("update member set roles = roles || array[$2] where id = $1", member, role)


@pytest.mark.attack
@pytest.mark.parametrize("is_blocked", [True, False])
async def test_links_that_somebody_sent_end_with_them(
    world: Cast, admin: asyncpg.Connection, is_blocked: bool
) -> None:
    await administering(admin, world.bram)
    roles = [Role.ADMINISTRATOR]
    async with inside(world, "bram", "pelt", Role.ADMINISTRATOR) as access:
        await invitations.ask(access, "Ikzelf", "ik@thuis.example", roles, now=clock.now())
    async with door.enter(fien_in(world)) as access:
        await invitations.ask(access, "Hilde", "hilde@pelt.example", roles, now=clock.now())
        version = await DB.connection.fetchval(VERSION, world.bram)
        if is_blocked:
            await let_go.block(access, world.bram, "Weg.", version, now=clock.now())
        else:
            await let_go.note_leaving(access, world.bram, version, None, now=clock.now())
        assert [row["name"] for row in await DB.connection.fetch(OPEN)] == ["Hilde"]


@pytest.mark.attack
async def test_two_who_block_each_other_leave_one_who_administers(
    world: Cast, admin: asyncpg.Connection
) -> None:
    await administering(admin, world.bram)
    fien = world.members["fien", "pelt"]

    async def block(key: str, whom: UUID) -> None:
        async with inside(world, key, "pelt", Role.ADMINISTRATOR) as access:
            version = await DB.connection.fetchval(VERSION, whom)
            await asyncio.sleep(0.05)
            await actions.block(access, whom, "Weg.", version, now=clock.now())
            await asyncio.sleep(0.1)

    got = await asyncio.gather(block("bram", fien), block("fien", world.bram), return_exceptions=True)
    assert sorted(type(one).__name__ for one in got) == ["NoneType", Refused.__name__]


@pytest.mark.attack
async def test_who_administers_takes_no_cases_of_who_works_here(
    world: Cast, three: list[UUID], fien: Browser, admin: asyncpg.Connection
) -> None:
    me = world.members["fien", "pelt"]
    await administering(admin, me, "coordinator")
    sent = await fien.post(f"/medewerkers/{world.an}/overdracht", {"successor": str(me)})
    assert sent.status_code == 422
    assert "Deze collega werkt hier nog" in sent.text
    led = await admin.fetch('select distinct coordinator from "case" where id = any($1)', three)
    assert [row["coordinator"] for row in led] == [world.an]


@pytest.mark.attack
async def test_a_link_that_was_just_used_is_not_made_anew(world: Cast, admin: asyncpg.Connection) -> None:
    async with door.enter(fien_in(world)) as access:
        asked = await invitations.ask(access, "Mo", "mo@pelt.example", [Role.ADMINISTRATOR], now=clock.now())
        text = await queries.token_of(access, asked)
    who = Identity(settings().oidc_issuer, "mo-voorbeeld", "Mo Voorbeeld")
    used, opened = asyncio.Event(), asyncio.Event()

    async def accept() -> None:
        async with door.enter(public_access(world.pelt)) as access:
            await invitations.accept(access, text, who, now=clock.now())
            used.set()
            await opened.wait()
            await asyncio.sleep(0.2)

    async def ask_again() -> None:
        await used.wait()
        async with door.enter(fien_in(world)) as access:
            opened.set()
            await invitations.ask_again(access, asked.id, now=clock.now())

    got = await asyncio.gather(accept(), ask_again(), return_exceptions=True)
    assert [type(one).__name__ for one in got] == ["NoneType", Refused.__name__]
    assert await admin.fetchval("select accepted_at from member_invitation") is not None


async def test_handing_over_asks_first_who_you_are(world: Cast, elsewhere: httpx.AsyncClient) -> None:
    place = Workplace(world.pelt.id, world.members["fien", "pelt"], None, ("administrator",), "Pelt")
    fien = await signed_in_as(elsewhere, "fien", place, is_fresh=False)
    sent = await fien.post(f"/medewerkers/{world.an}/overdracht", {"successor": str(world.bram)})
    assert sent.headers["location"].startswith("/aanmelden/bevestiging")
