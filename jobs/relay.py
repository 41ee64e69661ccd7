"""`python -m jobs.relay`: finds due rows and hands the queue a nudge for each; it never does the work.
Beside it, every few seconds, a look at what came back by mail (returns.py).

It may be killed at any moment, run twice at once, and find Redis or PostgreSQL away: it asks again.
"""

import asyncio
import logging
import signal
import time
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from uuid import UUID

from infra import clock, log, queue
from infra.settings import settings
from jobs import retention, returns
from jobs.nudges import BROKER, close_database, nudge, nudge_network, open_database
from jobs.stopping import STOPPING
from services.passages import placing
from tenants import anchors, crossings, door, network_work, verifying
from tenants.crossings import Due
from tenants.network_work import NetworkDue

LOG = logging.getLogger(__name__)
EVERY_SECONDS = 0.2
LONGEST_PAUSE = 5.0
MOST = 1000
# So many of one job in one municipality go together: what one decision asks, and no more than fits in a lease.
TOGETHER = 25
# So long a nudged row is left alone: after it the nudge may have been lost, or may still wait for a worker.
REMEMBERED_SECONDS = 5
REMEMBERED_BUSY_SECONDS = 60
# With so many nudges in Redis nobody is taking them: more would not help.
FULL = 1000
ANCHOR_SECONDS = 3600
RETURNS_SECONDS = 5


class Relay:
    """Remembers what it nudged a moment ago, and when it last noted the heads of the audits."""

    def __init__(self) -> None:
        self.nudged: dict[UUID, float] = {}
        self.anchored_at: float | None = None
        self.planned_on: date | None = None

    async def tick(self) -> int:
        """One look at the outbox; returns how many rows were nudged, those of one job and place together."""
        now = time.monotonic()
        waiting = await asyncio.to_thread(queue.waiting, BROKER)
        remembered = REMEMBERED_BUSY_SECONDS if waiting else REMEMBERED_SECONDS
        self.nudged = {row: at for row, at in self.nudged.items() if now - at < remembered}
        if waiting >= FULL:
            LOG.warning("queue full")
            return 0
        async with door.lobby():
            due = await crossings.outbox_due(clock.now(), MOST + len(self.nudged))
            of_networks = await network_work.due(clock.now(), MOST)
        fresh = [one for one in due if one.id not in self.nudged]
        new = [one for one in of_networks if one.id not in self.nudged]
        await asyncio.to_thread(_nudge, fresh, new)
        self.nudged |= dict.fromkeys((*(one.id for one in fresh), *(one.id for one in new)), now)
        return len(fresh) + len(new)

    async def anchor(self) -> None:
        """Once an hour the head of every log goes where the database cannot change it: folder and log."""
        now = time.monotonic()
        if self.anchored_at is not None and now - self.anchored_at < ANCHOR_SECONDS:
            return
        heads = await verifying.heads()
        for head in heads:
            LOG.info("audit head", extra={**asdict(head), "hash": head.hash.hex()})
        if (folder := settings().audit_anchor) is not None:
            await asyncio.to_thread(anchors.write, folder, heads, clock.now())
        self.anchored_at = now

    async def plan(self) -> None:
        """Once a day the nightly round of every municipality is written down."""
        today = clock.today()
        if self.planned_on != today:
            LOG.info("rounds planned", extra={"count": await retention.plan(today)})
            self.planned_on = today


async def run(relay: Relay, stopping: asyncio.Event) -> None:
    """Until the process has to stop; after a failure a little longer each time."""
    pause = EVERY_SECONDS
    while not stopping.is_set():
        try:
            await relay.tick()
            await relay.anchor()
            await relay.plan()
            await placing.place_all(now=clock.now())
            pause = EVERY_SECONDS
        except Exception as error:  # noqa: BLE001 - Redis or PostgreSQL away; this process never ends by itself
            LOG.warning("asking again", extra={"reason": type(error).__name__, "after": pause})
            pause = min(pause * 2, LONGEST_PAUSE)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), pause)


async def read_returns(stopping: asyncio.Event) -> None:
    """Beside it: what came back by mail; a mailbox that is slow delays no nudge."""
    while not stopping.is_set():
        try:
            await returns.look()
        except Exception as error:  # noqa: BLE001 - what is unread stays unread
            LOG.warning("looking again", extra={"reason": type(error).__name__})
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), RETURNS_SECONDS)


async def main() -> None:
    log.configure("relay")
    stopping = asyncio.Event()

    def stop() -> None:
        STOPPING.set()
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    await open_database(2)
    looking = asyncio.create_task(read_returns(stopping))
    await run(Relay(), stopping)
    await looking
    await close_database()


def _nudge(due: list[Due], of_networks: list[NetworkDue]) -> None:
    for one in of_networks:
        nudge_network.send(str(one.network), [str(one.id)], one.job)
    groups: dict[tuple[UUID, str], list[str]] = {}
    for row in due:
        groups.setdefault((row.tenant, row.job), []).append(str(row.id))
    for (tenant, job), rows in groups.items():
        for first in range(0, len(rows), TOGETHER):
            nudge.send(str(tenant), rows[first : first + TOGETHER], job)


if __name__ == "__main__":
    asyncio.run(main())
