"""What stands in the way of a next date, told at the table while every diary is open; it forbids nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from infra.clock import BRUSSELS
from services.absences.queries import absences
from services.consultations.holidays import holiday
from services.consultations.queries import get_consultation, participants
from services.consultations.rules import dated
from services.consultations.tables import Consultation
from tenants import own_doors
from tenants.access import Access

SATURDAY = 5


class Way(StrEnum):
    """What may be in the way of a moment."""

    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    OWN_DIARY = "own-diary"
    ROOM = "room"
    ABSENT = "absent"


@dataclass(frozen=True)
class Clash:
    """One thing in the way; `about` is the code of a holiday, or a first name."""

    way: Way
    about: str = ""

    @property
    def asks(self) -> bool:
        """Whether somebody has to say: still, that day. Who is not there today only has to be phoned."""
        return self.way is not Way.ABSENT


async def clashes(access: Access, consultation_id: UUID, starts_at: datetime) -> list[Clash]:
    """Day, room, the diary of who coordinates, and who is not at the table to say whether it suits."""
    now = await get_consultation(access, consultation_id)
    moment = dated(now)
    ends_at = starts_at + (moment.ends_at - moment.starts_at)
    on = starts_at.astimezone(BRUSSELS).date()
    found = []
    if code := holiday(on):
        found.append(Clash(Way.HOLIDAY, code))
    elif on.weekday() >= SATURDAY:
        found.append(Clash(Way.WEEKEND))
    if await _is_busy(consultation_id, starts_at, ends_at):
        found.append(Clash(Way.OWN_DIARY))
    if now.room and await own_doors.room_taken(now.room, starts_at, ends_at):
        found.append(Clash(Way.ROOM))
    away = await absences(access, consultation_id)
    seats = await participants(access, consultation_id)
    names = [seat.circle_member.first_name for seat in seats if seat.id in away]
    return found + [Clash(Way.ABSENT, name) for name in names]


async def _is_busy(consultation_id: UUID, starts_at: datetime, ends_at: datetime) -> bool:
    """Another sitting that this member may open, at the same hour or within a quarter of it."""
    margin = timedelta(minutes=15)
    return await Consultation.exists().where(
        (Consultation.id != consultation_id)
        & Consultation.cancelled_at.is_null()
        & Consultation.held_at.is_null()
        & (Consultation.starts_at < ends_at + margin)
        & (Consultation.ends_at > starts_at - margin)
    )
