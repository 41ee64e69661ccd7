"""The live bus of this process: it runs as long as the process does. Without it (tests) screens refresh themselves."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from litestar import Litestar, Request

from infra.live import Bus
from infra.settings import settings
from tenants import live


@asynccontextmanager
async def running(app: Litestar) -> AsyncIterator[None]:
    """From the first request until the last one."""
    bus = Bus(settings().redis_url)
    app.state.bus = bus
    _close_at_the_end(bus)
    stop_telling = live.tell_with(bus.tell)
    work = asyncio.create_task(bus.run())
    try:
        yield
    finally:
        stop_telling()
        bus.close()
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


def _close_at_the_end(bus: Bus) -> None:
    """The server waits for whoever is being answered before it lets the application go: streams must end at once.

    It hears signals through the loop, by way of a descriptor; a handler of Python's own beside that changes nothing.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(bus.close))
        signal.siginterrupt(number, False)  # noqa: FBT003  # so is it called


def bus_of(request: Request[Any, Any, Any]) -> Bus | None:
    """The bus of this process, if it runs."""
    found = request.app.state.get("bus")
    return found if isinstance(found, Bus) else None
