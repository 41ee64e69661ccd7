"""How somebody takes part: the answer, the number or link, and for who is absent what was arranged."""

from datetime import datetime

from services.absences.actions import Told, forget_absence, note_absence
from services.invitations import actions as invitations
from services.invitations.tables import Invitation
from tenants.access import Access


async def note_participation(
    access: Access, invitation: Invitation, answer: str, *, dial: str, told: Told | None, now: datetime
) -> None:
    """By the coordinator, on behalf; what was arranged about an absence goes when they come after all."""
    if answer != invitation.answer:
        await invitations.answer(access, invitation.id, answer, now=now)
    await invitations.choose_dial(access, invitation.id, dial)
    if told is None:
        await forget_absence(access, invitation.participant)
    else:
        await note_absence(access, invitation.participant, told, now=now)
