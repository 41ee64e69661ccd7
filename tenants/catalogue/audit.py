"""Asks the catalogue and returns what is wrong."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from tenants.catalogue.known import KNOWN

HERE = Path(__file__).parent
INVENTORY = HERE / "inventory.txt"
MARK = "--? "
CANARY = "the canary shows, or is gone"
CHANGED = "something is not as the inventory says"

# What every question may use; names of PostgreSQL's own catalogue stay as they are.
PRELUDE = """
with known as (select $1::jsonb as list),
tenant_table as (
  select c.oid, c.relname from pg_class c, known k
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not k.list -> 'global' ? c.relname::text
), policy as (
  select c.oid, c.relname, p.polname::text as name, p.polpermissive as is_permissive,
    p.polcmd = '*' and p.polroles = '{0}' as is_for_all, p.polcmd = 'r' and p.polroles = '{0}' as is_for_reading,
    regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') as seen,
    regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g') as written
  from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace
), our_role as (
  select r.oid, r.rolname from pg_roles r, known k
  where r.rolname in (select e ->> 0 from jsonb_array_elements(k.list -> 'roles') e)
), granted as (
  select c.relname, null::name as attname, a.* from pg_class c, aclexplode(c.relacl) a
  where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner
  union all
  select c.relname, t.attname, a.* from pg_attribute t join pg_class c on c.oid = t.attrelid, aclexplode(t.attacl) a
  where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner
), our_function as (
  select p.*, r.rolname::text as owner,
    (select array_agg(name order by place) from unnest(p.proargnames, p.proargmodes) with ordinality
       argument (name, mode, place) where mode in ('t', 'o', 'b')) as columns
  from pg_proc p join pg_roles r on r.oid = p.proowner where p.pronamespace = 'public'::regnamespace
)
"""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: against which rule, and where."""

    rule: str
    where: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}"


async def findings(connection: asyncpg.Connection, rules: Container[str] | None = None) -> list[Finding]:
    """Everything that is wrong with this database, in the order of the rules; or with these rules alone."""
    found = [
        Finding(rule, row[0])
        for rule, question in questions("questions.sql")
        if rules is None or rule in rules
        for row in await _ask(connection, question)
    ]
    if rules is None or CHANGED in rules:
        found += await _changes(connection)
    if rules is None or CANARY in rules:
        found += await _canary(connection)
    return found


async def inventory(connection: asyncpg.Connection) -> list[str]:
    """What must be exactly as written down: rights of the stronger roles, global columns, triggers, the wall."""
    asked = [await _ask(connection, question) for _, question in questions("inventory.sql")]
    return sorted(str(row[0]) for rows in asked for row in rows)


def questions(file: str) -> Iterator[tuple[str, str]]:
    """The questions of a file: what an answer would mean, and the query."""
    for block in (HERE / file).read_text(encoding="utf-8").split(MARK)[1:]:
        rule, _, query = block.partition("\n")
        yield rule, query


async def _ask(connection: asyncpg.Connection, question: str) -> list[Any]:
    rows: list[Any] = await connection.fetch(f"{PRELUDE}\n{question}", json.dumps(KNOWN))
    return rows


async def _changes(connection: asyncpg.Connection) -> list[Finding]:
    known = set(INVENTORY.read_text(encoding="utf-8").splitlines())
    now = set(await inventory(connection))
    lines = [f"+ {line}" for line in sorted(now - known)] + [f"- {line}" for line in sorted(known - now)]
    return [Finding(CHANGED, line) for line in lines]


async def _canary(connection: asyncpg.Connection) -> list[Finding]:
    """Who bypasses row-level security sees one canary, everybody else none."""
    if not await connection.fetchval(
        "select has_table_privilege(oid, 'select') from pg_class where oid = to_regclass('public.canary')"
    ):
        return []
    is_right = await connection.fetchval(
        "select (select count(*) from public.canary) = (rolsuper or rolbypassrls)::integer"
        " from pg_roles where rolname = current_user"
    )
    return [] if is_right else [Finding(CANARY, "canary")]
