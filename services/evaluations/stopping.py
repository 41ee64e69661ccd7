"""Links of neutral people that end by themselves: the yes was taken back, or somebody left the circle."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from piccolo.columns.combination import Or

from services.evaluations.tables import Feedback, NeutralTalk
from tenants import audit
from tenants.access import Access


async def end_open_talks(
    access: Access, case_id: UUID, people: Collection[UUID] | None = None, *, now: datetime
) -> None:
    """Of the whole case, or those that these people would hold or be asked in; what was answered stays."""
    access.require("cases.edit")
    where = (NeutralTalk.case == case_id) & NeutralTalk.ended_at.is_null()
    if people is not None:
        if not people:
            return
        asked = await Feedback.select(Feedback.id).where(
            (Feedback.case == case_id) & Feedback.circle_member.is_in(list(people))
        )
        holds = NeutralTalk.circle_member.is_in(list(people))
        about = [row["id"] for row in asked]
        where &= Or(holds, NeutralTalk.feedback.is_in(about)) if about else holds
    ended = await NeutralTalk.update({NeutralTalk.ended_at: now}).where(where).returning(NeutralTalk.feedback)
    for row in ended:
        audit.record(access, "talk.ended", row["feedback"], case=case_id)
