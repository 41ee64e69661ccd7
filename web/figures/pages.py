"""The figures of a municipality: the own mirror, the sheet of a year for others, and what is shared."""

import csv
import io
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.errors import Conflict, Refused
from services.figures import actions, queries
from services.figures.queries import Sheet
from tenants import audit
from tenants.access import Access
from tenants.words.packs import PACKS, speaking, told
from tenants.words.refusals import REFUSALS
from web import entrance
from web.figures import view
from web.figures.forms import ShareForm, share_form
from web.figures.network import NetworkFigurePages
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/cijfers"
CLASH = 409
NOTICES = {"gedeeld": "Bewaard. Dit geldt vanaf nu."}


class FigurePages(Controller):
    """The own mirror for who coordinates, and the sheets for who administers too."""

    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _index(request, access)


class FigureSheetPages(Controller):
    path = PATH + "/{year:int}"

    @get()
    async def show(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        """The sheet as anybody may read it."""
        async with entrance.member(request) as access:
            sheet, before = await _sheets(access, year)
        values: dict[str, Any] = {"sheet": sheet, "blocks": view.floored(sheet.cells, before)}
        return page(request, access, "figures/sheet.html", current="cijfers", **values)

    @post()
    async def create(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        """Make it, once."""
        async with entrance.member(request) as access:
            try:
                await actions.make_sheet(access, year, now=clock.now(), today=clock.today())
            except Refused as refused:
                return await _index(request, access, REFUSALS[refused.code], status=422)
        return redirect(f"{PATH}/{year}")

    @get("/cijfers.csv")
    async def download(self, request: Incoming, year: FromPath[int]) -> Response[bytes]:
        """The same for a spreadsheet."""
        async with entrance.member(request) as access:
            sheet, before = await _sheets(access, year)
        written = io.StringIO()
        with speaking(PACKS[access.home.vocabulary]):
            rows = [
                [str(told(one)) for one in line]
                for line in view.lines(view.floored(sheet.cells, before), year)
            ]
        csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(rows)
        headers = {"Content-Disposition": f'attachment; filename="cijfers-{year}.csv"'}
        content = written.getvalue().encode("utf-8-sig")
        return Response(content, media_type="text/csv", headers=headers)


class FigureSharePages(Controller):
    """What the networks of this municipality may count along; nothing until somebody ticks it."""

    path = PATH + "/{year:int}/delen"

    @get()
    async def edit(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("figures.share")
            return await _sharing(request, access, year)

    @post()
    async def update(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        sent = await request.form()
        async with entrance.member(request) as access:
            access.require("figures.share")
            form = share_form(await queries.offers(access, year), sent)
            if not form.validate():
                return await _sharing(request, access, year, form, status=422)
            try:
                await actions.share(access, year, form.chosen, seen=form.known, now=clock.now())
            except Conflict:
                return await _sharing(request, access, year, form, status=CLASH)
        return redirect(f"{PATH}/{year}/delen?bewaard=gedeeld")


async def _index(request: Incoming, access: Access, error: str = "", *, status: int = 200) -> Response[Any]:
    year = clock.today().year
    found = await queries.sheets(access)
    newest = queries.last_year(clock.today())
    may_read = access.may("figures.read")
    blocks = None
    if may_read:
        last = await queries.mirror(access, year - 1)
        said_last = next((one.cells for one in found if one.year == year - 1), {})
        blocks = view.exact(await queries.mirror(access, year), last, said_last)
    audit.record(access, "figures.read")
    return page(
        request,
        access,
        "figures/index.html",
        current="cijfers",
        status=status,
        year=year,
        blocks=blocks,
        sheets=found,
        to_make=newest if may_read and newest not in {one.year for one in found} else None,
        may_share=access.may("figures.share"),
        error=error,
    )


async def _sheets(access: Access, year: int) -> tuple[Sheet, Any]:
    """The sheet, and the cells of the year before where somebody made that one."""
    sheet = await queries.get_sheet(access, year)
    before = next((one.cells for one in await queries.sheets(access) if one.year == year - 1), {})
    return sheet, before


async def _sharing(
    request: Incoming, access: Access, year: int, form: ShareForm | None = None, *, status: int = 200
) -> Response[Any]:
    offers = await queries.offers(access, year)
    if form is not None and status == CLASH:
        form.seen.data = " ".join(one.figure for one in offers if one.is_shared)
    return page(
        request,
        access,
        "figures/share.html",
        current="cijfers",
        status=status,
        year=year,
        offers=[(view.title(one.figure), one) for one in offers],
        form=form or share_form(offers),
        is_clash=status == CLASH,
        notice=NOTICES.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else "",
    )


HANDLERS: list[ControllerRouterHandler] = [
    FigurePages,
    FigureSheetPages,
    FigureSharePages,
    NetworkFigurePages,
]
