"""How far each case is with the sitting that was held last: report and debrief. One query, however many cases."""

from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from tenants.access import Access

LAST = """
select distinct on (s."case") s."case", s.id as consultation, r.released_at is not null as is_reported,
       coalesce(d.talked_on is not null, true) as is_debriefed
from consultation s
left join report r on (r.tenant, r.consultation) = (s.tenant, s.id)
left join debrief d on (d.tenant, d.consultation) = (s.tenant, s.id)
where s.held_at is not null and s.cancelled_at is null and ($1::uuid is null or s."case" = $1)
order by s."case", s.held_at desc
"""


@dataclass(frozen=True)
class Progress:
    """The sitting that was held last. Without a debrief that was planned there is none to wait for."""

    consultation: UUID
    is_reported: bool
    is_debriefed: bool


async def progress(access: Access, case_id: UUID | None = None) -> dict[UUID, Progress]:
    """Per case, or of one; a case without a sitting behind it is not in it."""
    require_reader(access)
    rows = await DB.connection.fetch(LAST, case_id)
    return {
        row["case"]: Progress(row["consultation"], row["is_reported"], row["is_debriefed"]) for row in rows
    }
