"""What leaves a municipality, byte by byte: a text, what it is about, an arrondissement, a quarter, two tokens."""

import json
import logging
from hashlib import sha256
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import contributing, door
from tenants.access import Access, job_access
from tenants.contributing import Contact
from tests.contributions.conftest import LEAVING, TEXT, an_in, celia_in, confirmed, of_network, send

ALL = "select * from network_contribution"
KEY = "select inner_pad, outer_pad from network_key where network = $1 and year = $2"
WRITTEN = """
select tablename from pg_tables where schemaname = 'public'
"""
READERS = """
select rolname from pg_roles
where not rolsuper and rolname !~ '^pg_' and has_any_column_privilege(rolname, 'network_key', 'select')
order by rolname
"""
CALLERS = """
select rolname from pg_roles
where not rolsuper and rolname !~ '^pg_'
  and has_function_privilege(rolname, 'network_token(uuid, integer, text)', 'execute')
"""


def quarter() -> object:
    """The first day of this quarter."""
    today = clock.today()
    return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)


async def token(admin: asyncpg.Connection, network: UUID, said: str) -> bytes:
    """What a token has to be, made again outside PostgreSQL."""
    row = await admin.fetchrow(KEY, network, clock.today().year)
    assert row is not None
    inner = sha256(row["inner_pad"] + said.encode()).digest()
    return sha256(row["outer_pad"] + inner).digest()[:16]


async def test_this_leaves_and_nothing_else(world: Cast, case: UUID, admin: asyncpg.Connection) -> None:
    made = await send(an_in(world), world.network, case=case)
    rows = [dict(row) for row in await admin.fetch(ALL)]
    assert rows == [
        {
            "id": made,
            "network": world.network,
            "quarter": quarter(),
            "theme": LEAVING.theme,
            "sub_theme": LEAVING.sub_theme,
            "domain": LEAVING.domain,
            "kind": LEAVING.kind,
            "arrondissement": "Maaseik",
            "text": TEXT,
            "may_quote": True,
            "client_token": await token(admin, world.network, f"situation|{case}"),
            "municipality_token": await token(admin, world.network, f"municipality|{world.pelt.id}"),
            "state": "waiting",
            "refused_because": "",
            "read_by": None,
            "read_at": None,
            "coded_at": None,
            "withdrawn_in": None,
        }
    ]
    assert await admin.fetchval("select count(*) from contribution_contact") == 0
    assert made.version == 4, "an id of chance: UUIDv7 would tell the moment"


async def test_whom_to_call_leaves_only_when_an_says_so(world: Cast, admin: asyncpg.Connection) -> None:
    made = await send(an_in(world), world.network, contact=Contact("An Voorbeeld", "011 00 00 00"))
    row = dict(await admin.fetchrow("select * from contribution_contact") or {})
    assert row.pop("id").version == 4
    assert row == {
        "network": world.network,
        "contribution": made,
        "municipality": "Pelt",
        "name": "An Voorbeeld",
        "phone": "011 00 00 00",
    }


