"""PostgreSQL itself is asked whether every table stands behind our wall, and whether damage would show."""

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tenants.crossings import CROSSINGS
from tests.architecture.sources import ROOT
from tests.isolation.catalogue import QUESTIONS

FUNCTIONS_OF_CROSSING = """
select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = 'crossing' order by 1
"""
COLUMNS = """
select p.proargnames[p.pronargs + 1:] from pg_proc p join pg_roles r on r.oid = p.proowner
where r.rolname = 'crossing' and p.proname = $1
"""

DAMAGE = {
    "row-level security is off or not forced": "alter table member no force row level security",
    "the wall between tenants is missing or says something else": "drop policy tenant_wall on member",
    "there is a policy that nobody knows": "create policy open on member using (true)",
    "the column tenant may be empty or is not stamped": "alter table member alter tenant drop default",
    "a key or unique rule does not start with the tenant": "create unique index on member (email)",
    "a reference between tenant tables leaves out the tenant, or is not deferrable": """
        alter table member add unique (id);
        alter table kept_form add foreign key (member) references member (id)
    """,
    "a table with a case has no second wall": "drop policy case_wall on circle_member",
    "the wall between cases says something else": 'alter policy case_wall on "case" using (true)',
    "the wall of the audit is missing or says something else": """
        alter policy log_wall on audit_line using (current_member() is not null)
    """,
    "the app role is too strong": "grant truncate on member to app",
    "the app role may write where only functions may": "grant insert on audit_line to app",
    "a table is not owned by owner": "alter table member owner to current_user",
    "a view or a materialised view is there": "create materialized view seen as select * from member",
    "a definer function is not known, or has an open search path": """
        create function leak() returns bigint language sql security definer as 'select count(*) from member'
    """,
    "a function pretends to be leakproof": "alter function current_tenant() leakproof",
    "everybody may run a definer function": "grant execute on function audit_heads() to public",
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_the_wall_stands(world: Cast, admin: asyncpg.Connection, question: str) -> None:
    assert [row[0] for row in await admin.fetch(QUESTIONS[question])] == []


@pytest.mark.parametrize("question", QUESTIONS)
async def test_damage_to_the_wall_shows(world: Cast, admin: asyncpg.Connection, question: str) -> None:
    transaction = admin.transaction()
    await transaction.start()
    try:
        await admin.execute(DAMAGE[question])
        assert await admin.fetch(QUESTIONS[question]) != []
    finally:
        await transaction.rollback()


async def test_every_crossing_is_in_the_table_and_returns_no_more(
    world: Cast, admin: asyncpg.Connection
) -> None:
    found = [row[0] for row in await admin.fetch(FUNCTIONS_OF_CROSSING)]
    assert found == sorted(crossing.function for crossing in CROSSINGS)
    for crossing in CROSSINGS:
        columns = await admin.fetchval(COLUMNS, crossing.function)
        assert tuple(columns or (crossing.function,)) == crossing.returns


def test_every_crossing_names_a_test_that_is_there() -> None:
    assert [one.function for one in CROSSINGS if not (ROOT / one.test).is_file()] == []
