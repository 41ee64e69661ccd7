"""Which point is on the table: it begins, ends, waits during a break and goes on; and who goes out for it first."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultations.tables import AgendaItem
from services.errors import Refused
from services.meetings import queries, rules, timing
from services.meetings.course import at_table
from services.meetings.moments import put_away
from services.meetings.queries import Chair, Item, Room
from tenants import audit
from tenants.access import Access


async def begin_item(
    access: Access, consultation_id: UUID, item_id: UUID, *, is_room_ready: bool = False, now: datetime
) -> None:
    """Put a point on the table; what was there ends. Refused while somebody is in the room who may not hear it."""
    await at_table(access, consultation_id, now=now)
    room = await queries.room(access, consultation_id)
    item = room.item(item_id)
    rules.check_may_begin(room.course, room.consultation.starts_at, now, is_struck=item.point.is_struck)
    if room.on_table is not None and room.on_table.row.id == item_id:
        return
    if not is_room_ready and who_goes_out(room, item):
        raise Refused("meeting.somebody-goes-out")
    await put_away(consultation_id, now)
    await _put_down(item.row, now)
    audit.record(access, "agenda-item.begun", item_id, case=item.row.case)


def who_goes_out(room: Room, item: Item) -> list[Chair]:
    """Who sits in the room now and is not there for this point: they are asked to wait outside first."""
    here = _here(room, item)
    return [chair for chair in item.chairs if not chair.is_there and chair.participant in here]


def who_comes_in(room: Room, item: Item) -> list[Chair]:
    """Who waited outside and is there for this point again."""
    before = room.on_table or room.latest
    if before is None or before.row.id == item.row.id:
        return []
    here, came = _here(room, item), queries.attended(room.items)
    return [
        chair
        for chair in item.chairs
        if chair.is_there and chair.participant not in here and came.get(chair.participant)
    ]


def following(room: Room, item: Item) -> Item | None:
    """The next point that is talked about."""
    later = room.items[[one.row.id for one in room.items].index(item.row.id) + 1 :]
    return next((one for one in later if not one.point.is_struck), None)


async def _put_down(row: AgendaItem, now: datetime) -> None:
    begun: dict[Any, Any] = {AgendaItem.begun_at: now, AgendaItem.ended_at: None}
    if row.begun_at is not None:
        begun[AgendaItem.spent_seconds] = int(timing.spent(row, now).total_seconds())
    await AgendaItem.update(begun).where(AgendaItem.id == row.id)


def _here(room: Room, item: Item) -> frozenset[UUID]:
    """Who sits in the room: for what is on the table or was last; before the first point whoever came at all."""
    now_there = room.on_table or room.latest
    if now_there is None or now_there.row.id == item.row.id:
        return frozenset(queries.attended(room.items)) if now_there is None else frozenset()
    return frozenset(chair.participant for chair in now_there.chairs if chair.is_there)
