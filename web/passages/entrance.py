"""Who comes to Mijn afspraken: a browser that proved a mail address, or a stranger. No case opens here."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Request

from infra import clock
from services.passages import proving
from services.passages.proving import Proven
from tenants import door
from web.entrance import Forged
from web.guests.entrance import BROWSER_COOKIE
from web.signin import csrf

Incoming = Request[Any, Any, Any]
PASSAGE_COOKIE = "__Host-rt-passage"


@asynccontextmanager
async def stranger(request: Incoming) -> AsyncIterator[str]:
    """Anyone; what is sent comes from a page of ours. Gives the value of this browser's cookie, or ""."""
    if csrf.is_unsafe(request) and not csrf.is_from_us(request):
        raise Forged
    async with door.lobby():
        yield request.cookies.get(BROWSER_COOKIE, "")


async def proven(request: Incoming) -> Proven | None:
    """Whoever proved an address in this browser, with the token for its forms; Forged for the form of another."""
    browser, cookie = request.cookies.get(BROWSER_COOKIE, ""), request.cookies.get(PASSAGE_COOKIE, "")
    async with stranger(request):
        found = await proving.find(cookie, browser, now=clock.now()) if browser and cookie else None
    if found is not None:
        if csrf.is_unsafe(request) and not await csrf.is_bound(request, cookie):
            raise Forged
        request.state.csrf = csrf.token_for(cookie)
    return found
