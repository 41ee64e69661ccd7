"""Somebody asked after an agreement: it asks again a week later, and stands in no count."""

from datetime import datetime
from uuid import UUID

from services.followups.queries import lock_agreement
from services.followups.tables import FollowUp, Told
from tenants import audit
from tenants.access import Access


async def note_asked_after(access: Access, agreement_id: UUID, *, now: datetime) -> None:
    """The coordinator phoned its owner and knows no more yet."""
    agreement = await lock_agreement(access, agreement_id)
    if agreement.done_at is not None or agreement.dropped_at is not None:
        return
    row = FollowUp(
        case=agreement.case,
        agreement=agreement_id,
        kind=Told.ASKED_AFTER,
        noted_by=access.member,
        noted_at=now,
        settled_at=now,
    )
    await row.save()
    audit.record(access, "follow-up.asked-after", agreement_id, case=agreement.case)
