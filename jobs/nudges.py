"""The nudge: the one message that travels through Redis, and what a worker process opens before the first."""

import asyncio
import logging
from uuid import UUID

import dramatiq

from infra import queue
from infra.piccolo_conf import DB
from infra.production import refuse_unsafe
from infra.settings import settings
from jobs import network, worker
from jobs.stopping import STOPPING
from tenants.crossings import Due
from tenants.strength import Unfit, refuse_unfit

LOG = logging.getLogger(__name__)
THREADS = 4
DATABASE_SECONDS = 30
LONGEST_PAUSE = 5.0
GOODBYE_SECONDS = 5


async def open_database(size: int) -> None:
    """Open the pool; waits for PostgreSQL and its schema, or until this process has to stop.

    Raises Unfit, after which a process must not go on.
    """
    pause = 0.25
    while not STOPPING.is_set():
        try:
            await _open(size)
        except Unfit:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, a worker that ends helps nobody
            LOG.warning("database away", extra={"reason": type(error).__name__})
            await close_database()
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def close_database() -> None:
    """Give every connection back; a server that no longer listens is not waited for."""
    if DB.pool is None:
        return
    try:
        await asyncio.wait_for(DB.close_connection_pool(), GOODBYE_SECONDS)
    except TimeoutError:
        DB.pool.terminate()
        DB.pool = None


async def opened() -> None:
    await open_database(min(THREADS, settings().pool_size))


async def closed() -> None:
    await worker.POST.close()
    await close_database()


async def _open(size: int) -> None:
    refuse_unsafe(settings())
    await DB.start_connection_pool(min_size=1, max_size=size, timeout=5, command_timeout=DATABASE_SECONDS)
    await refuse_unfit()


BROKER = queue.broker(settings().redis_url, opened, closed)


@dramatiq.actor(broker=BROKER, queue_name=queue.QUEUE)
async def nudge(tenant: str, rows: list[str], job: str) -> None:
    """Look at these rows now, all of one job; whatever comes of them stands in the outbox."""
    found = [UUID(row) for row in rows]
    await worker.perform_together(Due(UUID(tenant), found[0], job), found)


@dramatiq.actor(broker=BROKER, queue_name=queue.QUEUE)
async def nudge_network(of_network: str, rows: list[str], job: str) -> None:
    """The same for rows of a network."""
    await network.perform_all(UUID(of_network), [UUID(row) for row in rows], job)
