"""The signed context: PostgreSQL believes who is inside only with a signature that the program alone can make.

Each attack is what an SQL injection could do: it runs as the role `app`, inside the transaction of somebody.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from infra import clock
from infra.context import HOLDS_SECONDS, Key, keep_keys, key_of, signed
from infra.piccolo_conf import DB
from infra.settings import settings
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import Access, member_access
from tenants.tables import Member
from tests.figures import Figure

pytestmark = pytest.mark.attack

SEEN = "select current_tenant(), current_member(), case_scope(), current_network(), current_day()"
FULL = "select * from member"
EMPTY = ("select * from case_opening", "select opened_cases()")
TELL = "select set_config('app.context', $1, true), set_config('app.signature', $2, true)"
KEY, END, TENANT, MEMBER, CASES, NETWORK, TODAY = range(7)
FORGED = "forged, stolen and expired contexts refused"

Said = tuple[str, str]


def an_of(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An", ("coordinator",))


def said_for(access: Access) -> Said:
    """A good context, as the door says it."""
    return signed((*door.who_is(access), clock.today().isoformat()))


def until(said: Said, end: float, key: Key | None = None) -> Said:
    """The same context with another end, truly signed."""
    parts = said[0].split("|")
    key = key or key_of(settings().secret)
    context = "|".join([key.name, str(int(end)), *parts[TENANT:]])
    return context, key.sign(context)


async def believed(*said: Any) -> tuple[Any, ...]:
    """What PostgreSQL makes of it, in a transaction of its own."""
    async with door.lobby():
        await DB.connection.execute(TELL, *said)
        return tuple(await DB.connection.fetchrow(SEEN))


async def refused(*said: Any) -> int:
    """1 when PostgreSQL refuses wherever the context is asked for; an empty table need not ask for it."""
    return int([await answered(asked, *said) for asked in (SEEN, FULL, *EMPTY)] == [None, None, 0, 0])


async def answered(asked: str, *said: Any) -> int | None:
    """How many rows come back; None for a refusal, which counts as none where nothing stands."""
    async with door.lobby():
        await DB.connection.execute(TELL, *said)
        await DB.connection.execute("savepoint before")
        try:
            return len(await DB.connection.fetch(asked))
        except asyncpg.InsufficientPrivilegeError:
            return 0 if asked in EMPTY else None
        finally:
            await DB.connection.execute("rollback to savepoint before")


async def test_what_the_door_says_is_believed(world: Cast) -> None:
    async with door.enter(an_of(world)):
        found = await DB.connection.fetchrow(SEEN)
    assert tuple(found) == (world.pelt.id, world.an, "mine", None, clock.today())


async def test_without_a_context_there_is_nobody(world: Cast) -> None:
    for said in (("", ""), ("", said_for(an_of(world))[1])):
        assert await believed(*said) == (None, None, "", None, None)


async def test_the_bare_names_of_a_tenant_and_a_member_mean_nothing(world: Cast, figure: Figure) -> None:
    async with door.lobby():
        for name, value in (("tenant", world.pelt.id), ("member", world.an), ("cases", "all")):
            await DB.connection.execute(f"set local app.{name} = '{value}'")
        assert await Member.count() == 0
    figure(FORGED, 1, of=1)


@pytest.mark.parametrize("signature", [None, "", "00" * 32, "x", "é" * 64])
async def test_a_context_without_its_signature_is_refused(
    world: Cast, figure: Figure, signature: str | None
) -> None:
    context, _ = said_for(an_of(world))
    assert await refused(context, signature) == 1
    figure(FORGED, 1, of=1)


@pytest.mark.parametrize("part", [KEY, END, TENANT, MEMBER, CASES, NETWORK, TODAY])
async def test_no_part_of_a_context_can_be_exchanged(world: Cast, figure: Figure, part: int) -> None:
    context, signature = said_for(an_of(world))
    other = {
        KEY: key_of(b"somebody else's").name,
        END: str(int(time.time()) + HOLDS_SECONDS + 1),
        TENANT: str(world.genk.id),
        MEMBER: str(world.bram),
        CASES: "all",
        NETWORK: str(world.network),
        TODAY: "2020-01-01",
    }
    parts = context.split("|")
    assert parts[part] != other[part]
    parts[part] = other[part]
    assert await refused("|".join(parts), signature) == 1
    figure(FORGED, 1, of=1)


@pytest.mark.parametrize("made", ["{0}|", "{0}\n", " {0}", "x", "|", "||||||", "{0}|all", "{0};"])
async def test_nothing_can_be_added_to_a_context(world: Cast, figure: Figure, made: str) -> None:
    context, signature = said_for(an_of(world))
    assert await refused(made.format(context), signature) == 1
    figure(FORGED, 1, of=1)


async def test_the_signature_of_pelt_does_not_fit_genk(world: Cast, figure: Figure) -> None:
    celia = member_access(world.genk, world.members["celia", "genk"], "Celia", ("coordinator",))
    assert await refused(said_for(celia)[0], said_for(an_of(world))[1]) == 1
    figure(FORGED, 1, of=1)


@pytest.mark.parametrize("seconds", [-1_000_000, -2, 330, 10_000_000_000])
async def test_a_context_for_another_time_is_refused(world: Cast, figure: Figure, seconds: int) -> None:
    said = until(said_for(an_of(world)), time.time() + seconds)
    assert await refused(*said) == 1
    figure(FORGED, 1, of=1)


async def test_a_stolen_context_dies_and_a_transaction_that_runs_does_not(
    world: Cast, figure: Figure
) -> None:
    said = until(said_for(an_of(world)), time.time() + 4)
    async with door.lobby():
        await DB.connection.execute(TELL, *said)
        assert await Member.count() == 5
        await asyncio.sleep(5.1)
        assert await Member.count() == 5
    assert await refused(*said) == 1
    figure(FORGED, 1, of=1)


async def test_a_context_may_be_said_late_in_a_long_transaction(world: Cast) -> None:
    """As a merger does after minutes: no further ahead than allowed, counted from this moment."""
    async with door.lobby():
        assert await DB.connection.fetchval("select current_tenant()") is None
        await asyncio.sleep(4)
        await DB.connection.execute(TELL, *until(said_for(an_of(world)), time.time() + 298))
        assert await Member.count() == 5


async def test_what_an_injection_leaves_on_a_connection_is_not_there_for_the_next(
    world: Cast, figure: Figure
) -> None:
    """Its own good context, set for the session instead of the transaction; the pool has eight connections."""
    for _ in range(20):
        async with door.enter(an_of(world)):
            await DB.connection.execute(TELL.replace("true", "false"), *said_for(an_of(world)))
        async with door.lobby():
            assert await Member.count() == 0
    figure(FORGED, 1, of=1)


async def test_a_key_of_somebody_else_opens_nothing(world: Cast, figure: Figure) -> None:
    stranger, ours = key_of(b"s" * 32), key_of(settings().secret)
    said = said_for(an_of(world))
    for key in (stranger, Key(ours.name, stranger.secret), Key(stranger.name, ours.secret)):
        assert await refused(*until(said, time.time() + 60, key)) == 1
        figure(FORGED, 1, of=1)


READINGS = (
    "select * from signing_key",
    "select count(*) from signing_key",
    "select inner_pad from public.signing_key where id is not null",
    "copy signing_key to stdout",
    "insert into signing_key values ('x', ''::bytea, ''::bytea)",
    "set local role keeper",
    "set local role owner",
    "set local row_security = off; select * from signing_key",
    "create function mine() returns text language sql as 'select 1'",
    "create or replace function current_tenant() returns uuid language sql as 'select null::uuid'",
    "alter function signed_context() owner to app",
    "alter function signed_context() security invoker",
    "create temp table signing_key (id text, inner_pad bytea, outer_pad bytea)",
    "create schema pg_shadow_copy",
    "lock table signing_key in access exclusive mode",
    "select pg_read_file('pg_hba.conf')",
    "select * from pg_statistic",
)


@pytest.mark.parametrize("statement", READINGS)
async def test_the_keys_and_what_reads_them_are_out_of_reach(
    world: Cast, figure: Figure, statement: str
) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(an_of(world)):
            await DB.connection.execute(statement)
    figure("ways to the keys refused", 1, of=1)


async def test_statistics_say_nothing_about_the_keys(world: Cast, admin: asyncpg.Connection) -> None:
    await admin.execute("analyze signing_key")
    async with door.enter(an_of(world)):
        assert (
            await DB.connection.fetchval("select count(*) from pg_stats where tablename = 'signing_key'") == 0
        )


EVIL = """
create schema evil;
create table evil.signing_key (id text, inner_pad bytea, outer_pad bytea);
insert into evil.signing_key select 'evil', 'x', 'x';
create function evil.sha256(bytea) returns bytea language sql as $$ select '\\x00'::bytea $$;
create function evil.encode(bytea, text) returns text language sql as $$ select 'yes' $$;
create function evil.current_setting(text, boolean) returns text language sql as $$ select 'evil|9' $$;
create function evil.texteq(text, text) returns boolean language sql as $$ select true $$;
create operator evil.= (leftarg = text, rightarg = text, function = evil.texteq);
create type evil.text as (x int);
grant usage on schema evil to app;
grant select on evil.signing_key to app;
"""


async def test_another_search_path_misleads_nothing(
    world: Cast, admin: asyncpg.Connection, figure: Figure
) -> None:
    context, _ = said_for(an_of(world))
    transaction = admin.transaction()
    await transaction.start()
    try:
        await admin.execute(EVIL)
        await admin.execute("set local role app; set local search_path = evil, pg_catalog, public")
        await admin.execute(TELL, context, "yes")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await admin.fetch("select public.current_tenant()")
    finally:
        await transaction.rollback()
    figure(FORGED, 1, of=1)


@pytest.fixture
async def kept(admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The keys of this environment stand in the database again afterwards."""
    yield
    monkeypatch.undo()
    await keep_keys(admin)


