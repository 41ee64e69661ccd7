"""Whether a form was sent by a page of ours, and by this very session. The guest entrance asks the same.

Both are asked of every unsafe request: where it came from, which only a browser can say, and a token
that is a keyed hash of the session cookie, so that no other session's token fits.
"""

import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar import Request

from infra.settings import settings
from tenants import sessions

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_unsafe(request: Request[Any, Any, Any]) -> bool:
    """Whether this request may change something."""
    return request.method not in SAFE_METHODS


def token_for(cookie: str) -> str:
    """What the forms of this session carry."""
    return sessions.form_token(cookie)


def is_from_us(request: Request[Any, Any, Any]) -> bool:
    """Whether a page of ours sent this; browsers without Sec-Fetch-Site at least say their Origin."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("origin") == _our_origin()


async def is_bound(request: Request[Any, Any, Any], cookie: str) -> bool:
    """Whether the token in header or form is the one of this cookie."""
    return hmac.compare_digest((await token_in(request)).encode(), token_for(cookie).encode())


async def token_in(request: Request[Any, Any, Any]) -> str:
    """The token in header or form, whosever it is; empty when there is none."""
    given = request.headers.get("x-csrf-token")
    if given is None:
        given = (await request.form()).get("_csrf")
    return given if isinstance(given, str) else ""


def _our_origin() -> str:
    parts = urlsplit(settings().web_url)
    return f"{parts.scheme}://{parts.netloc}"
