"""The own mirror of a coordinator: lists of lines, once a year, to print and take along to colleagues."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock
from services.evaluations import mirrors
from tenants.access import Access
from tenants.words.mirrors import ANSWERS, MIRROR
from web import entrance
from web.cases.once import once
from web.evaluations.forms import MirrorForm, field_of, looked, mirror_form
from web.shared.pages import page
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
YEAR_DIGITS = 4


class MirrorPages(Controller):
    """One's own, of this year or an earlier one; nobody else's, ever."""

    path = "/evaluaties/spiegel"

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        year = _year(asked(request, "jaar"))
        async with entrance.member(request) as access:
            known = await mirrors.own_mirror(access, year, clock.today())
            return await _page(request, access, year, mirror_form(known=known))

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        sent = await request.form()
        year, form = _year(str(sent.get("jaar") or "")), mirror_form(sent)
        async with entrance.member(request) as access:

            async def work() -> str:
                await mirrors.keep(access, looked(form), year=year, now=clock.now())
                return f"/evaluaties/spiegel?jaar={year}&bewaard=ja"

            if done := await once(access, form, work):
                return done
            return await _page(request, access, year, form, status=422)


async def _page(
    request: Incoming, access: Access, year: int, form: MirrorForm, *, status: int = 200
) -> Response[Any]:
    today = clock.today()
    years = await mirrors.years(access, today)
    before = next((one for one in years if one < year), None)
    earlier = await mirrors.own_mirror(access, before, today) if before else {}
    return page(
        request,
        access,
        "evaluations/mirror.html",
        current="vandaag",
        status=status,
        year=year,
        years=years,
        before=before,
        earlier=earlier,
        lists=MIRROR,
        answers=ANSWERS,
        form=form,
        field_of=field_of,
        notice="Bewaard. Alleen jij ziet dit." if request.query_params.get("bewaard") else "",
    )


def _year(typed: str) -> int:
    """The year that was asked; a damaged one is this year."""
    is_year = typed.isascii() and typed.isdigit() and len(typed) == YEAR_DIGITS
    return int(typed) if is_year else clock.today().year
