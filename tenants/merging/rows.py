"""Rows change hands: what may stand only once is settled, then every row gets the municipality that remains."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.merging.catalogue import Column, Moving
from tenants.merging.order import Impossible, Parties

Counts = Mapping[str, Mapping[UUID, int]]

# What may stand once per municipality and is no id: each unique rule of this kind has its answer here.
FORMER = "former_member"
SETTLED = {
    "member": "tenants/merging/people.py",
    "policy": "the named one remains",
    "conduct_addition": "that of the named one counts, the others keep theirs without a number",
    "submission": "the first remains",
    "outbox": "the second gets a key of its own",
}
POLICY = "delete from policy where tenant = any($1) and tenant <> $2 and exists (select from policy where tenant = $2)"
FIRST_POLICY = """
select tenant from policy where tenant = any($1) order by array_position($1::uuid[], tenant) limit 1
"""
ADDITIONS = "update conduct_addition set number = 0 where tenant = any($1) and tenant <> $2"
# What one of them offered the other is nobody's offer any more: the case stays with who has it.
OFFERS = """
update case_move set outcome = 'withdrawn', answered_at = $2
where tenant = any($1) and to_municipality = any($1) and outcome = ''
"""
TOUCHED = (
    ("conduct_addition", "number"),
    ("case_move", "outcome"),
    ("case_move", "answered_at"),
    ("submission", "token"),
    ("outbox", "dedupe_key"),
    ("case_opening", "case"),
    ("case_opening", "kind"),
    ("case_opening", "ended_at"),
)
SUBMISSION = """
delete from submission s using submission first
where s.tenant = any($1) and first.tenant = any($1) and first.token = s.token
  and array_position($1::uuid[], first.tenant) < array_position($1::uuid[], s.tenant)
"""
OUTBOX = """
update outbox o set dedupe_key = o.dedupe_key || '@' || o.tenant
where o.tenant = any($1) and exists (
  select from outbox first where first.tenant = any($1) and first.dedupe_key = o.dedupe_key
    and array_position($1::uuid[], first.tenant) < array_position($1::uuid[], o.tenant))
"""
# A case that moved to a neighbour left an opening behind, for its shell. Under one roof it would open the case.
SHELLS = """
update case_opening o set ended_at = $2 where o.tenant = any($1) and o.ended_at is null and o.kind <> 'barred'
  and exists (select from "case" c where c.tenant = any($1) and c.tenant <> o.tenant and c.id = o."case")
"""


async def settle_clashes(parties: Parties, *, now: datetime) -> None:
    """One policy, one place for a form that was sent twice, one key for each piece of later work."""
    connection = DB.connection
    kept = await connection.fetchval(FIRST_POLICY, parties.all_ids)
    if kept is not None:
        await connection.execute(POLICY, parties.all_ids, kept)
    await connection.execute(ADDITIONS, parties.all_ids, parties.ranked[0].id)
    await connection.execute(SUBMISSION, parties.all_ids)
    await connection.execute(OUTBOX, parties.all_ids)
    await connection.execute(SHELLS, parties.all_ids, now)
    await connection.execute(OFFERS, parties.all_ids, now)


async def move(parties: Parties, moving: Moving) -> None:
    """Every row of who leaves becomes a row of who remains."""
    for column in moving.places:
        await DB.connection.execute(_moved(column), parties.into.id, parties.leaving_ids)


async def counts(parties: Parties, moving: Moving) -> Counts:
    """How many rows each of them has, per table; tables without any are left out."""
    parts = [
        f"select '{table}' as name, tenant, count(*) as rows from public.\"{table}\" "  # noqa: S608 - catalogue
        "where tenant = any($1) group by tenant"
        for table in moving.tables
    ]
    found: dict[str, dict[UUID, int]] = {}
    for row in await DB.connection.fetch(" union all ".join(parts), parties.all_ids):
        found.setdefault(row["name"], {})[row["tenant"]] = row["rows"]
    return found


def check_complete(parties: Parties, before: Counts, settled: Counts, after: Counts) -> None:
    """Nothing went missing but what was settled above, and nothing stayed behind; raises Impossible."""
    for name in before.keys() | settled.keys() | after.keys():
        had, moved = (sum(one.get(name, {}).values()) for one in (before, settled))
        there = after.get(name, {})
        is_whole = had == moved or name in {*SETTLED, FORMER}
        if not is_whole or set(there) - {parties.into.id} or there.get(parties.into.id, 0) != moved:
            raise Impossible(f"De rijen van {name} kloppen niet na de fusie.")


def _moved(column: Column) -> str:
    return (
        f'update public."{column.table}" set "{column.name}" = $1 '  # noqa: S608 - names from the catalogue
        f'where "{column.name}" = any($2)'
    )
