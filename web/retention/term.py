"""De bewaartermijn: how long this municipality keeps a closed case, set by its administrator."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from services.retention import actions, queries
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.retention.forms import TermForm
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
PATH = "/instellingen/bewaartermijn"


class TermPages(Controller):
    path = PATH

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("policy.manage")
            form = TermForm(months=await queries.months_kept())
        return _shown(request, access, form, is_saved=request.query_params.get("bewaard") == "ja")

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        form = TermForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            if sent := await once(access, form, lambda: _keep(access, form), {"retention.months": "months"}):
                return sent
        return _shown(request, access, form, status=422)


def _shown(
    request: Incoming, access: Access, form: TermForm, *, is_saved: bool = False, status: int = 200
) -> Response[Any]:
    notice = "Bewaard." if is_saved else None
    values = {"form": form, "notice": notice}
    return page(request, access, "retention/term.html", current="bewaren", status=status, **values)


async def _keep(access: Access, form: TermForm) -> str:
    await actions.keep_for(access, int(form.months.data or 0))
    return f"{PATH}?bewaard=ja"
