"""Close a consultation: the table is left, the draft of the report lies ready, the debrief is planned."""

from datetime import datetime
from uuid import UUID

from services.followups.debriefs import plan_debrief
from services.meetings import course
from services.reports.actions import ensure_draft
from tenants.access import Access


async def close_consultation(access: Access, consultation_id: UUID, result: str, *, now: datetime) -> None:
    """All of it or nothing; closing twice changes nothing."""
    await course.close(access, consultation_id, result, now=now)
    await ensure_draft(access, consultation_id, now=now)
    await plan_debrief(access, consultation_id, now=now)
