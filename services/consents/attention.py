"""For Vandaag: who took the yes back through their own link. What staff wrote down themselves is known already."""

from datetime import datetime, timedelta

from infra.piccolo_conf import DB
from services.cases.queries import Attention, require_reader
from tenants.access import Access

LATELY = timedelta(days=14)

# A guest acts as a participant, staff as a member: the join keeps what came through a link.
WITHDRAWN = """
select n.id, n.withdrawn_at, p.first_name, c.id as case_id, c.name as case_name
from consent n
join circle_member p on (p.tenant, p.id) = (n.tenant, n.given_for)
join participant t on (t.tenant, t.id) = (n.tenant, n.withdrawn_by)
join "case" c on (c.tenant, c.id) = (n.tenant, n."case")
where n.withdrawn_at > $1 and n.replaced_at is null and c.closed_at is null
order by n.withdrawn_at
"""


async def attention(access: Access, *, now: datetime) -> list[Attention]:
    """For two weeks, until a new yes is written down. `subject` is the consent. Code: consent.withdrawn."""
    require_reader(access)
    rows = await DB.connection.fetch(WITHDRAWN, now - LATELY)
    return [
        Attention(
            "consent.withdrawn",
            row["case_id"],
            row["case_name"],
            row["id"],
            who=row["first_name"],
            at=row["withdrawn_at"],
        )
        for row in rows
    ]
