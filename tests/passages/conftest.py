"""Leen in three municipalities, a mail server, and browsers of their own."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import pytest
from litestar import Litestar

from services.demonstration.cast import Cast
from tests.conftest import client_of
from tests.invitations.fixtures import mailbox, server, walk
from tests.jobs.mailbox import MailServer
from tests.later import run_due
from tests.passages.helper import Helper
from tests.passages.scene import Somewhere, three

__all__ = ["mailbox", "server", "walk"]


@pytest.fixture
async def places(world: Cast, server: MailServer) -> list[Somewhere]:
    """Three situations, asked and mailed."""
    found = await three(world)
    await run_due()
    return found


@pytest.fixture
async def browsers(app: Litestar, world: Cast) -> AsyncIterator[Callable[[], Helper]]:
    async with AsyncExitStack() as stack:

        def opened() -> Helper:
            client = client_of(app)
            stack.push_async_callback(client.aclose)
            return Helper(client)

        yield opened
