"""`python -m tests.bench.signals.publishing NETWORK PERIODS`: publishes that many periods, one after the other.

A process of its own, as the role `app`, through the decisions of the network's desk and the very job of the worker.
Says the seconds of every period, and the most memory that this process ever had.
"""

import asyncio
import json
import sys
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from uuid import UUID

from infra import clock
from jobs import network, register
from jobs.nudges import close_database, open_database
from services.publications import actions
from tenants import door, network_work
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of

ADMINISTRATOR = NetworkRole.ADMINISTRATOR


def at_the_desk(of: UUID) -> AbstractAsyncContextManager[Access]:
    """One transaction of who administers the network."""
    actor = Actor(Kind.NETWORK, None, "Dirk", (ADMINISTRATOR,))
    return door.enter(Access(None, actor, rights_of((ADMINISTRATOR,)), network=of))


async def next_one(of: UUID) -> UUID:
    """The next period, from freezing it until everybody may read it."""
    async with at_the_desk(of) as access:
        begun = await actions.begin(access, now=clock.now(), today=clock.today())
        await actions.order(access, begun.id, "")
    async with door.lobby():
        due = await network_work.due(clock.now(), 100)
    for one in due:
        if await network.perform(one) == "failed":
            raise RuntimeError(f"{one.job} failed")
    async with at_the_desk(of) as access:
        await actions.publish(access, begun.id, now=clock.now())
    return UUID(str(begun.id))


async def publish_all(of: UUID, periods: int) -> dict[str, object]:
    assert "publications.make" in register.names()
    await open_database(2)
    before, seconds = peak_megabytes(), []
    for _ in range(periods):
        began = time.perf_counter()
        await next_one(of)
        seconds.append(time.perf_counter() - began)
    await close_database()
    return {"seconds": seconds, "before": before, "peak": peak_megabytes()}


def peak_megabytes() -> float:
    """The most that this process ever had in memory."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024


if __name__ == "__main__":
    print(json.dumps(asyncio.run(publish_all(UUID(sys.argv[1]), int(sys.argv[2])))))  # noqa: T201
