"""Two small crossings: the doors of a proven mail address, and whether a room is taken. Listed in crossings.py."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.context import signed
from infra.piccolo_conf import DB

SAY_ADDRESS = "select set_config('app.passage', $1, true), set_config('app.passage_signature', $2, true)"


@dataclass(frozen=True)
class Door:
    """The newest living door of one person in one case, by ids alone; `opens` is the case."""

    tenant: UUID
    opens: UUID
    participant: UUID
    invitation: UUID
    asked_at: datetime


async def doors_of_address(email: str, now: datetime) -> list[Door]:
    """The doors of the helper with this mail address, newest first; none where two people share it.

    The address is signed, as the context of a door is: PostgreSQL answers for what the program proved, nothing else.
    Signed for this transaction, and unsaid again at once.
    """
    if "|" in email or not email.isprintable():
        return []
    await DB.connection.execute(SAY_ADDRESS, *signed(("passage", email)))
    rows = await DB.connection.fetch("select * from doors_of_address($1)", now)
    await DB.connection.execute(SAY_ADDRESS, "", "")
    return [Door(**row) for row in rows]


async def room_taken(room: UUID, begins: datetime, ends: datetime) -> bool:
    """For a member: whether anybody here meets there then; never who, or about whom."""
    return bool(await DB.connection.fetchval("select room_taken($1, $2, $3)", room, begins, ends))
