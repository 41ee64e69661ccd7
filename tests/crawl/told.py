"""Niels' situation told once per test process, with everybody's browser; put back before each test.

The fixtures `told` and `everybody` are handed out by the conftest of whoever walks over all pages.
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import asyncpg
import httpx
import pytest
from litestar import Litestar

from infra import clock
from infra.settings import settings
from services.demonstration.cast import Cast, assemble
from tests.conftest import Browser, client_of, signed_in
from tests.crawl.rows import Picture, picture
from tests.database import EMPTY
from tests.isolation import others
from tests.isolation.niels import Scenery, scenery
from web.guests.entrance import BROWSER_COOKIE, SESSION_COOKIE
from web.screens.entrance import SCREEN_COOKIE
from web.signin.csrf import token_for

STAFF = {
    "an": "pelt",
    "bram": "pelt",
    "celia": "genk",
    "celia_in_pelt": "pelt",
    "gust": "pelt",
    "fien": "pelt",
    "dirk": None,
    "eva": None,
}
GUESTS = ("leen", "niels", "koen", "tine", "marijke")
KNOWN = ("rita",)
STRANGERS = {"wim": "genk"}
SESSION = "select id from session where member = $1"


@dataclass(frozen=True, repr=False)
class Told:
    """What was told and when, the picture of it, and everybody's browser with the cookies it began with."""

    scenery: Scenery
    picture: Picture
    browsers: Mapping[str, Browser]
    cookies: Mapping[str, httpx.Cookies]
    at: datetime

    async def restore(self, changed: Iterable[str] | None = None) -> None:
        """Everything as it was told, at the hour at which it was, and every browser as it came in."""
        if (path := settings().clock_file) is not None:
            path.write_text(str(int((self.at - datetime.now(UTC)).total_seconds())))
        await self.picture.restore(changed)
        for name, browser in self.browsers.items():
            browser.http.cookies = httpx.Cookies(self.cookies[name])


async def tell(app: Litestar, admin: asyncpg.Connection, stack: AsyncExitStack) -> Told:
    """Tell it, and let everybody in: staff with a session, guests with the PIN of their sheet.

    Who is only known came in some days ago: the browser is remembered, the session is over.
    """
    await admin.execute(EMPTY)
    if (path := settings().clock_file) is not None:
        path.unlink(missing_ok=True)
    told = await scenery(await assemble(settings().oidc_issuer))
    browsers = {"nobody": Browser(await stack.enter_async_context(client_of(app)))}
    for name, slug in STAFF.items():
        client = await stack.enter_async_context(client_of(app))
        browsers[name] = await _staff(client, name, slug, told.world)
    for name, member in told.members.items():
        client = await stack.enter_async_context(client_of(app))
        browsers[name] = await others.browser_of(client, name, member, told.world)
    beamer = await stack.enter_async_context(client_of(app))
    beamer.cookies.set(SCREEN_COOKIE, told.screen_pass, domain="rondetafel.example")
    browsers["scherm"] = Browser(beamer)
    signed_out = await stack.enter_async_context(client_of(app))
    browsers[others.SIGNED_OUT] = await others.browser_after(signed_out)
    for name, slug in {**dict.fromkeys(GUESTS, "pelt"), **STRANGERS}.items():
        client = await stack.enter_async_context(client_of(app))
        browsers[name] = await _guest(client, f"/{slug}/u/{told.links[name]}", told.pins[name])
    for name in KNOWN:
        client = await stack.enter_async_context(client_of(app))
        browsers[name] = await _guest(client, f"/pelt/u/{told.links[name]}", told.pins[name])
        client.cookies.delete(SESSION_COOKIE)
    celias = await admin.fetchval(SESSION, told.world.members["celia", "pelt"])
    told = replace(told, ids={stage: {**ids, "session_id": str(celias)} for stage, ids in told.ids.items()})
    cookies = {name: httpx.Cookies(browser.http.cookies) for name, browser in browsers.items()}
    return Told(told, await picture(admin), browsers, cookies, clock.now())


@pytest.fixture(scope="session")
async def once_told(app: Litestar, pool: None, admin: asyncpg.Connection) -> AsyncIterator[Told]:
    """Told at the first test that asks."""
    async with AsyncExitStack() as stack:
        yield await tell(app, admin, stack)


@pytest.fixture
async def told(once_told: Told) -> Told:
    """Niels' situation, as if nobody touched it yet."""
    await once_told.restore()
    return once_told


async def _staff(client: httpx.AsyncClient, name: str, slug: str | None, world: Cast) -> Browser:
    return await signed_in(client, name.split("_", maxsplit=1)[0], slug, world)


async def _guest(client: httpx.AsyncClient, path: str, pin: str) -> Browser:
    await client.post(f"{path}/sessie", data={"digits": pin, "is_remembered": "y"})
    return Browser(client, token_for(client.cookies[BROWSER_COOKIE]))
