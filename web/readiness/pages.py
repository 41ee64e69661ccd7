"""What is still to do before one table, and what it needs in practice."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.errors import Conflict, NotFound, Refused
from services.readiness.actions import note_need
from services.readiness.queries import needs
from services.readiness.tables import NeedKind
from tenants.access import Access
from web import entrance
from web.cases.forms import refuse
from web.readiness import view
from web.readiness.forms import NeedForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/overleggen/{consultation_id:uuid}/gereedheid"
PLACES = {"need.no-words": "words"}
CLASH = "Iemand anders schreef intussen: “{theirs}”. Jouw tekst staat hieronder. Kies zelf wat blijft."


class ReadinessPages(Controller):
    """Next step first; "Alles is klaar" when nothing asks for anything."""

    path = PATH

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _page(request, access, consultation_id)


class PracticalNeedPages(Controller):
    """One practical thing: arranged, not needed, or noted for later."""

    path = PATH + "/{need:str}"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], need: FromPath[str]
    ) -> Response[Any]:
        form = NeedForm(await request.form())
        async with entrance.member(request) as access:
            if need not in list(NeedKind):
                raise NotFound
            if await _keep(access, consultation_id, need, form):
                return redirect(f"/overleggen/{consultation_id}/gereedheid#nodig-{need}")
            return await _page(request, access, consultation_id, (need, form))


async def _keep(access: Access, consultation_id: UUID, kind: str, form: NeedForm) -> bool:
    access.require("cases.edit")
    how = str(form.how.data)
    if not form.validate():
        return False
    try:
        await note_need(
            access,
            consultation_id,
            kind,
            str(form.words.data or ""),
            is_needed=how != "not-needed",
            is_settled=how == "settled",
            version=form.read_version,
            now=clock.now(),
        )
    except Refused as refused:
        refuse(form, refused, PLACES)
    except Conflict:
        theirs = next(one for one in await needs(access, consultation_id) if one.kind == kind)
        form.words.errors = [CLASH.format(theirs=theirs.words or "niet nodig")]
        form.version.data = str(theirs.version)
    return not form.errors


async def _page(
    request: Incoming, access: Access, consultation_id: UUID, refused: tuple[str, NeedForm] | None = None
) -> Response[Any]:
    values = await view.sheet(access, consultation_id, clock.now(), refused)
    status = 422 if refused else 200
    return page(request, access, "readiness/show.html", current="situaties", status=status, **values)


HANDLERS: list[ControllerRouterHandler] = [ReadinessPages, PracticalNeedPages]
