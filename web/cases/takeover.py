"""Taking over a running situation, without its past: one short page."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock
from services.errors import Refused
from services.procedures.take_over import take_over
from tenants import submissions
from tenants.access import Access
from web import entrance
from web.cases.forms import refuse
from web.cases.takeover_form import TakeOverForm
from web.shared.pages import page, redirect
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]
PLACES = {
    "consultation.in-the-past": "held_on",
    "consultation.too-far": "held_on",
    "consultation.ends-before-start": "starts",
}


class TakeOverPages(Controller):
    """One page, five minutes."""

    path = "/situaties/overname"

    @get()
    async def new(self, request: Incoming) -> Response[Any]:
        """An empty form."""
        async with entrance.member(request) as access:
            access.require("cases.begin")
        return _form(request, access, TakeOverForm())

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Everything at once, or nothing at all."""
        posted = await request.form()
        form = TakeOverForm(posted)
        try:
            async with entrance.member(request) as access:
                access.require("cases.begin")
                if change_rows(form, posted):
                    return _form(request, access, form)
                if not form.validate():
                    return _form(request, access, form, status=422)
                if earlier := await submissions.claim(access, form.token):
                    return redirect(earlier)
                place = await _take_over(access, form)
                await submissions.remember(access, form.token, place)
            return redirect(place)
        except Refused as refused:
            refuse(form, refused, PLACES)
        async with entrance.member(request) as access:
            return _form(request, access, form, status=422)


async def _take_over(access: Access, form: TakeOverForm) -> str:
    case = await take_over(
        access,
        form.title(),
        form.everybody(),
        agreements=form.running(),
        sitting=form.sitting(),
        now=clock.now(),
    )
    return f"/situaties/{case.id}"


def _form(request: Incoming, access: Access, form: TakeOverForm, status: int = 200) -> Response[Any]:
    return page(request, access, "cases/takeover.html", current="situaties", status=status, form=form)
