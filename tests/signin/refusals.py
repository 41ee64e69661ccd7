"""What every attack on signing in must end in: one plain page, and nobody signed in."""

import asyncpg
import httpx

from tests.conftest import Browser
from tests.figures import Figure
from web.entrance import SESSION_COOKIE
from web.signin.cookies import START_COOKIE

FIGURE = "token attacks refused"
PLAIN = ("Aanmelden lukte niet", "Je hebt hier nog geen toegang", "Dit kan nu niet")


def start_of(browser: Browser, value: str) -> None:
    """Give this browser the cookie of a journey."""
    browser.http.cookies.set(START_COOKIE, value, domain="rondetafel.example", path="/")


async def refused(
    browser: Browser, answer: httpx.Response, admin: asyncpg.Connection, figure: Figure, *, status: int = 403
) -> None:
    """Hold the answer against that, and count it."""
    assert answer.status_code == status, answer.text
    assert any(words in answer.text for words in PLAIN)
    assert SESSION_COOKIE not in browser.http.cookies
    assert await admin.fetchval("select count(*) from session where ended_at is null") == 0
    assert await admin.fetchval("select count(*) from member where subject ~ '(mallory|noor|1111)'") == 0
    figure(FIGURE, 1, of=1)
