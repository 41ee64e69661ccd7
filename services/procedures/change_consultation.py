"""Change what was planned: calendars and invitations follow when the moment or the place is another one."""

from datetime import datetime
from uuid import UUID

from services.consultations import actions as consultations
from services.consultations.rules import Change, Sitting
from services.invitations import actions as invitations
from tenants.access import Access


async def change_consultation(
    access: Access, consultation_id: UUID, sitting: Sitting, *, version: int, now: datetime
) -> Change:
    """Says what calendars were told; another moment asks everybody for a new answer."""
    change = await consultations.change_consultation(
        access, consultation_id, sitting, version=version, now=now
    )
    if change is not Change.NONE:
        await invitations.tell_change(access, consultation_id, change, now=now)
    return change
