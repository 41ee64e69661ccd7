"""One database per test process, emptied before each test that asks for `world`; the role is always `app`."""

import os

from tests.database import prepare

prepare(os.environ)

from collections.abc import AsyncIterator, Mapping  # noqa: E402  # settings are read at import
from dataclasses import dataclass  # noqa: E402
from typing import Any  # noqa: E402

import asyncpg  # noqa: E402
import httpx  # noqa: E402
import pytest  # noqa: E402
from litestar import Litestar  # noqa: E402

from infra import clock  # noqa: E402
from infra.piccolo_conf import DB  # noqa: E402
from infra.settings import settings  # noqa: E402
from services.demonstration.cast import PEOPLE, Cast, assemble  # noqa: E402
from tenants import crossings, door, sessions  # noqa: E402
from tenants.proofs import Proof  # noqa: E402
from tests.database import EMPTY  # noqa: E402
from tests.figures import IS_LONG, figure, lines, measured  # noqa: E402
from web.app import create_app  # noqa: E402
from web.entrance import SESSION_COOKIE as COOKIE  # noqa: E402
from web.signin.csrf import token_for  # noqa: E402

__all__ = ["figure", "measured"]

BASE = "https://rondetafel.example"
SAME_ORIGIN = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="session")
async def admin() -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection: to empty tables and to ask the catalogue, never to test with."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    yield connection
    await connection.close()


@pytest.fixture(scope="session")
async def pool() -> AsyncIterator[None]:
    """The pool of the role `app`."""
    await DB.start_connection_pool(min_size=1, max_size=8)
    yield
    await DB.close_connection_pool()


@pytest.fixture
async def world(pool: None, admin: asyncpg.Connection) -> Cast:
    """An empty database with the cast in it: Pelt, Genk and the network."""
    await admin.execute(EMPTY)
    if (path := settings().clock_file) is not None:
        path.unlink(missing_ok=True)
    return await assemble(settings().oidc_issuer)


@pytest.fixture(scope="session")
def app() -> Litestar:
    """The web application, as production makes it, on the pool of the tests."""
    return create_app(is_lasting=False)


@dataclass(frozen=True)
class Browser:
    """Somebody's browser: `get` and `post` as a page of ours would send them, with the token."""

    http: httpx.AsyncClient
    csrf: str = ""

    async def get(self, path: str, **options: Any) -> httpx.Response:
        """Open a page; redirects are not followed."""
        return await self.http.get(path, **options)

    async def post(self, path: str, data: Mapping[str, Any] | None = None, **options: Any) -> httpx.Response:
        """Send a form."""
        fields = {"_csrf": self.csrf, **(data or {})}
        return await self.http.post(path, data=fields, **options)


def client_of(app: Litestar) -> httpx.AsyncClient:
    """A browser without cookies, on the application in this process."""
    asgi: Any = app
    transport = httpx.ASGITransport(app=asgi, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=BASE, headers=SAME_ORIGIN)


@pytest.fixture
async def nobody(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """A browser in which nobody signed in."""
    async with client_of(app) as client:
        yield Browser(client)


@pytest.fixture
async def an(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """An coordinates in Pelt."""
    async with client_of(app) as client:
        yield await signed_in(client, "an", "pelt")


@pytest.fixture
async def bram(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Bram is her colleague in Pelt, without this case."""
    async with client_of(app) as client:
        yield await signed_in(client, "bram", "pelt")


@pytest.fixture
async def celia(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Celia coordinates in Genk."""
    async with client_of(app) as client:
        yield await signed_in(client, "celia", "genk")


@pytest.fixture
async def celia_in_pelt(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Celia as the replacement in Pelt, where she sees only what was opened for her."""
    async with client_of(app) as client:
        yield await signed_in(client, "celia", "pelt")


@pytest.fixture
async def fien(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Fien administers Pelt's settings and sees no case."""
    async with client_of(app) as client:
        yield await signed_in(client, "fien", "pelt")


@pytest.fixture
async def gust(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Gust is a chair from the pool: only what was assigned."""
    async with client_of(app) as client:
        yield await signed_in(client, "gust", "pelt")


@pytest.fixture
async def dirk(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Dirk administers the network and sees no case."""
    async with client_of(app) as client:
        yield await signed_in(client, "dirk", None, world)


@pytest.fixture
async def eva(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Eva is the second reader of the network."""
    async with client_of(app) as client:
        yield await signed_in(client, "eva", None, world)


async def signed_in(
    client: httpx.AsyncClient, key: str, slug: str | None, world: Cast | None = None
) -> Browser:
    """Give this browser a session of somebody of the cast, who just showed who they are.

    Signing in itself, and showing it once more, is tested in tests/signin.
    """
    person = next(person for person in PEOPLE if person.key == key)
    identity = sessions.Identity(settings().oidc_issuer, person.subject, person.name)
    async with door.lobby():
        place = sessions.Workplace(network=world.network if world and slug is None else None)
        if slug is not None:
            found = await crossings.memberships_of(identity.issuer, identity.subject)
            one = next(membership for membership in found if membership.slug == slug)
            place = sessions.Workplace(one.tenant, one.member, None, one.roles)
        now = clock.now()
        cookie = await sessions.begin(identity, place, now=now, proof=Proof(stepped_up_at=now))
    client.cookies.set(COOKIE, cookie, domain="rondetafel.example")
    return Browser(client, token_for(cookie))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has no short form, unless this is the long one."""
    if not IS_LONG:
        config.hook.pytest_deselected(items=[item for item in items if _is_long(item)])
        items[:] = [item for item in items if not _is_long(item)]


def _is_long(item: pytest.Item) -> bool:
    return item.get_closest_marker("long_only") is not None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was counted."""
    if found := lines(terminalreporter.stats.get("passed", [])):
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(sorted(found, key=str.casefold)))