async def test_two_keys_are_good_while_one_replaces_the_other(
    world: Cast, admin: asyncpg.Connection, kept: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = settings().secret, b"\x07" * 32
    said = said_for(an_of(world))
    by_new = until(said, time.time() + 60, key_of(new))
    assert await refused(*by_new) == 1
    monkeypatch.setenv("SECRET_KEY", new.hex())
    monkeypatch.setenv("PREVIOUS_SECRET_KEY", old.hex())
    await keep_keys(admin)
    await keep_keys(admin)
    assert [(await believed(*one))[0] for one in (said, by_new)] == [world.pelt.id, world.pelt.id]
    monkeypatch.delenv("PREVIOUS_SECRET_KEY")
    await keep_keys(admin)
    assert await admin.fetchval("select count(*) from signing_key") == 1
    assert await refused(*said) == 1


async def test_nothing_secret_stands_in_a_context(world: Cast) -> None:
    said = "".join(said_for(an_of(world)))
    key = key_of(settings().secret)
    assert key.secret != settings().secret
    assert [one for one in (settings().secret, key.secret, key.inner_pad) if one.hex() in said] == []


def test_a_part_cannot_hide_another_one() -> None:
    with pytest.raises(ValueError, match="separator"):
        signed(("a|b", "", "", "", ""))
