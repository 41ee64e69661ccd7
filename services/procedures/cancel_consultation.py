"""Call a sitting off: it ends, links die, calendars are told without a reason."""

from datetime import datetime
from uuid import UUID

from services.consultations import actions as consultations
from services.invitations import actions as invitations
from tenants.access import Access


async def cancel_consultation(access: Access, consultation_id: UUID, *, now: datetime) -> None:
    """Everybody who was asked is told that it does not go on."""
    await consultations.cancel_consultation(access, consultation_id, now=now)
    await invitations.end_invitations(access, consultation_id, now=now)
