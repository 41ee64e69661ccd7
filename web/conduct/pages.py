"""The code of conduct of a municipality: the default text to read, its own additions to write."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.types import ControllerRouterHandler

from infra import clock
from services.errors import Conflict, Refused
from services.invitations import additions
from services.invitations.conduct import CURRENT
from tenants import audit
from tenants.access import Access
from web import entrance
from web.cases.forms import refuse
from web.cases.once import Difference
from web.conduct.forms import AdditionsForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/instellingen/gedragscode"
NOTICES = {
    "ja": "Bewaard. Helpers zien vanaf nu deze versie, en zeggen opnieuw ja.",
    "zelfde": "Er veranderde niets. Niemand hoeft opnieuw ja te zeggen.",
}
PLACES = {"conduct.too-many": "sentences", "conduct.too-long": "sentences"}


class ConductPages(Controller):
    path = PATH

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            audit.record(access, "policy.read")
            return await _page(request, access)

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        form = AdditionsForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            if not form.validate():
                return await _page(request, access, form, status=422)
            try:
                is_new = await additions.write(access, form.lines(), read=form.read_version, now=clock.now())
            except Refused as refused:
                refuse(form, refused, PLACES)
                return await _page(request, access, form, status=422)
            except Conflict:
                return await _page(request, access, form, status=409)
        return redirect(f"{PATH}?bewaard={'ja' if is_new else 'zelfde'}")


HANDLERS: list[ControllerRouterHandler] = [ConductPages]


async def _page(
    request: Incoming, access: Access, form: AdditionsForm | None = None, *, status: int = 200
) -> Response[Any]:
    versions = await additions.versions(access)
    newest = versions[0] if versions else None
    theirs = "\n".join(newest.sentences) if newest else ""
    number = str(newest.number if newest else 0)
    others = None
    if form is None:
        form = AdditionsForm(sentences=theirs, version=number)
    elif status == 409:  # noqa: PLR2004
        form.version.data = number
        mine = str(form.sentences.data or "")
        others = [Difference(form.sentences.label.text, theirs or "niets", mine or "niets")]
    notice = NOTICES.get(request.query_params.get("bewaard", ""), "") if status == 200 else ""  # noqa: PLR2004
    values = {"form": form, "others": others, "notice": notice, "versions": versions, "default": CURRENT}
    return page(request, access, "conduct/edit.html", current="instellingen", status=status, **values)
