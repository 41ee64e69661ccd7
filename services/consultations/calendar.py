"""The dates of all cases at once, for lists: when the next sitting is, and how many were held."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from tenants.access import Access

DATES = """
select "case", min(starts_at) filter (where held_at is null) as next_at,
       coalesce(bool_or(held_at is null and starts_at is null), false) as is_undated,
       coalesce(bool_or(held_at is null and began_at is not null), false) as has_begun,
       count(held_at) as held, max(held_at) as held_at
from consultation where cancelled_at is null group by "case"
"""


@dataclass(frozen=True)
class Dates:
    """One case: its next sitting, whether a date is being looked for, and what lies behind."""

    next_at: datetime | None = None
    is_undated: bool = False
    has_begun: bool = False
    held: int = 0
    held_at: datetime | None = None


async def dates(access: Access) -> dict[UUID, Dates]:
    """Per case; one without a sitting is not in it."""
    require_reader(access)
    rows = await DB.connection.fetch(DATES)
    return {row["case"]: Dates(*(row[name] for name in Dates.__dataclass_fields__)) for row in rows}
