"""What is written down at the table: presence, notes, what goes well.

New topics are in topics.py; how the meeting goes (begin, suspend, close, not held) is in course.py.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.consultations.queries import get_item, participants
from services.consultations.tables import AgendaItem, Attendance
from services.errors import NotFound
from services.meetings import queries
from services.meetings.course import at_table
from services.meetings.tables import Strength
from services.meetings.texts import NOTES
from services.meetings.writing import Typed, write
from services.plans.rules import checked_sentence
from tenants import audit
from tenants.access import Access


async def note_arrivals(
    access: Access, consultation_id: UUID, arrived: Collection[UUID], *, now: datetime
) -> None:
    """Who came (participant ids): there for everything they were planned for; who did not come for nothing."""
    await at_table(access, consultation_id, now=now)
    room = await queries.room(access, consultation_id)
    for item in room.items:
        if not item.point.is_struck:
            here = [
                c.participant
                for c in item.chairs
                if c.participant in arrived and c.participant not in item.point.absent
            ]
            await _keep_presence(item.row, [chair.participant for chair in item.chairs], here)
    audit.record(access, "meeting.arrivals-noted", consultation_id, case=room.consultation.case)


async def note_presence(access: Access, item_id: UUID, present: Collection[UUID], *, now: datetime) -> None:
    """Who was in the room for this point (participant ids)."""
    item = await get_item(access, item_id)
    await at_table(access, item.consultation, now=now)
    seats = await participants(access, item.consultation)
    await _keep_presence(item, [seat.id for seat in seats], present)
    audit.record(access, "agenda-item.presence-noted", item_id, case=item.case)


async def note_item(access: Access, item_id: UUID, words: str, seen: str, *, now: datetime) -> bool:
    """Keep the notes of a point; False when somebody else wrote too: then both texts are kept and shown."""
    return await write(access, NOTES, item_id, Typed(words, [seen]), now=now)


async def note_strength(
    access: Access, consultation_id: UUID, sentence: str, *, agenda_item: UUID | None = None, now: datetime
) -> Strength:
    """What goes well, in one sentence."""
    consultation = await at_table(access, consultation_id, now=now)
    await queries.check_item(access, consultation, agenda_item)
    strength = Strength(
        case=consultation.case,
        consultation=consultation_id,
        agenda_item=agenda_item,
        sentence=checked_sentence(sentence),
        noted_at=now,
        noted_by=access.actor.id,
    )
    await strength.save()
    audit.record(access, "strength.noted", strength.id, case=consultation.case)
    return strength


async def erase_strength(access: Access, consultation_id: UUID, strength_id: UUID, *, now: datetime) -> None:
    """It was a slip of the pen."""
    consultation = await at_table(access, consultation_id, now=now)
    where = (Strength.id == strength_id) & (Strength.consultation == consultation_id)
    if not await Strength.delete().where(where).returning(Strength.id):
        raise NotFound
    audit.record(access, "strength.erased", strength_id, case=consultation.case)


async def _keep_presence(item: AgendaItem, everybody: Collection[UUID], present: Collection[UUID]) -> None:
    rows = await Attendance.objects().where(Attendance.agenda_item == item.id)
    known = {row.participant: row for row in rows}
    for participant in everybody:
        row = known.get(participant) or Attendance(
            case=item.case, agenda_item=item.id, participant=participant
        )
        row.is_present = participant in present
        await row.save()
