"""What a guest sees who does not get (any further) in: the same page for every dead link, to the byte."""

from typing import Any

from litestar import Request, Response
from litestar.types import ExceptionHandlersMap

from web.guests.entrance import DeadLink, Locked
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


def dead(request: Incoming, error: DeadLink) -> Response[Any]:
    """Unknown, ended or withdrawn: nobody learns which, but a browser that was known here hears what happened."""
    request.state.csrf = None
    home = error.municipality
    told = {"municipality": home.name, "slug": home.slug, "phone": error.phone}
    if error.farewell:
        return page(request, None, "guests/farewell.html", status=410, what=error.farewell.value, **told)
    return page(request, None, "guests/dead.html", status=404, **told)


def locked(request: Incoming, error: Locked) -> Response[Any]:
    """Too long away: what was typed is shown once more, so that nothing is lost."""
    request.state.csrf = None
    if not error.typed:
        return redirect(f"{error.path}?bewaard=opnieuw")
    return page(request, None, "guests/locked.html", status=403, typed=error.typed, path=error.path)


HANDLERS: ExceptionHandlersMap = {DeadLink: dead, Locked: locked}
