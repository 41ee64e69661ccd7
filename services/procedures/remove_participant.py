"""Take somebody off the list of a sitting: the invitation ends with it."""

from datetime import datetime
from uuid import UUID

from services.consultations import actions as consultations
from services.invitations import actions as invitations
from tenants.access import Access


async def remove_participant(access: Access, participant_id: UUID, *, now: datetime) -> None:
    """This person need not come; the others notice nothing."""
    await consultations.remove_participant(access, participant_id, now=now)
    await invitations.withdraw_invitation(access, participant_id, now=now)
