"""One page with everything that a municipality can set, and one button."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from services.errors import Conflict
from services.members import policy
from tenants import audit
from tenants.access import Access
from web import entrance
from web.cases.once import Difference, differences
from web.policy.forms import PolicyForm, filled
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/instellingen"
SAVED = {"ja": "Bewaard. Het geldt vanaf nu."}
COMPARED = (
    *("coordinator_name", "phone", "email", "address"),
    *("vocabulary", "client_presence", "comment_days", "reminder_days", "accent"),
)


class PolicyPages(Controller):
    path = PATH

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            form = filled(await policy.get_policy(access))
            audit.record(access, "policy.read")
            notice = SAVED.get(request.query_params.get("bewaard", ""), "")
            return _page(request, access, form, notice=notice)

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        form = PolicyForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            if not form.validate():
                return _page(request, access, form, status=422)
            try:
                await policy.change(access, form.wanted(), form.read_version)
            except Conflict:
                row = await policy.get_policy(access)
                form.version.data = str(row.version)
                others = differences(form, row, COMPARED)
                return _page(request, access, form, status=409, others=others)
        return redirect(f"{PATH}?bewaard=ja")


def _page(
    request: Incoming,
    access: Access,
    form: PolicyForm,
    *,
    notice: str = "",
    others: list[Difference] | None = None,
    status: int = 200,
) -> Response[Any]:
    values: dict[str, Any] = {"form": form, "others": others, "notice": notice}
    return page(request, access, "policy/edit.html", current="instellingen", status=status, **values)
