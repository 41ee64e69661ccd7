"""What an injected statement could do as the role `app`, inside An's own transaction: read and spoil nothing of others.

That the context cannot be forged is in tests/isolation/test_context.py, that a session cannot in
tests/signin/test_forged_sessions.py; here is what the rows themselves say.
"""

import asyncpg
import pytest

from infra.piccolo_conf import DB
from tenants import door
from tenants.access import Access, Role, member_access
from tests.attack.owners import ID, Owner, owners
from tests.crawl.rows import differing, fingerprints
from tests.crawl.told import Told
from tests.figures import Figure

READS = (
    "select to_jsonb(t)::text from {table} t",
    "select to_jsonb(t)::text from {table} t where true or tenant = '{genk}'",
    "select to_jsonb(t)::text from only {table} t where tenant = '{genk}'",
    "select to_jsonb(t)::text from {table} t where tenant <> current_tenant()",
    "with a as materialized (select * from {table}) select to_jsonb(a)::text from a",
    "set local app.tenant = '{genk}'; select to_jsonb(t)::text from {table} t",
    "set local app.cases = 'all'; select to_jsonb(t)::text from {table} t",
)
ELSEWHERE = (
    "copy {table} to program 'cat'",
    "copy (select * from {table}) to '/tmp/x'",
    "set local row_security = off; select * from {table}",
    "set local role owner; select * from {table}",
    "set local session authorization owner",
    "truncate {table}",
    "drop table {table}",
    "alter table {table} disable row level security",
    "alter table {table} disable trigger all",
    "set local session_replication_role = replica",
    "drop policy tenant_wall on {table}",
    "create policy open on {table} using (true)",
    "create view seen as select * from {table}",
    "create function leak() returns bigint language sql security definer as 'select 1'",
    "create table mine as select * from {table}",
    "do $$ begin execute 'set local role owner'; end $$",
    "create extension dblink",
    "load 'auto_explain'",
    "select pg_read_file('PG_VERSION')",
    "select pg_ls_dir('.')",
    "select lo_import('/etc/passwd')",
    "select rolpassword from pg_authid",
    "alter role app superuser",
    "alter system set log_statement = 'all'",
    "select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user",
    "delete from audit_line",
    "update audit_line set action = 'x'",
    "insert into audit_line (action) values ('x')",
    "comment on table {table} is 'x'",
    "listen x; select pg_reload_conf()",
)
SPOILS = (
    "copy {table} to stdout",
    "lock table {table} in access exclusive mode",
    "grant select on {table} to public",
    "update {table} set tenant = '{genk}'",
    "update {table} set id = id where tenant = '{genk}'",
    "delete from {table} where tenant = '{genk}'",
    "delete from {table} where true",
    "insert into {table} select * from {table} on conflict do nothing",
    "merge into {table} t using (select '{genk}'::uuid as x) s on t.tenant = s.x when matched then delete",
)
# Without guest_link: links are found before anybody is known, so their hashes lie open inside a municipality.
TABLES = (
    "circle_member",
    '"case"',
    "participant",
    "agreement",
    "consent",
    "invitation",
    "member",
    "audit_line",
)

pytestmark = pytest.mark.attack


@pytest.fixture(scope="session")
async def owned(once_told: Told, admin: asyncpg.Connection) -> dict[str, Owner]:
    """Whose every id is."""
    await once_told.restore()
    return await owners(admin)


def an(told: Told) -> Access:
    world = told.scenery.world
    return member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))


def made(told: Told, statement: str, table: str) -> str:
    return statement.format(table=table, genk=told.scenery.world.genk.id)


async def injected(told: Told, statement: str, table: str) -> list[str]:
    """What comes back; an error of PostgreSQL is an answer too, and says nothing of others either."""
    try:
        async with door.enter(an(told)):
            *first, last = made(told, statement, table).split("; ")
            for one in first:
                await DB.connection.execute(one)
            return [str(row[0]) for row in await DB.connection.fetch(last)]
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return [f"{error} {getattr(error, 'detail', '')}"]


@pytest.mark.parametrize("statement", READS)
async def test_an_injected_question_shows_no_row_of_others(
    told: Told, owned: dict[str, Owner], figure: Figure, statement: str
) -> None:
    genk = str(told.scenery.world.genk.id)
    async with door.enter(an(told)):
        mine = {str(row[0]) for row in await DB.connection.fetch('select id from "case"')}
    read, foreign = 0, 0
    for table in TABLES:
        for text in await injected(told, statement, table):
            read += 1
            asked = statement.format(table=table, genk=genk)
            whose = [owned[one] for one in ID.findall(text) if one in owned and one not in asked]
            foreign += any(one.tenant == genk or (one.case and one.case not in mine) for one in whose)
    figure("foreign rows, of those read by injected statements", foreign, of=read)
    assert foreign == 0


@pytest.mark.parametrize("statement", [*ELSEWHERE, *SPOILS])
async def test_an_injected_statement_spoils_nothing_of_others(
    told: Told, admin: asyncpg.Connection, owned: dict[str, Owner], figure: Figure, statement: str
) -> None:
    for table in TABLES if statement in SPOILS else TABLES[:1]:
        await injected(told, statement, table)
    changed = differing(told.picture.taken, await fingerprints(admin))
    lost = [
        f"{table}"
        for table in changed
        for row in await admin.fetch(LOST.format(table))
        if is_of_others(told, owned, row[0])
    ]
    figure("injected statements that spoiled a row of others", len(lost), of=1)
    assert lost == []


LOST = """
select to_jsonb(p)::text from picture."{0}" p
where not exists (select from public."{0}" t where to_jsonb(t) = to_jsonb(p))
"""


def is_of_others(told: Told, owned: dict[str, Owner], row: str) -> bool:
    """Whether a row of Genk, or of a case that is not An's, is gone or different."""
    genk, family = str(told.scenery.world.genk.id), told.scenery.ids["underway"]["case_id"]
    mine = {told.scenery.ids["coming"]["case_id"], family, ""}
    whose = [owned[one] for one in ID.findall(row) if one in owned]
    return any(one.tenant == genk or one.case not in mine for one in whose)


@pytest.mark.parametrize("statement", ELSEWHERE)
async def test_what_only_an_owner_may_is_refused(told: Told, statement: str, figure: Figure) -> None:
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        async with door.enter(an(told)):
            for one in made(told, statement, "circle_member").split("; "):
                await DB.connection.execute(one)
    figure("statements of an owner, refused", 1, of=1)
