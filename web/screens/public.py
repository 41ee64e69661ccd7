"""What a browser in the room opens: first digits and patience, then the picture of the sitting, live."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Stream

from infra import clock
from infra.live import Bus
from services.errors import Refused
from services.screens import pairing
from services.screens.actions import MOST
from services.screens.showing import picture
from tenants.words.refusals import REFUSALS
from web.screens.entrance import SCREEN_COOKIE, WAITING_COOKIE, Dark, cookie, desk, screen
from web.screens.running import bus_of
from web.shared.pages import page, redirect
from web.shared.visitors import network_of

Incoming = Request[Any, Any, Any]
PATH = "/{slug:str}/scherm"
HEARTBEAT_SECONDS = 10.0
# A stream ends by itself and is opened again: so that whoever listens shows once in a while that it still may.
LONGEST_BEATS = 180
# Of one sitting: three times as many as it may have screens. Beyond that a screen asks once in a while.
MOST_STREAMS = 3 * MOST


class ScreenPages(Controller):
    """The address that is typed on a projector or tablet."""

    path = PATH

    @get()
    async def show(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        """The picture; or digits; or a button that asks for them."""
        try:
            async with screen(request, slug) as shown:
                now_shown = await picture(shown.access, shown.sitting)
                return page(
                    request,
                    shown.access,
                    "screens/screen.html",
                    slug=slug,
                    screen=shown.row,
                    picture=now_shown,
                )
        except Dark:
            return await _waiting(request, slug)

    @post()
    async def create(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        """Six new digits for this browser."""
        async with desk(request, slug) as access:
            try:
                token = await pairing.ask(access, network_of(request), now=clock.now())
            except Refused as refused:
                return _code(request, slug, status=429, refusal=REFUSALS[refused.code])
        answer = redirect(f"/{slug}/scherm")
        answer.set_cookie(cookie(WAITING_COOKIE, token))
        return answer


class ScreenPicturePages(Controller):
    """The picture alone."""

    path = PATH + "/beeld"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        """What may be seen now; for a browser that is no screen any more: that it is off."""
        try:
            async with screen(request, slug) as shown:
                return page(
                    request,
                    shown.access,
                    "screens/_picture.html",
                    picture=await picture(shown.access, shown.sitting),
                )
        except Dark:
            return page(request, None, "screens/_dark.html", status=410)


class ScreenStreamPages(Controller):
    """That something changed, and nothing else; a heartbeat in between. No connection of the database is held."""

    path = PATH + "/stroom"

    @get(skip_compression=True)
    async def show(self, request: Incoming, slug: FromPath[str]) -> Response[Any] | Stream:
        """204: this one gets no stream."""
        bus = bus_of(request)
        try:
            async with screen(request, slug) as shown:
                about = (shown.sitting.id, shown.sitting.case)
        except Dark:
            return Response(None, status_code=204)
        if bus is None or bus.listening_to(about[0]) >= MOST_STREAMS:
            return Response(None, status_code=204)
        return Stream(
            _events(bus, about), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
        )


async def _events(bus: Bus, about: tuple[UUID, ...]) -> AsyncIterator[str]:
    """First of all a change: whoever comes in (again) asks for the present picture."""
    with bus.listening(*about) as listener:
        yield f"retry: 2000\nevent: changed\nid: {listener.version}\ndata: {listener.version}\n\n"
        for _ in range(LONGEST_BEATS):
            is_changed = await listener.wait(HEARTBEAT_SECONDS)
            if bus.is_closing:
                return
            yield f"event: {'changed' if is_changed else 'still'}\nid: {listener.version}\ndata: {listener.version}\n\n"


@dataclass(frozen=True)
class Digits:
    """What the page shows while it waits; empty digits: a button that asks for them."""

    digits: str = ""
    is_old: bool = False


async def _waiting(request: Incoming, slug: str) -> Response[Any]:
    token = request.cookies.get(WAITING_COOKIE, "")
    async with desk(request, slug) as access:
        found = await pairing.find_waiting(access, token, now=clock.now()) if token else None
    if found is None:
        return _code(request, slug)
    if found.screen_pass and request.cookies.get(SCREEN_COOKIE, "") != found.screen_pass:
        answer = redirect(f"/{slug}/scherm")
        answer.set_cookie(cookie(SCREEN_COOKIE, found.screen_pass))
        return answer
    if not found.is_open or found.screen_pass:
        return _code(request, slug, Digits(is_old=not found.is_open and not found.screen_pass))
    return _code(request, slug, Digits(found.digits))


def _code(
    request: Incoming, slug: str, waiting: Digits | None = None, *, status: int = 200, refusal: str = ""
) -> Response[Any]:
    return page(
        request,
        None,
        "screens/code.html",
        status=status,
        slug=slug,
        waiting=waiting or Digits(),
        refusal=refusal,
    )
