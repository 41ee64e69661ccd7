"""Asking the crossings: one function each for what looks over tenants. The list of them is crossing_list.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB


@dataclass(frozen=True)
class Due:
    """A row of the outbox that may be done now."""

    tenant: UUID
    id: UUID
    job: str


@dataclass(frozen=True)
class Membership:
    """One municipality where a signed-in person works."""

    tenant: UUID
    slug: str
    municipality: str
    vocabulary: str
    member: UUID
    name: str
    roles: tuple[str, ...]


async def outbox_due(now: datetime, limit: int) -> list[Due]:
    """The oldest due rows of all municipalities; ids and job names only."""
    rows = await _fetch("select tenant, id, job from outbox_due($1, $2)", now, limit)
    return [Due(**row) for row in rows]


async def memberships_of(issuer: str, subject: str) -> list[Membership]:
    """Where this identity works, by name of the municipality; who left is not in it."""
    rows = await _fetch("select * from memberships_of($1, $2)", issuer, subject)
    return [Membership(**{**row, "roles": tuple(row["roles"])}) for row in rows]


async def networks_of(issuer: str, subject: str) -> list[dict[str, Any]]:
    """The networks for which this identity works: network, name, roles."""
    return await _fetch("select * from networks_of($1, $2)", issuer, subject)


async def coordinator_directory() -> list[dict[str, Any]]:
    """Every municipality with the public contact of its coordinator: slug, name, coordinator, phone, email."""
    return await _fetch("select * from coordinator_directory()")


async def case_named(name: str) -> UUID | None:
    """The one open case of this municipality with this name, or with this client; None when none or several.

    It looks past the wall of cases, not past that of tenants, and finds nothing for who is barred from it.
    """
    rows = await _fetch("select * from case_named($1)", name)
    return rows[0]["case_named"] if len(rows) == 1 else None


async def cases_of_members() -> dict[UUID, tuple[int, int]]:
    """For an administrator: how many open cases each member may open, and coordinates. Numbers alone.

    Of who left or is blocked, closed cases count too: they wait for somebody.
    """
    rows = await _fetch("select * from cases_of_members()")
    return {row["member"]: (row["opened"], row["coordinated"]) for row in rows}


async def running_of_chairs() -> dict[UUID, int]:
    """For who assigns requests: how many running cases each chair of the pool leads. Numbers alone."""
    rows = await _fetch("select * from running_of_chairs()")
    return {row["chair"]: row["running"] for row in rows}


async def hand_over_cases(giver: UUID, taker: UUID, *, now: datetime) -> list[UUID]:
    """By an administrator: all cases of one coordinator go to another, but those closed to the other."""
    rows = await _fetch("select * from hand_over_cases($1, $2, $3)", giver, taker, now)
    return [row["hand_over_cases"] for row in rows]


async def network_municipalities() -> list[dict[str, Any]]:
    """The municipalities of the network that is set: whom to call there, who administers, who was asked to."""
    return await _fetch("select * from network_municipalities()")


async def former_audit(case: UUID) -> list[dict[str, Any]]:
    """What was logged about a case under the names of municipalities that merged into this one, newest first."""
    return await _fetch("select * from former_audit($1)", case)


@dataclass(frozen=True)
class Waiting:
    """A case that another municipality offers: from where, by whom, since when. Nothing about the client."""

    move: UUID
    came_from: str
    offered_by: str
    phone: str
    offered_at: datetime


@dataclass(frozen=True)
class Receiver:
    """A municipality where a coordinator can accept a case."""

    municipality: UUID
    name: str


@dataclass(frozen=True)
class Taken:
    """A case that came over, or the code of why it did not; `agreed` said yes to the move."""

    refusal: str
    about: UUID | None
    came_from: str
    offered_by: str
    agreed: str
    day: date
    how: str
    along: str


@dataclass(frozen=True)
class SittingToday:
    """A sitting of today in this municipality: when, and who leads it."""

    sitting: UUID
    starts_at: datetime
    ends_at: datetime
    coordinator: str


@dataclass(frozen=True)
class StandIn:
    """Who stands in was noted for this case, or the code of why not."""

    refusal: str
    opening: UUID | None
    about: UUID | None


async def moves_waiting() -> list[Waiting]:
    """What is offered to this municipality, for its coordinators."""
    return [Waiting(**row) for row in await _fetch("select * from moves_waiting()")]


async def municipalities_that_receive() -> list[Receiver]:
    """Where a case may go: every other municipality with a coordinator."""
    return [Receiver(**row) for row in await _fetch("select * from municipalities_that_receive()")]


async def decline_case(move: UUID, why: str, now: datetime) -> bool:
    """Say no to an offer; False when it waits no longer."""
    rows = await _fetch("select decline_case($1, $2, $3) as answered", move, why, now)
    return bool(rows[0]["answered"])


async def take_case(move: UUID, now: datetime) -> Taken:
    """Every row of an offered case becomes ours, in this transaction."""
    rows = await _fetch("select * from take_case($1, $2)", move, now)
    return Taken(**rows[0])


async def sittings_of_today() -> list[SittingToday]:
    """Who leads a sitting here today; never about whom, or where."""
    return [SittingToday(**row) for row in await _fetch("select * from sittings_of_today()")]


async def name_stand_in(sitting: UUID, whom: UUID, why: str, now: datetime) -> StandIn:
    """Somebody leads a sitting of today in the place of its coordinator."""
    rows = await _fetch("select * from name_stand_in($1, $2, $3, $4)", sitting, whom, why, now)
    return StandIn(**rows[0])


@dataclass(frozen=True)
class SharedContact:
    """A professional whom a municipality of our networks works with: what stands on a card, and whose it is."""

    contact: UUID
    organisation: str
    function: str
    name: str
    sector: str
    phone: str
    email: str
    municipality: str


async def shared_contacts(sought: str, one: UUID | None = None) -> list[SharedContact]:
    """For a member: the ten first that fit three letters or more, or the one with this id."""
    rows = await _fetch("select * from shared_contacts($1, $2)", sought, one)
    return [SharedContact(**row) for row in rows]


async def evaluation_counts(since: datetime, until: datetime) -> list[dict[str, Any]]:
    """How often clients of this municipality were asked how it was, and what they said. Numbers alone."""
    return await _fetch("select * from evaluation_counts($1, $2)", since, until)


async def audit_heads() -> list[dict[str, Any]]:
    """The last number and hash of every municipality's audit, to be kept elsewhere."""
    return await _fetch("select * from audit_heads()")


async def _fetch(sql: str, *values: object) -> list[dict[str, Any]]:
    rows: Sequence[Any] = await DB.connection.fetch(sql, *values)
    return [dict(row) for row in rows]
