"""Our cookies: this origin alone, never read by a script, gone with the browser."""

from typing import Any

from litestar import Response

from web.entrance import SESSION_COOKIE

START_COOKIE = "__Host-rt-start"
START_SECONDS = 600


def set_session(response: Response[Any], value: str) -> None:
    """A new session for this browser; how long it lasts is decided in the row, not here."""
    response.set_cookie(key=SESSION_COOKIE, value=value, secure=True, httponly=True, samesite="lax")


def set_start(response: Response[Any], value: str) -> None:
    """On the way to the provider; Lax, so that it comes along on the way back."""
    response.set_cookie(
        key=START_COOKIE, value=value, max_age=START_SECONDS, secure=True, httponly=True, samesite="lax"
    )


def forget(response: Response[Any], *names: str) -> None:
    """Delete cookies; browsers refuse a `__Host-` cookie without Secure, also one that is going."""
    for name in names:
        response.set_cookie(key=name, value="", max_age=0, secure=True, httponly=True, samesite="lax")
