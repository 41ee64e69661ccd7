"""`python -m tests.bench.reminding`: the reminder scan over many agreements, against the plain SQL that finds them.

Fills the database of the environment, which must be empty, and says what it costs to find what is due through the
door as the relay does, and to compose the mails; with a few agreements, and with all.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import asyncpg

from infra import clock
from infra.piccolo_conf import DB
from jobs import entrance
from jobs.nudges import close_database, open_database
from jobs.relay import MOST
from services.followups.reminders import find_digest
from tenants import crossings, door
from tenants.crossings import Due
from tests.database import EMPTY

SCRIPT = Path(__file__).with_name("reminding.sql")
AT_ONCE = 4
ROUNDS = 5
PLAIN = """
select a.tenant, a.id from agreement a
join circle_member p on (p.tenant, p.id) = (a.tenant, a.owner)
where a.done_at is null and a.dropped_at is null and a.due_on between current_date and current_date + 3
  and p.left_at is null and p.email <> ''
"""
IDS = "select id, ids ->> 'agreement' as agreement, ids ->> 'mail' as mail from outbox where id = any($1)"


@dataclass(frozen=True)
class Size:
    """How much there is, how much of it is due, and how many of the due mails are composed."""

    tenants: int = 300
    few: int = 10_000
    many: int = 1_000_000
    due: int = 5_000
    composed: int = 600


@dataclass(frozen=True)
class Scan:
    """What was measured with so many agreements; milliseconds.

    `scan` finds all that is due with one look, `looks` as the relay does, a thousand new ones at a time.
    """

    agreements: int
    found: int
    plain: float
    scan: float
    looks: float
    mails: int
    compose: float

    @property
    def ratio(self) -> float:
        return self.scan / self.plain

    def __str__(self) -> str:
        each = self.compose / max(self.mails, 1)
        return (
            f"{self.agreements} agreements, {self.found} due: plain SQL {self.plain:.1f} ms, the scan of the relay "
            f"{self.scan:.1f} ms (ratio {self.ratio:.2f}), {self.looks:.1f} ms in looks of {MOST}; "
            f"{self.mails} mails composed, {each:.1f} ms each"
        )


async def remind(size: Size) -> list[Scan]:
    """With a few, and with all of them; what is due is as much both times."""
    scans = []
    is_ours = DB.pool is None
    if is_ours:
        await open_database(2)
    for agreements in (size.few, size.many):
        connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
        await connection.execute(EMPTY)
        began = time.perf_counter()
        await _fill(size, agreements)
        await connection.execute("vacuum analyze", timeout=1800)
        tell(f"filled in {time.perf_counter() - began:.0f} s")
        scans.append(await _measured(connection, size, agreements))
        tell(scans[-1])
        await connection.close()
    if is_ours:
        await close_database()
    few, many = scans
    tell(f"growth: {size.many // size.few} times the agreements, {many.scan / few.scan:.2f} times the scan")
    return scans


async def _measured(connection: asyncpg.Connection, size: Size, agreements: int) -> Scan:
    plain, scan, looks, due = [], [], [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        rows = await connection.fetch(PLAIN)
        plain.append(time.perf_counter() - began)
        began = time.perf_counter()
        due = await _look(size.due * 2)
        scan.append(time.perf_counter() - began)
        began = time.perf_counter()
        await _looks()
        looks.append(time.perf_counter() - began)
        if len(rows) != len(due):
            raise RuntimeError(f"{len(rows)} are due, {len(due)} were found")
    began = time.perf_counter()
    mails = await _composed(connection, due[: size.composed])
    took = time.perf_counter() - began
    one, two, three = (median(times) * 1000 for times in (plain, scan, looks))
    return Scan(agreements, len(due), one, two, three, mails, took * 1000)


async def _look(most: int) -> list[Due]:
    async with door.lobby():
        return await crossings.outbox_due(clock.now(), most)


async def _looks() -> None:
    """As the relay does while nothing of it is done yet: what it nudged comes along each time."""
    found: set[UUID] = set()
    while fresh := {one.id for one in await _look(MOST + len(found))} - found:
        found |= fresh


async def _composed(connection: asyncpg.Connection, due: Sequence[Due]) -> int:
    """As the worker does, each in a door of its own municipality; how many were mails of their own."""
    rows = {row["id"]: row for row in await connection.fetch(IDS, [one.id for one in due])}
    mails = 0
    for one in due:
        async with entrance.job(one) as access:
            row = rows[one.id]
            digest = await find_digest(access, UUID(row["agreement"]), UUID(row["mail"]), now=clock.now())
            mails += digest is not None
    return mails


async def _fill(size: Size, agreements: int) -> None:
    bounds = [size.tenants * part // AT_ONCE for part in range(AT_ONCE + 1)]
    parts = [(first + 1, last) for first, last in pairwise(bounds) if first < last]
    per_tenant = -(-agreements // size.tenants), -(-size.due // size.tenants)
    await asyncio.gather(*(_fill_part(*part, *per_tenant) for part in parts))


async def _fill_part(first: int, last: int, agreements: int, due: int) -> None:
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    asked = {"first": first, "last": last, "agreements": agreements, "due": due}
    for name, value in asked.items():
        await connection.execute("select set_config($1, $2, false)", f"bench.{name}", str(value))
    await connection.execute(SCRIPT.read_text(), timeout=1800)
    await connection.close()


def tell(figures: object) -> None:
    """For who reads the figures, as soon as they are there."""
    print(figures, flush=True)  # noqa: T201


def size_of(arguments: Sequence[str]) -> Size:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reminding")
    for name, value in vars(Size()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given: Any = parser.parse_args(arguments)
    return Size(**vars(given))


if __name__ == "__main__":
    asyncio.run(remind(size_of(sys.argv[1:])))
