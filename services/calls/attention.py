"""For Vandaag: whom somebody promised to call back, by the end of today, and nobody did yet."""

from datetime import datetime, timedelta

from infra.piccolo_conf import DB
from services.cases.queries import Attention, require_reader
from tenants.access import Access

TODAY = timedelta(hours=12)

PROMISED = """
select n.call_back_at, n.words, s.id as consultation, p.first_name, c.id as case_id, c.name as case_name
from phone_call n
join consultation s on (s.tenant, s.id) = (n.tenant, n.consultation)
join circle_member p on (p.tenant, p.id) = (n.tenant, n.circle_member)
join "case" c on (c.tenant, c.id) = (n.tenant, n."case")
where n.outcome = 'call-back' and n.call_back_at <= $1
  and s.held_at is null and s.cancelled_at is null and c.closed_at is null and p.left_at is null
  and not exists (select from phone_call l where (l.tenant, l.consultation, l.circle_member)
    = (n.tenant, n.consultation, n.circle_member) and l.called_at > n.called_at)
order by n.call_back_at
"""


async def attention(access: Access, *, now: datetime) -> list[Attention]:
    """`subject` is the consultation. Code: call.back."""
    require_reader(access)
    return [
        Attention(
            "call.back",
            row["case_id"],
            row["case_name"],
            row["consultation"],
            who=row["first_name"],
            at=row["call_back_at"],
            words=row["words"],
        )
        for row in await DB.connection.fetch(PROMISED, now + TODAY)
    ]
