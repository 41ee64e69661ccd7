"""Every browser in which this person is signed in, wherever they work; one click ends it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound
from tenants import audit, browsers
from tenants.door import Lobby
from tenants.sessions import Session
from web import entrance
from web.members.view import browser
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/sessies"
ENDED = {"einde": "Afgemeld. Wie daar iets typte, vindt het terug na aanmelden."}


class SessionPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.signed_in(request, is_choosing=True) as (_, session):
            found = await browsers.of_identity(session, now=clock.now())
        return page(
            request,
            None,
            "sessions/index.html",
            notice=ENDED.get(request.query_params.get("bewaard", ""), ""),
            person=session.identity.name,
            browsers=[browser(one, session.id) for one in found],
            most=browsers.MOST,
            back_url="/netwerk" if session.network else "/vandaag",
        )

    @post("/{session_id:uuid}/einde")
    async def delete(self, request: Incoming, session_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.signed_in(request, is_choosing=True) as (lobby, session):
            if not await browsers.end_one(session, session_id, now=clock.now()):
                raise NotFound("session")
            await _note(lobby, session)
        return redirect(f"{PATH}?bewaard=einde")

    @post("/einde")
    async def delete_others(self, request: Incoming) -> Response[Any]:
        async with entrance.signed_in(request, is_choosing=True) as (lobby, session):
            await browsers.end_others(session, now=clock.now())
            await _note(lobby, session)
        return redirect(f"{PATH}?bewaard=einde")


async def _note(lobby: Lobby, session: Session) -> None:
    """In the log of the municipality where this person works in this browser."""
    access = await entrance.admit_member(lobby, session)
    if access is not None:
        audit.record(access, "session.ended", access.member)
