"""Deciding about an absence: the coordinator phones, notes why, and arranges who tells it back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.absences.queries import find_absence
from services.absences.tables import Absence, Reason
from services.consultations.queries import get_participant, participants
from services.errors import NotFound
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Told:
    """What the coordinator heard and arranged."""

    reason: str = Reason.NONE
    is_systematic: bool | None = None
    words: str = ""
    was_phoned: bool = False
    briefed_by: UUID | None = None


async def note_absence(access: Access, participant_id: UUID, told: Told, *, now: datetime) -> None:
    """A second time replaces the first; when they were phoned stays."""
    access.require("cases.edit")
    seat = await get_participant(access, participant_id)
    others = {one.circle_member.id for one in await participants(access, seat.consultation)}
    if told.briefed_by is not None and told.briefed_by not in others - {seat.circle_member.id}:
        raise NotFound
    row = await find_absence(access, participant_id) or Absence(case=seat.case, participant=participant_id)
    row.reason, row.is_systematic, row.words = told.reason, told.is_systematic, told.words
    row.briefed_by, row.noted_at = told.briefed_by, now
    if not told.was_phoned:
        row.phoned_at = row.phoned_by = None
    elif row.phoned_at is None:
        row.phoned_at, row.phoned_by = now, access.actor.id
    await row.save()
    audit.record(access, "absence.noted", row.id, case=seat.case, on_behalf_of=participant_id)


async def forget_absence(access: Access, participant_id: UUID) -> None:
    """They come after all."""
    access.require("cases.edit")
    seat = await get_participant(access, participant_id)
    if await find_absence(access, participant_id) is None:
        return
    await Absence.delete().where(Absence.participant == participant_id)
    audit.record(access, "absence.ended", participant_id, case=seat.case)
