"""Open a series again: with a reason, and the client's yes counts when it is said anew."""

from datetime import datetime
from uuid import UUID

from services.consents.actions import note_arrival
from services.errors import Refused
from services.retention import actions as retention
from services.series import ending
from tenants.access import Access


async def reopen_series(
    access: Access, case_id: UUID, reason: str, *, said_before: str, now: datetime
) -> None:
    """What was agreed still stands; nothing leaves until the client says yes once more.

    `said_before` is what stands beside the earlier yes: in which words it was said in another series.
    """
    if not reason.strip():
        raise Refused("reopening.without-reason")
    await retention.reopen_case(access, case_id, now=now)
    await ending.note_reopened(access, case_id, reason, now=now)
    await note_arrival(access, case_id, said_before)
