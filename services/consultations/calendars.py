"""The calendars of who is there by office: the coordinator's own, and the room's mailbox. They follow the sitting.

Written down with every change that calendars must know; what they get is decided when the mail leaves.
"""

from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from services.consultations.places import hidden, place_for_all
from services.consultations.rules import Moment, moment_of
from services.consultations.tables import Consultation, Room
from tenants import outbox
from tenants.access import Access

COORDINATOR = """
select m.name, m.email from "case" c join member m on (m.tenant, m.id) = (c.tenant, c.coordinator)
where c.id = $1 and m.left_at is null and m.blocked_at is null
"""
NEVER_TOLD = (
    "select not exists (select from outbox where dedupe_key like $1 and outcome in ('sent', 'bounced'))"
)


@dataclass(frozen=True)
class Notice:
    """What one calendar is told; `moment` is None when the date is looked for: then it may go."""

    consultation: Consultation
    name: str
    email: str
    moment: Moment | None
    place: str
    is_room: bool

    @property
    def is_off(self) -> bool:
        """Whether it may leave the calendar."""
        return self.moment is None or self.consultation.cancelled_at is not None


async def tell(access: Access, found: Consultation, *, left_room: UUID | None = None) -> None:
    """Every calendar by office hears what the sitting is now; a room that it left may forget it."""
    key = f"calendar:{found.id}:"
    await outbox.cancel(access, key)
    await outbox.add(
        access, "consultations.calendar", dedupe=f"{key}own:{found.sequence}", consultation=found.id
    )
    for room in {found.room, left_room} - {None}:
        dedupe = f"{key}{room}:{found.sequence}"
        await outbox.add(access, "consultations.room", dedupe=dedupe, consultation=found.id, room=room)


async def find_notice(access: Access, consultation_id: UUID, room_id: UUID | None = None) -> Notice | None:
    """For jobs: what this calendar is told now; None when there is nothing to tell, or nobody to tell it to."""
    access.require("job")
    found = await Consultation.objects().where(Consultation.id == consultation_id).first()
    if found is None or found.held_at is not None:
        return None
    name, email = await _whose(found, room_id)
    is_here = room_id is None or found.room == room_id
    moment = moment_of(found) if is_here else None
    is_gone = moment is None or found.cancelled_at is not None
    if not email or (is_gone and await _was_never_told(consultation_id, room_id)):
        return None
    place = place_for_all(found, await hidden(found.case))
    return Notice(found, name, email, moment, place, is_room=room_id is not None)


async def _whose(found: Consultation, room_id: UUID | None) -> tuple[str, str]:
    if room_id is None:
        row = await DB.connection.fetchrow(COORDINATOR, found.case)
        return (row["name"], row["email"]) if row else ("", "")
    room = await Room.objects().where(Room.id == room_id).first()
    return (room.name, room.mailbox) if room else ("", "")


async def _was_never_told(consultation_id: UUID, room_id: UUID | None) -> bool:
    pattern = f"calendar:{consultation_id}:{room_id or 'own'}:%"
    return bool(await DB.connection.fetchval(NEVER_TOLD, pattern))
