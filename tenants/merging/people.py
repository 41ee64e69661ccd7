"""Members of municipalities that merge: who worked in both becomes one member, with the roles of both.

Who left one of them keeps a row there that nobody can sign in with, so that nothing that was opened for them
then opens now. Who is blocked in one is blocked in the whole, until an administrator says otherwise.
"""

from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.merging.catalogue import Column
from tenants.merging.order import Parties

RETIRE = """
update member gone set subject = 'left:' || gone.id || ':' || gone.subject
where gone.tenant = any($1) and gone.left_at is not null and exists (
  select from member other
  where other.tenant = any($1) and other.id <> gone.id
    and (other.issuer, other.subject) = (gone.issuer, gone.subject))
"""
DOUBLES = """
with ranked as (
  select m.id, first_value(m.id) over (
    partition by m.issuer, m.subject order by array_position($1::uuid[], m.tenant)) as stays
  from member m where m.tenant = any($1) and m.left_at is null)
select id, stays from ranked where id <> stays
"""
UNITE = """
update member m set
  roles = (select array_agg(distinct role order by role) from unnest(m.roles || gone.roles) role),
  blocked_at = coalesce(m.blocked_at, gone.blocked_at), blocked_by = coalesce(m.blocked_by, gone.blocked_by),
  blocked_reason = case when m.blocked_at is null then gone.blocked_reason else m.blocked_reason end,
  version = m.version + 1
from member gone where m.id = $2 and gone.id = $1
"""
OUTBOX = """
update outbox set ids = replace(ids::text, $1::text, $2::text)::jsonb
where tenant = any($3) and ids::text like '%' || $1::text || '%'
"""
FORGET = "delete from member where id = any($1)"
REMEMBER = "insert into former_member (tenant, id, member) select $1, unnest($2::uuid[]), unnest($3::uuid[])"


SHOWN = ("issuer", "subject", "roles", "left_at", "blocked_at", "blocked_by", "blocked_reason", "version")
TOUCHED = (Column("outbox", "ids"), *(Column("member", name) for name in SHOWN))


@dataclass(frozen=True)
class Double:
    """Somebody who worked in two: the member that goes, and the one that stays."""

    gone: UUID
    stays: UUID


async def unite(parties: Parties, people: tuple[Column, ...]) -> list[Double]:
    """Make one member of each who worked in several; returns who became whom."""
    connection = DB.connection
    await connection.execute(RETIRE, parties.all_ids)
    doubles = [Double(*row) for row in await connection.fetch(DOUBLES, parties.all_ids)]
    if not doubles:
        return doubles
    gone, stays = [one.gone for one in doubles], [one.stays for one in doubles]
    for one in doubles:
        await connection.execute(UNITE, one.gone, one.stays)
        await connection.execute(OUTBOX, str(one.gone), str(one.stays), parties.all_ids)
    for column in people:
        await connection.execute(_repoint(column), gone, stays, parties.all_ids)
    await connection.execute(FORGET, gone)
    await connection.execute(REMEMBER, parties.into.id, gone, stays)
    return doubles


def _repoint(column: Column) -> str:
    return (
        f'update "{column.table}" t set "{column.name}" = d.stays '  # noqa: S608 - names from the catalogue
        "from unnest($1::uuid[], $2::uuid[]) as d (gone, stays) "
        f'where t.tenant = any($3) and t."{column.name}" = d.gone'
    )
