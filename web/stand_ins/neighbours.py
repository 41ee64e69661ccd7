"""A colleague of a neighbouring municipality takes over one case: asked, opened once they signed in, taken back."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.errors import NotFound
from services.neighbours import actions, queries
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.shared.forms import Form, day, mail_address, required, text
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/buur"
PLACES = {
    "opening.no-end": "until_on",
    "opening.ended": "until_on",
    "opening.too-long": "until_on",
    "neighbour.is-asked": "email",
}


class NeighbourForm(Form):
    """Who is asked, and until when."""

    name = text("Naam", required("Schrijf de naam."), most=80)
    email = mail_address("E-mail van het werk", required("Schrijf het mailadres."))
    until_on = day("Tot en met", required("Kies tot en met welke dag."))


class NeighbourPages(Controller):
    """Who was asked for this case, and the form to ask."""

    path = PATH

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await _granted(access, case_id)
            return await _page(request, access, case_id, NeighbourForm())

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        form = NeighbourForm(await request.form())
        async with entrance.member(request) as access:
            await _granted(access, case_id)
            if sent := await once(access, form, lambda: _ask(access, case_id, form), PLACES):
                return sent
            return await _page(request, access, case_id, form, status=422)


class NeighbourOpeningPages(Controller):
    """The coordinator looked who signed in."""

    path = PATH + "/{neighbour_id:uuid}/opening"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], neighbour_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await _granted(access, case_id)
            await actions.open_for(access, case_id, neighbour_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/buur")


class NeighbourEndPages(Controller):
    """Not needed any more, or not the right person."""

    path = PATH + "/{neighbour_id:uuid}/einde"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], neighbour_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await _granted(access, case_id)
            await actions.take_back(access, case_id, neighbour_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/buur")


async def _granted(access: Access, case_id: UUID) -> None:
    """Only whoever coordinates the case asks somebody from outside."""
    access.require("cases.begin")
    if (await get_case(access, case_id)).coordinator != access.member:
        raise NotFound("case")


async def _ask(access: Access, case_id: UUID, form: NeighbourForm) -> str:
    name, email = form.name.data or "", form.email.data or ""
    await actions.ask(access, case_id, name, email, until_on=form.until_on.data, now=clock.now())
    return f"/situaties/{case_id}/buur"


async def _page(
    request: Incoming, access: Access, case_id: UUID, form: NeighbourForm, *, status: int = 200
) -> Response[Any]:
    case = await get_case(access, case_id)
    now = clock.now()
    return page(
        request,
        access,
        "stand_ins/neighbours.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        asked=[(one, one.state(now)) for one in await queries.asked_for(access, case_id)],
        form=form,
    )
