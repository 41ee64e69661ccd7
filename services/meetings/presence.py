"""Somebody comes later or leaves half-way: it counts from the point that is on the table."""

from datetime import datetime
from uuid import UUID

from services.consultations.tables import Attendance
from services.errors import NotFound
from services.meetings import queries
from services.meetings.course import at_table
from services.meetings.queries import Chair, Item, Room
from tenants import audit
from tenants.access import Access


async def note_leaving(
    access: Access, consultation_id: UUID, participant: UUID, *, here: UUID | None = None, now: datetime
) -> None:
    """They heard what is on the table now, and nothing of what comes after it."""
    await at_table(access, consultation_id, now=now)
    room = await queries.room(access, consultation_id)
    _check_seated(room, participant)
    past, ahead = _parts(room, here)
    heard = [*past, ahead[0]] if ahead and _is_begun(room, here) else past
    for item in heard:
        await _keep(item, participant, is_present=_chair(item, participant).is_there)
    for item in ahead:
        if item not in heard:
            await _keep(item, participant, is_present=False)
    audit.record(access, "participant.left-table", participant, case=room.consultation.case)


async def note_coming(
    access: Access, consultation_id: UUID, participant: UUID, *, here: UUID | None = None, now: datetime
) -> None:
    """They hear what is on the table now and what comes; never what they may not hear, and not what was."""
    await at_table(access, consultation_id, now=now)
    room = await queries.room(access, consultation_id)
    _check_seated(room, participant)
    past, ahead = _parts(room, here)
    for item in past:
        chair = _chair(item, participant)
        await _keep(item, participant, is_present=chair.is_noted and chair.is_there)
    for item in ahead:
        await _keep(item, participant, is_present=participant not in item.point.absent)
    audit.record(access, "participant.came-to-table", participant, case=room.consultation.case)


def _is_begun(room: Room, here: UUID | None) -> bool:
    return room.on_table is not None or room.latest is not None or here is not None


def _parts(room: Room, here: UUID | None) -> tuple[list[Item], list[Item]]:
    """What was talked about, and what is on the table (first) and still comes."""
    talked = [item for item in room.items if not item.point.is_struck]
    now_at = room.on_table or room.latest or next((one for one in talked if one.row.id == here), None)
    first = next((number for number, one in enumerate(talked) if now_at and one.row.id == now_at.row.id), 0)
    return talked[:first], talked[first:]


def _chair(item: Item, participant: UUID) -> Chair:
    return next(chair for chair in item.chairs if chair.participant == participant)


def _check_seated(room: Room, participant: UUID) -> None:
    if all(chair.participant != participant for item in room.items for chair in item.chairs):
        raise NotFound


async def _keep(item: Item, participant: UUID, *, is_present: bool) -> None:
    where = (Attendance.agenda_item == item.row.id) & (Attendance.participant == participant)
    row = await Attendance.objects().where(where).first()
    row = row or Attendance(case=item.row.case, agenda_item=item.row.id, participant=participant)
    row.is_present = is_present
    await row.save()
