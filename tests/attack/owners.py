"""Whose every id in the database is: its table, its municipality, its case. Asked as a superuser."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import asyncpg

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
TABLES = """
select c.relname, exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'tenant') as has_tenant,
       exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'case') as has_case
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'id'
  and a.atttypid = 'uuid'::regtype
"""


@dataclass(frozen=True)
class Owner:
    """Where a row stands, and whose it is."""

    table: str
    tenant: str
    case: str


async def owners(admin: asyncpg.Connection) -> dict[str, Owner]:
    """By id; the id of a case belongs to itself."""
    found = {}
    for table, has_tenant, has_case in await admin.fetch(TABLES):
        tenant = "tenant::text" if has_tenant else "''"
        case = '"case"::text' if has_case else "id::text" if table == "case" else "''"
        for row in await admin.fetch(
            f"select id::text, {tenant}, coalesce({case}, '') from public.\"{table}\""
        ):
            found[row[0]] = Owner(table, row[1], row[2])
    return found


def strangers(owned: Mapping[str, Owner], of: str, cases: Iterable[str]) -> list[str]:
    """Ids of the same kind in other cases and other municipalities: one of each that is not in `cases`."""
    like = owned[of]
    ours = {owned[case].tenant for case in cases if case in owned}
    others: dict[tuple[str, str], str] = {}
    for one, owner in owned.items():
        is_elsewhere = owner.tenant not in ours if not owner.case else owner.case not in cases
        if (
            not like.case
        ):  # of a municipality, or of a network: somebody else's, or another one of the network
            is_elsewhere = owner.tenant != like.tenant or (not like.tenant and one != of)
        if owner.table == like.table and is_elsewhere:
            others.setdefault((owner.tenant, owner.case), one)
    return list(others.values())
