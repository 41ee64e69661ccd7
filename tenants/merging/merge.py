"""The merger itself: one transaction, all of it or nothing, as the operator's role `migrate`.

It first waits until nobody else reads the registry: every request looks there before anything else, so that
it happens either before or after. Then the role `crossing` may, in this transaction alone, change whose a row is
and read ids; never a word of what a row says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import asyncpg

from infra.piccolo_conf import DB
from tenants import audit, door
from tenants.access import Access, Municipality, job_access
from tenants.merging import catalogue, people, rows, seals, surroundings
from tenants.merging.catalogue import Column, Moving
from tenants.merging.order import Impossible, Order, Parties, settle
from tenants.merging.rows import Counts

GATE = """
set local role owner;
set local lock_timeout = '5s';
lock table municipality in access exclusive mode;
set constraints all deferred;
"""
BUSY = "Er loopt iets wat lang duurt, bijvoorbeeld een back-up. Probeer het straks opnieuw."
DELETED_FROM = ("member", "policy", "submission")
HEAD = "select number, encode(hash, 'hex') from audit_head where tenant = $1"


@dataclass(frozen=True)
class Outcome:
    """Counts for the operator: rows per table and municipality before, and how many became one person."""

    parties: Parties
    before: Counts
    doubles: int


class Rehearsed(Exception):
    """It was only a rehearsal: everything is undone."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("rehearsed")
        self.outcome = outcome


async def merge(order: Order, *, is_rehearsal: bool, now: datetime) -> Outcome:
    """Do it, or do it and undo it; raises Impossible when it cannot be done, and then nothing was."""
    try:
        async with door.lobby():
            return await _merge(order, is_rehearsal=is_rehearsal, now=now)
    except Rehearsed as rehearsed:
        return rehearsed.outcome
    except asyncpg.LockNotAvailableError as error:
        raise Impossible(BUSY) from error
    except asyncpg.UniqueViolationError as error:
        raise Impossible(f"Iets staat in beide gemeenten: {error.constraint_name}.") from error


async def _merge(order: Order, *, is_rehearsal: bool, now: datetime) -> Outcome:
    await DB.script(GATE)
    parties = await settle(order)
    moving = await catalogue.moving()
    take_back = await catalogue.lend(_rights(moving), DELETED_FROM)
    await _as("crossing")
    before = await rows.counts(parties, moving)
    sealed = await seals.opened(parties)
    doubles = await people.unite(parties, moving.people)
    await rows.settle_clashes(parties, now=now)
    settled = await rows.counts(parties, moving)
    await rows.move(parties, moving)
    await seals.seal_again(parties, sealed, doubles)
    rows.check_complete(parties, before, settled, await rows.counts(parties, moving))
    await _as("owner")
    await DB.script("set constraints all immediate")
    await surroundings.follow(parties, doubles, last_day=order.starts_on - timedelta(days=1))
    await _tell(parties)
    await DB.script(take_back)
    outcome = Outcome(parties, before, len(doubles))
    if is_rehearsal:
        raise Rehearsed(outcome)
    return outcome


def _rights(moving: Moving) -> Iterable[tuple[Column, str]]:
    """Ids to read, municipality and members to write; and what people, policies and seals ask for."""
    keys = [Column(table, name) for table in moving.tables for name in ("tenant", "id")]
    written = [*moving.places, *moving.people, *(Column(*one) for one in rows.TOUCHED), *people.TOUCHED]
    written += seals.TOUCHED
    new = [Column("former_member", name) for name in ("tenant", "id", "member")]
    yield from ((column, "select") for column in (*keys, *written))
    yield from ((column, "update") for column in written)
    yield from ((column, "insert") for column in new)


async def _tell(parties: Parties) -> None:
    """The last line under each old name, and in the one that remains where each chain ended."""
    for one in parties.leaving:
        old = job_access(Municipality(one.id, one.slug, one.name), "merging")
        audit.record(old, "municipality.merged", parties.into.id)
        await _write(old)
    into = job_access(Municipality(parties.into.id, parties.into.slug, parties.into.name), "merging")
    for one in parties.leaving:
        await _as("crossing")
        number, ended_with = await DB.connection.fetchrow(HEAD, one.id)
        await _as("owner")
        audit.record(into, "municipality.received", one.id, reason=f"{one.slug} {number} {ended_with}")
    await _write(into)


async def _write(access: Access) -> None:
    await door.bind(access)
    await audit.write(access)


async def _as(role: str) -> None:
    await DB.script(f"set local role {role}")
