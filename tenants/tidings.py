"""Asking the crossing between a bundle and the municipalities that met what it is about (decision 0043)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Access, NotAllowed

TIDINGS = "select * from bundle_tidings()"
LEAVE = "select leave_bundle($1, $2)"
UNSOLVED = "select tell_unsolved($1, $2, $3)"
WAKE = "select wake_origins($1, $2)"


@dataclass(frozen=True)
class Tiding:
    """One contribution of ours in one bundle, with one answer to it; without an answer `answer` is None.

    `sentence` is our own rewritten text; `bundled_on` and `sent_on` are days of the network's own work.
    """

    contribution: UUID
    signal: UUID
    sentence: str
    network: str
    bundle: UUID
    title: str
    bundled_on: date
    asks: str
    asked_of: str
    sent_on: date | None
    closed_on: date | None
    answer: UUID | None
    replaces: UUID | None
    who: str | None
    answered_on: date | None
    status: str | None
    taken_by: str | None
    taken_by_on: date | None
    because: str | None
    words: str | None
    for_client: str | None
    for_table: str | None


async def tidings(access: Access) -> list[Tiding]:
    """What became of what this municipality sent: newest answers first, then what waits. For who coordinates."""
    _ = access.home
    return [Tiding(**row) for row in await DB.connection.fetch(TIDINGS)]


async def leave_bundle(access: Access, contribution: UUID, bundle: UUID) -> bool:
    """Take our contribution out of a bundle; False when it is not in it."""
    _ = access.member
    return bool(await DB.connection.fetchval(LEAVE, contribution, bundle))


async def tell_unsolved(access: Access, contribution: UUID, answer: UUID, *, now: datetime) -> bool:
    """The network hears that this answer did not solve it somewhere; False when we said so before."""
    _ = access.member
    return bool(await DB.connection.fetchval(UNSOLVED, contribution, answer, now))


async def wake_origins(access: Access, answer: UUID, *, now: datetime) -> None:
    """For a network: who met it gets a mail that there is news. Nothing comes back, not even a number."""
    if access.network is None:
        raise NotAllowed("no network")
    await DB.connection.execute(WAKE, answer, now)
