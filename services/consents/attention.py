"""For Vandaag: who took the yes back through their own link, and what was shared without one.

What staff wrote down themselves is known already; that the client does not know it yet, stays.
"""

from datetime import datetime, timedelta

from infra.piccolo_conf import DB
from services.cases.queries import Attention, require_reader
from tenants.access import Access

LATELY = timedelta(days=14)

# A guest acts as a participant, staff as a member: the first join keeps what came through a link.
FOUND = """
select 'consent.withdrawn' as code, n.id, n.withdrawn_at as at, p.first_name as who, c.id as case_id,
  c.name as case_name
from consent n
join circle_member p on (p.tenant, p.id) = (n.tenant, n.given_for)
join participant t on (t.tenant, t.id) = (n.tenant, n.withdrawn_by)
join "case" c on (c.tenant, c.id) = (n.tenant, n."case")
where n.withdrawn_at > $1 and n.replaced_at is null and c.closed_at is null
union all
select 'emergency.untold', e.id, e.began_at, '', c.id, c.name
from emergency e join "case" c on (c.tenant, c.id) = (e.tenant, e."case")
where e.told_at is null and c.closed_at is null
union all
select 'emergency.shared', e.id, e.began_at, m.name, c.id, c.name
from emergency e join "case" c on (c.tenant, c.id) = (e.tenant, e."case")
join member m on (m.tenant, m.id) = (e.tenant, e.began_by)
where e.began_by is distinct from current_member() and c.closed_at is null
  and (e.began_at > $1 or (e.ended_at is null and e.ends_on >= (select current_day())))
order by at
"""


async def attention(access: Access, *, now: datetime) -> list[Attention]:
    """`subject` is the consent, or what was shared. A withdrawal stands there for two weeks.

    Codes: consent.withdrawn, emergency.untold (the client is to hear of it), emergency.shared (by a colleague).
    """
    require_reader(access)
    rows = await DB.connection.fetch(FOUND, now - LATELY)
    return [
        Attention(
            row["code"],
            row["case_id"],
            row["case_name"],
            row["id"],
            who=row["who"],
            at=row["at"],
        )
        for row in rows
    ]
