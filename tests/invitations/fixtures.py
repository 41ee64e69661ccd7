"""Fixtures that the tests of consultations, invitations and guests share."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import pytest
from litestar import Litestar

from infra.settings import settings
from infra.smtp import Post
from jobs import worker
from services.demonstration.cast import Cast
from tests.conftest import Browser, client_of
from tests.invitations.guest import Guest
from tests.invitations.scene import Table, lay_table
from tests.jobs.mailbox import Mailbox, MailServer


@pytest.fixture
async def niels_table(world: Cast) -> Table:
    """Niels's table, planned; nobody asked yet."""
    return await lay_table(world)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
async def server(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MailServer]:
    """A mail server that listens, and a worker that sends to it."""
    server = MailServer(mailbox)
    server.start()
    post = Post(server.url)
    monkeypatch.setattr(worker, "POST", post)
    yield server
    await post.close()
    server.stop()


@pytest.fixture
async def guest_browsers(app: Litestar, world: Cast) -> AsyncIterator[Callable[[str], Guest]]:
    """A browser of their own for as many guests as a test needs, each at a link."""
    async with AsyncExitStack() as stack:
        clients = []

        def open_browser(link: str) -> Guest:
            client = client_of(app)
            clients.append(client)
            return Guest(Browser(client), link)

        yield open_browser
        for client in clients:
            stack.push_async_callback(client.aclose)


@pytest.fixture
def walk(world: Cast) -> Callable[[int], None]:
    """Walks the clock so many seconds ahead."""

    def ahead(seconds: int) -> None:
        path = settings().clock_file
        assert path is not None
        path.write_text(str(seconds))

    return ahead
