"""The file of a year for the council: write it, make a version, read it on a page and on paper."""

from collections import Counter
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.councils import actions, queries
from services.councils.actions import Draft
from services.documents.councils import council_paper, council_words
from services.documents.letterhead import letterhead
from services.errors import Conflict, NotFound
from tenants import audit
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.councils import band
from web import entrance
from web.cases.once import differences, once
from web.councils.forms import MakingForm, QuotesForm, chapter_form
from web.councils.watching import is_looked_at
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
YEAR, CHAPTER = "/beleid/jaren/{year:int}", "/beleid/jaren/{year:int}/hoofdstukken/{theme:str}"
THE_YEAR = "het-jaar"
CLASH = 409


class CouncilYearPages(Controller):
    """What the file of a year would hold now."""

    path = YEAR

    @get()
    async def show(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _draft(request, access, year)

    @post("/zinnen")
    async def choose(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        """Which texts may be quoted."""
        sent = await request.form()
        now, today = clock.now(), clock.today()

        async def work() -> str:
            wanted, seen = _ids(form.signals.data or []), _ids(str(form.seen.data or "").split())
            await actions.choose(access, year, wanted, seen, now=now, today=today)
            return f"/beleid/jaren/{year}#zinnen"

        async with entrance.member(request) as access:
            form = _quotes_form(await actions.draft(access, year, today=today), sent)
            try:
                done = await once(access, form, work, {"council.too-many-quotes": "signals"})
            except Conflict:
                return await _draft(request, access, year, is_clash=True, status=CLASH)
            return done or await _draft(request, access, year, quotes=form, status=422)

    @post("/dossier")
    async def create(self, request: Incoming, year: FromPath[int]) -> Response[Any]:
        """A version, as it stays."""
        form = MakingForm(await request.form())
        now, today = clock.now(), clock.today()

        async def work() -> str:
            made = await actions.make(access, year, form.changed.data or "", now=now, today=today)
            return f"/beleid/dossiers/{made}"

        async with entrance.member(request) as access:
            access.require("councils.write")
            done = await once(access, form, work, {"council.what-changed": "changed"})
            return done or await _draft(request, access, year, making=form, status=422)


class CouncilChapterPages(Controller):
    """One theme of it, or the year itself."""

    path = CHAPTER

    @get()
    async def edit(self, request: Incoming, year: FromPath[int], theme: FromPath[str]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _chapter(request, access, year, theme)

    @post()
    async def update(self, request: Incoming, year: FromPath[int], theme: FromPath[str]) -> Response[Any]:
        form = chapter_form(None, is_year=theme == THE_YEAR, sent=await request.form())
        code, today = _code(theme), clock.today()

        async def work() -> str:
            await actions.write(access, year, code, form.told(), form.read_version, today=today)
            return f"/beleid/jaren/{year}"

        async with entrance.member(request) as access:
            access.require("councils.write")
            if await is_looked_at(access, form, form.texts()):
                try:
                    if sent := await once(access, form, work):
                        return sent
                except Conflict:
                    return await _chapter(request, access, year, theme, form, status=CLASH)
            return await _chapter(request, access, year, theme, form, status=422)


class CouncilFilePages(Controller):
    """A file as it was made."""

    path = "/beleid/dossiers/{file_id:uuid}"

    @get()
    async def show(self, request: Incoming, file_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            found = await queries.get_file(access, file_id)
            versions = [one for one in await queries.files(access) if one.year == found.year]
        values: dict[str, Any] = {"file": found, "told": council_words(found), "versions": versions}
        return page(request, access, "councils/file.html", current="beleid", **values)

    @get("/dossier.pdf")
    async def print(self, request: Incoming, file_id: FromPath[UUID]) -> Response[bytes]:
        """The same on paper."""
        async with entrance.member(request) as access:
            found = await queries.get_file(access, file_id)
            head = letterhead(access.home, await Policy.objects().first())
            audit.record(access, "council.file-printed", found.id)
        name = f"jaardossier-{found.year}-versie-{found.version}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"'}
        paper = council_paper({**head, "municipality": str(found.content["municipality"])}, found)
        return Response(paper, media_type="application/pdf", headers=headers)


async def _draft(
    request: Incoming,
    access: Access,
    year: int,
    *,
    quotes: QuotesForm | None = None,
    making: MakingForm | None = None,
    is_clash: bool = False,
    status: int = 200,
) -> Response[Any]:
    told = await actions.draft(access, year, today=clock.today())
    audit.record(access, "council.read")
    return page(
        request,
        access,
        "councils/draft.html",
        current="beleid",
        status=status,
        draft=told,
        done=Counter(one.row.theme for one in await queries.raised(access)),
        band=band,
        quotes=quotes or _quotes_form(told),
        making=making or MakingForm(),
        is_clash=is_clash,
    )


async def _chapter(
    request: Incoming, access: Access, year: int, theme: str, form: Any = None, *, status: int = 200
) -> Response[Any]:
    code, told = _code(theme), await actions.draft(access, year, today=clock.today())
    if code and code not in told.themes:
        raise NotFound("theme")
    row = told.chapters.get(code)
    others = None
    if status == CLASH:
        form.version.data = str(row.version if row else 0)
        others = differences(form, row, ("words", "since", "asks")) if row else []
    return page(
        request,
        access,
        "councils/chapter.html",
        current="beleid",
        status=status,
        year=year,
        code=theme,
        theme=told.themes.get(code),
        cell=told.cells.get(code),
        band=band,
        form=form or chapter_form(row, is_year=not code),
        others=others,
    )


def _code(theme: str) -> str:
    return "" if theme == THE_YEAR else theme


def _quotes_form(told: Draft, sent: Any = None) -> QuotesForm:
    chosen = [str(one) for one in told.chosen]
    form = QuotesForm(sent, signals=chosen, seen=" ".join(chosen))
    form.signals.choices = [
        (str(row.id), f"{row.sentence} ({told.themes[row.theme].name})")
        for row in told.quotable
        if row.theme in told.themes
    ]
    return form


def _ids(told: list[str]) -> list[UUID]:
    try:
        return [UUID(one) for one in told]
    except ValueError as error:
        raise NotFound("signal") from error