async def test_nothing_else_in_the_database_knows_of_it_but_the_own_passage(
    world: Cast, case: UUID, admin: asyncpg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """Not an outbox, a log of the network or of the program, later work: nothing that could be put beside it."""
    tables = [row[0] for row in await admin.fetch(WRITTEN)]
    before = {name: await admin.fetchval(f'select count(*) from "{name}"') for name in tables}
    with caplog.at_level(logging.DEBUG):
        made = await send(an_in(world), world.network, case=case)
    after = {name: await admin.fetchval(f'select count(*) from "{name}"') for name in tables}
    assert {name: after[name] - before[name] for name in tables if after[name] != before[name]} == {
        "signal": 1,
        "signal_origin": 1,
        "signal_passage": 1,
        "network_contribution": 1,
        "network_key": 1,
    }
    assert not any(word in caplog.text for word in (str(made), TEXT[:20], str(case)))


async def test_tokens_of_networks_municipalities_and_years_never_meet(
    world: Cast, case: UUID, youth: UUID, admin: asyncpg.Connection
) -> None:
    first = await send(an_in(world), world.network, case=case)
    second = await send(an_in(world), youth, case=case)
    third = await send(celia_in(world), world.network)
    async with door.enter(an_in(world)) as access:
        signal = await confirmed(access, case=case)
        await door.bind(access, on=clock.today().replace(year=clock.today().year - 1))
        fourth = await contributing.send(access, signal, world.network, LEAVING, now=clock.now())
    again = await send(an_in(world), world.network, case=case)
    rows = {row["id"]: row for row in await admin.fetch(ALL)}
    tokens = [
        rows[one][name]
        for one in (first, second, third, fourth)
        for name in ("client_token", "municipality_token")
    ]
    assert len(set(tokens)) == 8
    assert rows[again]["client_token"] == rows[first]["client_token"], "one situation counts once"
    assert rows[again]["municipality_token"] == rows[first]["municipality_token"]


async def test_the_key_is_nobodys_but_the_crossings(world: Cast, admin: asyncpg.Connection) -> None:
    await send(an_in(world), world.network)
    assert [row[0] for row in await admin.fetch(READERS)] == ["backup", "crossing", "owner"]
    assert {row[0] for row in await admin.fetch(CALLERS)} <= {"crossing", "owner"}
    for access in (an_in(world), of_network(world), job_access(world.pelt, "test")):
        for asked in ("select * from network_key", "select network_token(null, 2026, 'x')"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await asking(access, asked)


@pytest.mark.parametrize("column", ["ctid", "xmin", "cmin", "tableoid"])
async def test_what_would_tell_an_order_is_not_read(world: Cast, column: str) -> None:
    """The place on disk, and which transaction wrote it: the passage of a municipality was written by the same."""
    await send(an_in(world), world.network)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asking(of_network(world), f"select {column} from network_contribution")


@pytest.mark.parametrize(
    "change",
    [
        "insert into network_contribution (text) values ('x')",
        "update network_contribution set text = 'x'",
        "update network_contribution set quarter = '2020-01-01'",
        "update network_contribution set client_token = municipality_token",
        "update network_contribution set network = $1",
        "delete from network_contribution",
        "insert into contribution_contact (name) values ('x')",
        "update contribution_contact set phone = 'x'",
        "insert into signal_passage (text) values ('x')",
        "update signal_passage set text = 'x'",
        "delete from signal_passage",
    ],
)
async def test_nobody_writes_what_only_the_crossing_writes(world: Cast, change: str) -> None:
    made = await send(an_in(world), world.network)
    values = (made,) if "$1" in change else ()
    for access in (of_network(world), an_in(world)):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await asking(access, change, *values)


async def test_the_network_takes_no_words_away(world: Cast) -> None:
    await send(an_in(world), world.network)
    with pytest.raises(asyncpg.CheckViolationError):
        await asking(of_network(world), "update network_contribution set state = 'withdrawn'")


async def test_a_municipality_sees_its_own_passages_and_no_contribution(world: Cast, youth: UUID) -> None:
    await send(an_in(world), world.network)
    await send(celia_in(world), world.network)
    for access in (an_in(world), celia_in(world), job_access(world.pelt, "test")):
        assert await asking(access, "select count(*) from network_contribution") == 0
        assert await asking(access, "select count(*) from signal_passage") == 1
        assert await asking(access, "select count(*) from tidings_here()") == 1
    assert await asking(of_network(world), "select count(*) from network_contribution") == 2
    assert await asking(of_network(world), "select count(*) from signal_passage") == 0
    assert await asking(of_network(world), "select count(*) from tidings_here()") == 0
    there = Access(None, of_network(world).actor, frozenset(), network=youth)
    assert await asking(there, "select count(*) from network_contribution") == 0


async def test_who_does_not_coordinate_or_is_in_no_such_network_sends_nothing(
    world: Cast, admin: asyncpg.Connection
) -> None:
    async with door.enter(an_in(world)) as access:
        signal = await confirmed(access)
    elsewhere = await admin.fetchval(
        "insert into network (slug, name) values ('ver', 'Ver weg') returning id"
    )
    told = (signal, elsewhere, LEAVING)
    with pytest.raises(asyncpg.InsufficientPrivilegeError) as refused:
        async with door.enter(an_in(world)) as access:
            await contributing.send(access, *told, now=clock.now())
    assert str(refused.value) == "not a network of this municipality"
    assert json.dumps(refused.value.as_dict(), default=str).count(str(signal)) == 0
    await admin.execute("update member set left_at = now() where id = $1", world.an)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(an_in(world)) as access:
            await contributing.send(access, signal, world.network, LEAVING, now=clock.now())
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asking(of_network(world), "select withdraw_contribution(gen_random_uuid(), now())")


async def test_another_municipality_sends_and_takes_back_nothing_of_ours(world: Cast, case: UUID) -> None:
    made = await send(an_in(world), world.network, case=case)
    async with door.enter(an_in(world)) as access:
        signal = await confirmed(access, case=case)
    bram = world.members["bram", "pelt"]
    async with door.enter(celia_in(world)) as access:
        assert not await contributing.withdraw(access, made, now=clock.now())
        assert await contributing.send(access, signal, world.network, LEAVING, now=clock.now()) is None
    an = an_in(world)
    colleague = Access(
        an.municipality, type(an.actor)(an.actor.kind, bram, "Bram", an.actor.roles), an.rights, "mine"
    )
    async with door.enter(colleague) as access:
        assert await contributing.send(access, signal, world.network, LEAVING, now=clock.now()) is None


async def asking(access: Access, query: str, *values: object) -> object:
    """One question as the role `app`."""
    async with door.enter(access):
        return await DB.connection.fetchval(query, *values)
