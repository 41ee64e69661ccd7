"""Who was at the table stands behind the plan (row 145): asked where the municipality works for youth (X18)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.tables import CircleKind
from services.consultations.queries import attendance, get_consultation, participants
from services.consultations.tables import Participant
from services.errors import NotFound, Refused
from services.plans.queries import require_reader
from services.plans.tables import Endorsement
from tenants import audit
from tenants.access import Access, Kind

ASKED_IN = "jeugdhulp"


@dataclass(frozen=True)
class Standing:
    """Somebody of the table, and since when they stand behind it."""

    person: UUID
    name: str
    endorsed_at: datetime | None


def is_asked(access: Access) -> bool:
    """Whether this municipality asks for it."""
    return access.home.vocabulary == ASKED_IN


async def standing(access: Access, consultation_id: UUID) -> list[Standing]:
    """Everybody of this table but the client, who says yes or no to each agreement instead."""
    require_reader(access)
    rows = await Endorsement.objects().where(Endorsement.consultation == consultation_id)
    since = {row.circle_member: row.endorsed_at for row in rows}
    return [
        Standing(one.id, f"{one.first_name} {one.last_name}".strip(), since.get(one.id))
        for one in (seat.circle_member for seat in await _seats(access, consultation_id))
    ]


async def endorsed(access: Access, consultation_id: UUID, person: UUID) -> datetime | str | None:
    """Since when this person stands behind it; "" where it is not asked."""
    if not is_asked(access):
        return ""
    found = {one.person: one.endorsed_at for one in await standing(access, consultation_id)}
    return found.get(person, "")


async def endorse(access: Access, consultation_id: UUID, person: UUID, *, now: datetime) -> None:
    """Twice is once. A guest says so for themselves, staff may note what somebody said.

    Raises Refused where the municipality does not ask for it.
    """
    seats = {seat.circle_member.id: seat for seat in await _seats(access, consultation_id)}
    if person not in seats:
        raise NotFound("endorsement")
    if access.actor.kind is Kind.GUEST:
        access.require("guest.answer")
        if access.actor.id != seats[person].id:
            raise NotFound("endorsement")
    else:
        access.require("plans.write")
    if not is_asked(access):
        raise Refused("plan.not-endorsed-here")
    sitting = await get_consultation(access, consultation_id)
    if sitting.held_at is None or await _was_away(access, seats[person]):
        raise NotFound("endorsement")
    where = (Endorsement.consultation == consultation_id) & (Endorsement.circle_member == person)
    if await Endorsement.exists().where(where):
        return
    said = Endorsement(case=sitting.case, consultation=consultation_id, circle_member=person)
    said.endorsed_at, said.noted_by = now, access.actor.id
    await said.save()
    audit.record(access, "plan.endorsed", consultation_id, case=sitting.case)


async def _was_away(access: Access, seat: Participant) -> bool:
    """Whether somebody noted that this person was there for nothing."""
    rows = await attendance(access, seat.consultation)
    noted = [row.is_present for row in rows if row.participant == seat.id and row.is_present is not None]
    return bool(noted) and not any(noted)


async def _seats(access: Access, consultation_id: UUID) -> list[Participant]:
    seats = await participants(access, consultation_id)
    return [seat for seat in seats if seat.circle_member.kind != CircleKind.CLIENT]
