"""Crossings: everything that looks over tenants, in one table. A new line needs a decision record.

Each is a function owned by the role `crossing`, which may read no more than the columns granted to it
in the migrations, and returns no more than the columns listed here. The tests hold both against PostgreSQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB


@dataclass(frozen=True)
class Crossing:
    """One function that may look over tenants: its name, what it returns, and which test keeps it."""

    function: str
    returns: tuple[str, ...]
    test: str


CROSSINGS = (
    Crossing("outbox_due", ("tenant", "id", "job"), "tests/tenants/test_outbox.py"),
    Crossing(
        "memberships_of",
        ("tenant", "slug", "municipality", "vocabulary", "member", "name", "roles"),
        "tests/tenants/test_members.py",
    ),
    Crossing("networks_of", ("network", "name", "roles"), "tests/tenants/test_members.py"),
    Crossing(
        "coordinator_directory",
        ("slug", "name", "coordinator", "phone", "email"),
        "tests/tenants/test_members.py",
    ),
    Crossing("case_named", ("case_named",), "tests/cases/test_reason.py"),
    Crossing("cases_of_members", ("member", "opened", "coordinated"), "tests/members/test_departures.py"),
    Crossing("hand_over_cases", ("hand_over_cases",), "tests/members/test_departures.py"),
    Crossing(
        "network_municipalities",
        (
            *("municipality", "slug", "name", "coordinator", "phone", "email"),
            *("colleagues", "administrators", "invited", "expires_at"),
        ),
        "tests/network/test_municipalities.py",
    ),
    Crossing(
        "former_audit",
        ("municipality", "number", "at", "actor_kind", "actor", "roles", "action", "subject", "reason"),
        "tests/merging/test_audit.py",
    ),
    Crossing("audit_heads", ("tenant", "number", "hash"), "tests/tenants/test_audit.py"),
)


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
    """For an administrator: how many open cases each member may open, and coordinates. Numbers alone."""
    rows = await _fetch("select * from cases_of_members()")
    return {row["member"]: (row["opened"], row["coordinated"]) for row in rows}


async def hand_over_cases(giver: UUID, taker: UUID, *, now: datetime) -> list[UUID]:
    """By an administrator: all open cases of one coordinator go to another, but those closed to the other."""
    rows = await _fetch("select * from hand_over_cases($1, $2, $3)", giver, taker, now)
    return [row["hand_over_cases"] for row in rows]


async def network_municipalities() -> list[dict[str, Any]]:
    """The municipalities of the network that is set: whom to call there, who administers, who was asked to."""
    return await _fetch("select * from network_municipalities()")


async def former_audit(case: UUID) -> list[dict[str, Any]]:
    """What was logged about a case under the names of municipalities that merged into this one, newest first."""
    return await _fetch("select * from former_audit($1)", case)


async def audit_heads() -> list[dict[str, Any]]:
    """The last number and hash of every municipality's audit, to be kept elsewhere."""
    return await _fetch("select * from audit_heads()")


async def _fetch(sql: str, *values: object) -> list[dict[str, Any]]:
    rows: Sequence[Any] = await DB.connection.fetch(sql, *values)
    return [dict(row) for row in rows]
