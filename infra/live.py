"""The live bus: one subscription to Redis per process, fanned out in memory to everybody who listens here.

The channel carries ids alone. Nothing is kept in Redis: whoever (re)connects asks for everything again, so that a
Redis that restarts, or a message that gets lost on the way, costs a look and never a word.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

CHANNEL = "rondetafel:live"
AGAIN_SECONDS = 1.0
PATIENCE_SECONDS = 2.0


class Listener:
    """One who listens: a flag and no queue, so that who is slow gets one message for all that was missed.

    `version` counts for this one alone: how busy it is elsewhere is nobody's business.
    """

    __slots__ = ("_flag", "version")

    def __init__(self) -> None:
        self._flag = asyncio.Event()
        self.version = 0

    def tell(self) -> None:
        """Something changed; never waits."""
        self.version += 1
        self._flag.set()

    async def wait(self, seconds: float) -> bool:
        """Whether something changed since the last time, within so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._flag.wait()
        is_changed = self._flag.is_set()
        self._flag.clear()
        return is_changed


class Bus:
    """What goes out and what comes in; `run` does both until it is cancelled."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._listeners: dict[UUID, set[Listener]] = defaultdict(set)
        self._waiting: set[UUID] = set()
        self._wake = asyncio.Event()
        self._is_subscribed = False
        self.is_closing = False

    def tell(self, ids: Collection[UUID]) -> None:
        """What changed goes out in a moment; nobody waits for Redis. While that is away, who listens here knows."""
        self._waiting |= set(ids)
        self._wake.set()
        if not self._is_subscribed:
            self._notify(ids)

    @contextmanager
    def listening(self, *ids: UUID) -> Iterator[Listener]:
        """Hear of any of these."""
        listener = Listener()
        for one in ids:
            self._listeners[one].add(listener)
        try:
            yield listener
        finally:
            for one in ids:
                self._listeners[one].discard(listener)
                if not self._listeners[one]:
                    del self._listeners[one]

    @property
    def listeners(self) -> int:
        """How many listen here now."""
        return len(self._everybody())

    def listening_to(self, one: UUID) -> int:
        """How many listen here to this."""
        return len(self._listeners.get(one, ()))

    async def run(self) -> None:
        """Send and hear, whatever becomes of Redis meanwhile."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep_on(self._send))
            tasks.create_task(self._keep_on(self._hear))

    def close(self) -> None:
        """Everybody who listens is told once more, and goes."""
        self.is_closing = True
        self._notify_all()

    async def _keep_on(self, work: Callable[[Any], Any]) -> None:
        while not self.is_closing:
            client = Redis.from_url(
                self._url,
                retry=Retry(NoBackoff(), 0),
                socket_connect_timeout=PATIENCE_SECONDS,
                socket_keepalive=True,
            )
            with suppress(RedisError, OSError, TimeoutError):
                async with client:
                    await work(client)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _send(self, client: Any) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            ids, self._waiting = self._waiting, set()
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await client.publish(CHANNEL, " ".join(one.hex for one in ids))
            except BaseException:
                self._waiting |= ids
                self._wake.set()
                raise

    async def _hear(self, client: Any) -> None:
        try:
            async with client.pubsub() as channel:
                await channel.subscribe(CHANNEL)
                async for message in channel.listen():
                    if message["type"] == "subscribe":
                        self._is_subscribed = True
                        self._notify_all()
                    elif message["type"] == "message":
                        self._notify(_ids(message["data"]))
        finally:
            self._is_subscribed = False

    def _notify(self, ids: Collection[UUID]) -> None:
        for listener in {one for found in ids for one in self._listeners.get(found, ())}:
            listener.tell()

    def _notify_all(self) -> None:
        for listener in self._everybody():
            listener.tell()

    def _everybody(self) -> set[Listener]:
        return set().union(*self._listeners.values())


def _ids(data: bytes) -> list[UUID]:
    """What a message names; what is no id is nothing."""
    found = []
    for word in data.decode("ascii", "replace").split():
        with suppress(ValueError):
            found.append(UUID(word))
    return found
