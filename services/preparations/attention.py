"""For Vandaag: what holds somebody back from coming, and nobody arranged yet."""

from datetime import datetime

from infra.piccolo_conf import DB
from services.cases.queries import Attention, require_reader
from tenants.access import Access

IN_THE_WAY = """
select w.kind, p.first_name, s.id as consultation, s.starts_at, c.id as case_id, c.name as case_name
from threshold w
join kit k on (k.tenant, k.id) = (w.tenant, w.kit)
join consultation s on (s.tenant, s.id) = (k.tenant, k.consultation)
join circle_member p on (p.tenant, p.id) = (k.tenant, k.circle_member)
join "case" c on (c.tenant, c.id) = (w.tenant, w."case")
where w.settled_at is null and p.left_at is null and s.held_at is null and s.cancelled_at is null
  and (s.ends_at is null or s.ends_at >= $1)
order by s.starts_at, p.first_name, w.noted_at
"""


async def attention(access: Access, *, now: datetime) -> list[Attention]:
    """`subject` is the consultation, `words` the code of what is in the way. Code: kit.in-the-way."""
    require_reader(access)
    return [
        Attention(
            code="kit.in-the-way",
            case=row["case_id"],
            case_name=row["case_name"],
            subject=row["consultation"],
            who=row["first_name"],
            at=row["starts_at"],
            words=row["kind"],
        )
        for row in await DB.connection.fetch(IN_THE_WAY, now)
    ]
