"""What the tests of members share: somebody invented who signs in, the forms of a page, the mail with the link."""

import re

import httpx

from infra import clock
from infra.settings import settings
from tenants import door, sessions
from tenants.proofs import Proof
from tests.conftest import BASE, Browser
from web.entrance import SESSION_COOKIE
from web.signin.csrf import token_for

HOST = BASE.removeprefix("https://")
VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')


async def signed_in_as(
    client: httpx.AsyncClient, key: str, place: sessions.Workplace | None = None, *, is_fresh: bool = True
) -> Browser:
    """A browser of somebody invented, who works nowhere unless `place` says so."""
    identity = sessions.Identity(settings().oidc_issuer, f"{key}-voorbeeld", f"{key.title()} Voorbeeld")
    async with door.lobby():
        now = clock.now()
        proof = Proof(stepped_up_at=now if is_fresh else None)
        cookie = await sessions.begin(identity, place or sessions.Workplace(), now=now, proof=proof)
    client.cookies.set(SESSION_COOKIE, cookie, domain=HOST)
    return Browser(client, token_for(cookie))


def again(browser: Browser) -> Browser:
    """The same browser after its session moved: its forms carry the token of the new cookie."""
    return Browser(browser.http, token_for(browser.http.cookies[SESSION_COOKIE]))


async def version_of(browser: Browser, path: str) -> str:
    """Which version of a member the page was read at."""
    found = VERSION.search((await browser.get(path)).text)
    assert found is not None
    return found[1]
