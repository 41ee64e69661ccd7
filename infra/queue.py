"""The queue: Dramatiq on Redis, used as a nudge and never as a store.

Redis may be emptied or killed at any moment: the outbox in PostgreSQL is what counts. So there are no
retries here (the relay asks again), no results, and messages hold ids only.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import redis
from dramatiq import Broker, Worker
from dramatiq.asyncio import get_event_loop_thread
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AsyncIO, MiddlewareError, TimeLimit

NAMESPACE = "rondetafel"
QUEUE = "outbox"
HEARTBEAT_MS = 10_000
# Out of a million commands: what a dead worker held comes back at once, not after half an hour.
MAINTENANCE_CHANCE = 1_000_000
DEAD_MS = 24 * 3600 * 1000
# Shorter than the lease of the outbox: who is stopped here has not yet lost the row to somebody else.
LONGEST_MS = 90_000
REDIS_SECONDS = 5


class Loop(AsyncIO):
    """The one event loop of a worker process, with what lives on it: opened before, closed after all work.

    `before_worker_shutdown` would be too early: mails that are under way still need the database.
    Dramatiq logs what a middleware raises and goes on; a worker that cannot open must not start.
    """

    def __init__(self, opened: Callable[[], Awaitable[None]], closed: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self.opened = opened
        self.closed = closed

    def before_worker_boot(self, broker: Broker, worker: Worker) -> None:
        super().before_worker_boot(broker, worker)  # type: ignore[no-untyped-call]  # Dramatiq has no types here
        try:
            _on_loop(self.opened)
        except Exception as error:
            super().after_worker_shutdown(broker, worker)  # type: ignore[no-untyped-call]  # nor here
            raise MiddlewareError from error

    def after_worker_shutdown(self, broker: Broker, worker: Worker) -> None:
        try:
            _on_loop(self.closed)
        finally:
            super().after_worker_shutdown(broker, worker)  # type: ignore[no-untyped-call]  # nor here


def broker(
    url: str, opened: Callable[[], Awaitable[None]], closed: Callable[[], Awaitable[None]]
) -> RedisBroker:
    """The broker of this process; it connects when it is first used."""
    client = redis.Redis.from_url(
        url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS, health_check_interval=15
    )
    return RedisBroker(  # type: ignore[no-untyped-call]  # nor here
        client=client,
        middleware=[TimeLimit(time_limit=LONGEST_MS), Loop(opened, closed)],
        namespace=NAMESPACE,
        heartbeat_timeout=HEARTBEAT_MS,
        maintenance_chance=MAINTENANCE_CHANCE,
        dead_message_ttl=DEAD_MS,
    )


def waiting(of: RedisBroker) -> int:
    """How many nudges lie in Redis, those in the hands of a worker included."""
    found: Any = of.client.hlen(f"{NAMESPACE}:{QUEUE}.msgs")
    return int(found)


def _on_loop(work: Callable[[], Awaitable[None]]) -> None:
    thread = get_event_loop_thread()
    if thread is None:
        raise RuntimeError("the event loop has not started")
    thread.run_coroutine(work())
