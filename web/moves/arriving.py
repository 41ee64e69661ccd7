"""Pages where a coordinator is offered a case of another municipality: who offers it, accept, decline."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound
from services.moves import actions, queries
from services.procedures.move_case import accept
from tenants import audit
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.moves.forms import DeclineForm
from web.shared.forms import Form
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
PATH = "/verhuizingen/{move_id:uuid}"


class OfferedCasePages(Controller):
    """Somebody comes to live here."""

    path = PATH

    @get()
    async def show(self, request: Incoming, move_id: FromPath[UUID]) -> Response[Any]:
        """From where, who offers it, whom to phone; nothing about the client."""
        async with entrance.member(request) as access:
            access.require("cases.begin")
            audit.record(access, "move.read", move_id)
            return await _page(request, access, move_id, Form(), DeclineForm())


class CaseAcceptancePages(Controller):
    """Taking the case over."""

    path = PATH + "/aanvaarding"

    @post()
    async def create(self, request: Incoming, move_id: FromPath[UUID]) -> Response[Any]:
        """The case is ours from now on, coordinated by who accepts."""
        form = Form(await request.form())
        with suppress(NotFound):
            async with entrance.member(request) as access:
                access.require("cases.begin")
                if sent := await once(access, form, lambda: _accept(access, move_id)):
                    return sent
                return await _page(request, access, move_id, form, DeclineForm(), status=409)
        return await _gone(request)


class CaseDeclinePages(Controller):
    """Saying no."""

    path = PATH + "/weigering"

    @post()
    async def create(self, request: Incoming, move_id: FromPath[UUID]) -> Response[Any]:
        """The other municipality reads why; the case stays there."""
        form = DeclineForm(await request.form())
        with suppress(NotFound):
            async with entrance.member(request) as access:
                access.require("cases.begin")
                if sent := await once(access, form, lambda: _decline(access, move_id, form)):
                    return sent
                return await _page(request, access, move_id, Form(), form, status=422)
        return await _gone(request)


async def _accept(access: Access, move_id: UUID) -> str:
    case = await accept(access, move_id, now=clock.now())
    return f"/situaties/{case.id}"


async def _decline(access: Access, move_id: UUID, form: DeclineForm) -> str:
    await actions.decline(access, move_id, str(form.why.data), now=clock.now())
    return "/vandaag"


async def _gone(request: Incoming) -> Response[Any]:
    """It was answered or taken back; a door of its own, for what was begun behind the first one is undone."""
    async with entrance.member(request) as access:
        return page(request, access, "moves/gone.html", current="vandaag", status=404)


async def _page(
    request: Incoming, access: Access, move_id: UUID, form: Form, declining: DeclineForm, *, status: int = 200
) -> Response[Any]:
    try:
        waiting = await queries.get_waiting(access, move_id)
    except NotFound:
        return page(request, access, "moves/gone.html", current="vandaag", status=404)
    return page(
        request,
        access,
        "moves/arriving.html",
        current="vandaag",
        status=status,
        waiting=waiting,
        here=access.home.name,
        form=form,
        declining=declining,
    )
