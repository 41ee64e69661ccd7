"""The client said by phone: "doe maar zonder mij". An explicit choice for whom and what, kept to at the table."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.consultations import agenda
from services.consultations.queries import lock_consultation
from services.consultations.tables import Attendance, Consultation, ItemKind
from services.errors import Refused
from services.meetings import queries
from services.meetings.course import note_fact
from services.meetings.queries import Item, Room
from services.meetings.tables import FactKind
from tenants.access import Access

TALKED_ABOUT = (ItemKind.PREVIOUS_AGREEMENTS, ItemKind.GOALS, ItemKind.TOPIC, ItemKind.VARIA)


@dataclass(frozen=True)
class Choice:
    """What the client said, who tells it back, about which points they may talk, and who may be there for it."""

    words: str
    tells_back: UUID | None
    points: Collection[UUID]
    people: Collection[UUID]


def choosable(room: Room) -> list[Item]:
    """The points about which the client chooses; welcome and closing are of every meeting."""
    return [one for one in room.items if one.row.kind in TALKED_ABOUT and not one.point.is_struck]


async def go_on_without(access: Access, consultation_id: UUID, choice: Choice, *, now: datetime) -> None:
    """What the client did not choose is struck at the client's wish; who was not chosen is not there."""
    sitting = await lock_consultation(access, consultation_id)
    room = await queries.room(access, consultation_id)
    if choice.tells_back is None or not choice.words.strip():
        raise Refused("meeting.without-whose-words")
    if not any(one.row.id in choice.points for one in choosable(room)):
        raise Refused("meeting.without-what")
    await queries.get_person(sitting.case, choice.tells_back)
    await note_fact(access, consultation_id, FactKind.WITHOUT_CLIENT, choice.words, now=now)
    await Consultation.update({Consultation.reporter_back: choice.tells_back}).where(
        Consultation.id == consultation_id
    )
    client = room.client.id if room.client else None
    for item in choosable(room):
        if item.row.id not in choice.points:
            await agenda.strike_item(access, item.row.id, struck_by=client, may_show_title=False, now=now)
    for item in room.items:
        for chair in item.chairs:
            if chair.kind == "client" or chair.participant not in choice.people:
                await _absent(item, chair.participant)


async def _absent(item: Item, participant: UUID) -> None:
    where = (Attendance.agenda_item == item.row.id) & (Attendance.participant == participant)
    row = await Attendance.objects().where(where).first()
    row = row or Attendance(case=item.row.case, agenda_item=item.row.id, participant=participant)
    row.is_present = False
    await row.save()
