"""What may and may not with members: roles, leaving, blocking, and a link to come and work here."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from services.errors import Refused
from tenants.access import NetworkRole, Role

LIFE = timedelta(days=14)
MOST_OPEN = 100
LEADS = frozenset({Role.COORDINATOR, Role.CHAIR})


class State(StrEnum):
    """What became of an invitation."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Asked(Protocol):
    """An invitation for a municipality or for a network."""

    expires_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None


class Known(Protocol):
    """Who this identity was here before."""

    left_at: datetime | None
    blocked_at: datetime | None


def state(asked: Asked, now: datetime) -> State:
    """What came of it; accepted and withdrawn stay so, however late it is."""
    if asked.accepted_at is not None:
        return State.ACCEPTED
    if asked.withdrawn_at is not None:
        return State.WITHDRAWN
    return State.EXPIRED if now >= asked.expires_at else State.OPEN


def check_may_accept(asked: Asked, now: datetime) -> None:
    """An invitation is used once, in time, and not after somebody took it back."""
    if state(asked, now) is not State.OPEN:
        raise Refused("member-invitation.over")


def check_may_join(known: Known | None) -> None:
    """Who is blocked does not come back by another link; who works here already needs none."""
    if known is not None and known.blocked_at is not None:
        raise Refused("member.is-blocked")
    if known is not None and known.left_at is None:
        raise Refused("member.is-here")


def known_roles(wanted: Iterable[str], known: Collection[Role] | Collection[NetworkRole]) -> list[str]:
    """The roles that were chosen, each once, in their own order; at least one."""
    chosen = set(wanted)
    found = [str(role) for role in known if role in chosen]
    if not found or len(found) != len(chosen):
        raise Refused("member.no-role")
    return found


def check_somebody_administers(administrators: Collection[UUID], member: UUID) -> None:
    """Who administers alone cannot go, or give up the role: nobody could let anybody in any more."""
    if set(administrators) == {member}:
        raise Refused("member.last-administrator")


def check_hands_over(coordinated: int, roles: Collection[str]) -> None:
    """Who still leads cases, as coordinator or as chair of the pool, keeps that role until somebody else has them."""
    if coordinated and not LEADS & set(roles):
        raise Refused("member.still-coordinates")


def check_somebody_else(actor: UUID, member: UUID) -> None:
    """Nobody blocks themselves: that would only lock the door from the inside."""
    if actor == member:
        raise Refused("member.not-yourself")


def check_room(waiting: int) -> None:
    """A page that sends mail to whatever address is typed sends a limited number."""
    if waiting >= MOST_OPEN:
        raise Refused("member-invitation.too-many")
