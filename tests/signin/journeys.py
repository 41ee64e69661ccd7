"""The journey of a browser to the local provider and back, as tests walk it."""

import re
from html import unescape
from urllib.parse import urlsplit

import httpx

from tests.conftest import Browser
from web.entrance import SESSION_COOKIE
from web.signin.csrf import token_for


async def leave(browser: Browser, **fields: str) -> str:
    """Press the button on the sign-in page; returns the provider's address on the page in between."""
    return await away(await browser.http.post("/aanmelden", data=fields))


async def away(response: httpx.Response) -> str:
    """The address on the page in between, to which the browser goes by itself."""
    assert response.status_code == 200, response.text
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', response.text)
    assert found
    return unescape(found[1])


async def at_provider(url: str, subject: str) -> str:
    """Choose a person at the local provider; returns path and query of the way back."""
    async with httpx.AsyncClient() as client:
        response = await client.post(url, data={"sub": subject})
    assert response.status_code == 302, response.text
    back = urlsplit(response.headers["location"])
    return f"{back.path}?{back.query}"


async def sign_in(browser: Browser, subject: str, **fields: str) -> httpx.Response:
    """The whole journey; returns the answer to the way back."""
    return await browser.get(await at_provider(await leave(browser, **fields), subject))


def inside(browser: Browser) -> Browser:
    """The same browser after signing in, with the token of its new session."""
    return Browser(browser.http, token_for(browser.http.cookies[SESSION_COOKIE]))
