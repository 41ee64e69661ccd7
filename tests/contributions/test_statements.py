"""What a statement as the role app may not, whoever is inside: the words, the coding, the past, the moment, the log."""

import json
from uuid import UUID, uuid4

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.signals.tables import Signal
from tenants import contributing, door
from tenants.access import Access
from tenants.contributing import Leaving
from tests.contributions.conftest import TEXT, an_in, confirmed, of_network, send

ACCEPT = "update network_contribution set state = 'accepted', read_by = $1, read_at = now() where id = $2"
MAKING = """
insert into publication (period, begins_on, ends_on, asked_at) values ('year', '2025-01-01', '2025-12-31', now())
returning id
"""
CELL = "insert into publication_cell (publication, layer, theme, low, high) values ($1, 'theme-place', 'law', 5, 9)"


async def asking(access: Access, asked: str, *values: object) -> object:
    """One statement, in a door of its own."""
    async with door.enter(access):
        return await DB.connection.fetchval(asked, *values)


async def eva_of(world: Cast, admin: asyncpg.Connection) -> tuple[UUID, Access]:
    """Eva inside the network, known to PostgreSQL."""
    eva = UUID(str(await admin.fetchval("select id from network_member where name = 'Eva Voorbeeld'")))
    return eva, of_network(world, eva)


async def test_other_words_than_those_confirmed_do_not_leave(world: Cast) -> None:
    async with door.enter(an_in(world)) as access:
        signal = await confirmed(access)
    with pytest.raises(asyncpg.CheckViolationError, match="as it was confirmed"):
        async with door.enter(an_in(world)) as access:
            other = Leaving("Niels Voorbeeld, Dorpstraat 5, wacht op een adres.")
            await contributing.send(access, signal, world.network, other, now=clock.now())


async def test_what_nobody_confirmed_does_not_leave(world: Cast) -> None:
    async with door.enter(an_in(world)) as access:
        row = Signal(marked_at=clock.now(), marked_by=access.member)
        await row.save()
    signal = UUID(str(row.id))
    for said in ("", TEXT):
        with pytest.raises(asyncpg.CheckViolationError):
            async with door.enter(an_in(world)) as access:
                await contributing.send(access, signal, world.network, Leaving(said), now=clock.now())


async def test_what_was_taken_back_is_coded_for_good_too(world: Cast, admin: asyncpg.Connection) -> None:
    made = await send(an_in(world), world.network)
    async with door.enter(an_in(world)) as access:
        await contributing.withdraw(access, made, now=clock.now())
    with pytest.raises(asyncpg.CheckViolationError, match="stays so"):
        await asking(of_network(world), "update network_contribution set theme = 'housing'")


async def test_who_read_it_stays_who_read_it(world: Cast, admin: asyncpg.Connection) -> None:
    made = await send(an_in(world), world.network)
    eva, inside = await eva_of(world, admin)
    await asking(inside, ACCEPT, eva, made)
    dirk = await admin.fetchval("select id from network_member where name = 'Dirk Voorbeeld'")
    for change in ("read_by = $1", "read_at = '2020-01-01', refused_because = $1::text"):
        with pytest.raises((asyncpg.CheckViolationError, asyncpg.InsufficientPrivilegeError)):
            await asking(
                inside, f"update network_contribution set {change}", dirk if "by" in change[:8] else "x"
            )


async def test_the_past_is_written_by_postgresql_alone(world: Cast) -> None:
    made = await send(an_in(world), world.network)
    forged = """insert into contribution_past (publication, contribution, state, theme, sub_theme, domain)
    values ($1, $2, 'refused', '', '', '')"""
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asking(of_network(world), forged, uuid4(), made)


async def test_whoever_is_inside_a_network_writes_no_number(world: Cast, admin: asyncpg.Connection) -> None:
    _, inside = await eva_of(world, admin)
    made = await asking(inside, MAKING)
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="the program counts"):
        await asking(inside, CELL, made)
    await asking(of_network(world), CELL, made)


async def test_a_code_holds_no_words(world: Cast) -> None:
    words = "Niels uit Pelt"
    for leaving in (Leaving(TEXT, words), Leaving(TEXT, domain=words), Leaving(TEXT, kind=words)):
        async with door.enter(an_in(world)) as access:
            signal = await confirmed(access)
        with pytest.raises(asyncpg.CheckViolationError):
            async with door.enter(an_in(world)) as access:
                await contributing.send(access, signal, world.network, leaving, now=clock.now())


@pytest.mark.parametrize(
    "table", ["contribution_past", "bundle_part", "bundle_unsolved", "contribution_contact"]
)
@pytest.mark.parametrize("column", ["ctid", "xmin"])
async def test_what_an_origin_does_later_tells_no_order_either(world: Cast, table: str, column: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asking(of_network(world), f"select {column} from {table}")


async def test_that_it_was_not_solved_somewhere_has_no_moment(admin: asyncpg.Connection) -> None:
    """An id that counts time would tell the second in which an origin said so; its month is told."""
    asked = """select column_default from information_schema.columns
    where table_name = 'bundle_unsolved' and column_name = 'id'"""
    assert await admin.fetchval(asked) == "gen_random_uuid()"


async def test_who_is_inside_does_not_write_the_log_as_the_program(
    world: Cast, admin: asyncpg.Connection
) -> None:
    eva, inside = await eva_of(world, admin)
    who = {"actor_kind": "job", "actor": None, "roles": "", "at": "2026-05-12T10:00:00Z"}
    lie = json.dumps([{"action": "text.read", "outcome": "done", **who}])
    await asking(inside, "select network_log_add($1::jsonb)", lie)
    assert await admin.fetchval("select actor_kind from network_log_line") == "network"
    assert await admin.fetchval("select actor from network_log_line") == eva
