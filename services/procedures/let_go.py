"""Somebody leaves, is blocked, or comes back: the member, their browsers and what was open for them, in one go."""

from datetime import datetime
from uuid import UUID

from services.cases import departures
from services.members import actions, invitations
from tenants.access import Access


async def note_leaving(
    access: Access, member: UUID, version: int, successor: UUID | None, *, now: datetime
) -> None:
    """Who left loses everything at once; cases that nobody takes over yet stay with their name."""
    await actions.note_leaving(access, member, version, now=now)
    if successor is not None:
        await departures.hand_over_all(access, member, successor, now=now)
    await departures.end_openings(access, member, now=now)
    await invitations.take_back_of(access, member, now=now)


async def block(access: Access, member: UUID, reason: str, version: int, *, now: datetime) -> None:
    """The same, but it may be undone."""
    await actions.block(access, member, reason, version, now=now)
    await departures.end_openings(access, member, now=now)
    await invitations.take_back_of(access, member, now=now)


async def unblock(access: Access, member: UUID, version: int, *, now: datetime) -> None:
    """May come in again; the cases that still have them as coordinator open again, others are asked anew."""
    await actions.unblock(access, member, version)
    await departures.hand_over_all(access, member, member, now=now)
