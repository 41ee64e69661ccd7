"""The rooms of a municipality: who has a mailbox gets the calendar of what is held there."""

from datetime import datetime
from uuid import UUID

from services.consultations.tables import Room
from services.errors import NotFound
from tenants import audit
from tenants.access import Access


async def rooms(access: Access) -> list[Room]:
    """What can be chosen, by name."""
    _ = access.home
    return await Room.objects().where(Room.ended_at.is_null()).order_by(Room.name)


async def find_room(access: Access, room_id: UUID | None) -> Room | None:
    """One room, also one that is no longer offered."""
    _ = access.home
    return await Room.objects().where(Room.id == room_id).first() if room_id else None


async def add_room(access: Access, name: str, mailbox: str) -> Room:
    """One more to choose from."""
    access.require("policy.manage")
    room = Room(name=name, mailbox=mailbox)
    await room.save()
    audit.record(access, "room.added", room.id)
    return room


async def change_room(access: Access, room_id: UUID, name: str, mailbox: str) -> None:
    """Another name or mailbox."""
    access.require("policy.manage")
    room = await _get(access, room_id)
    room.name, room.mailbox = name, mailbox
    await room.save()
    audit.record(access, "room.changed", room_id)


async def end_room(access: Access, room_id: UUID, *, now: datetime) -> None:
    """No longer offered; what is planned there stays. A second time changes nothing."""
    access.require("policy.manage")
    room = await _get(access, room_id)
    if room.ended_at is None:
        room.ended_at = now
        await room.save()
        audit.record(access, "room.ended", room_id)


async def check_room(room_id: UUID | None) -> None:
    """One of this municipality."""
    if room_id is not None and not await Room.exists().where(Room.id == room_id):
        raise NotFound


async def _get(access: Access, room_id: UUID) -> Room:
    found = await find_room(access, room_id)
    if found is None:
        raise NotFound
    return found
