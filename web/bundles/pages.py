"""The bundles of a network: the list by what waits, one bundle on one page, beginning, changing, closing."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.bundles import actions, places, proposals, queries
from services.bundles.actions import Where, Words
from services.bundles.rules import Stand
from services.errors import Conflict, Refused
from services.themes.queries import themes
from tenants.access import Access
from tenants.words.bundles import EVERYWHERE, GROUPS, LEFT, STANDS, STATUSES, TAGS
from web import entrance
from web.bundles import view
from web.bundles.forms import BundleForm, ClosingForm, MeasureForm, WordsForm
from web.bundles.marking import Marked, still_to_read
from web.bundles.view import PATH
from web.shared.forms import listed
from web.shared.pages import page, redirect
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
NOTICES = {
    "begonnen": "De bundel is begonnen.",
    "tekst": "Bewaard.",
    "bijdragen": "Bewaard. Wie iets meldde, ziet in welke bundel het zit.",
    "citaten": "Bewaard. Zo staan ze in het volgende dossier.",
    "bezorgd": "Bewaard. Die versie van het dossier verandert niet meer.",
    "antwoord": "Bewaard. Wie dit meldde, krijgt bericht dat er nieuws is.",
    "verbeterd": "Bewaard. Wat er eerst stond, blijft na te lezen.",
    "groep": "Bewaard.",
    "maatregel": "Bewaard.",
    "afgesloten": "De bundel is afgesloten.",
    "heropend": "De bundel is weer open.",
}


class BundlePages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """By what waits, the most pressing first; then what could be bundled."""
        async with entrance.network(request) as access:
            lines = await queries.bundles(access, clock.today())
            names = {one.code: one.name for one in await themes(access)}
            free = [(code, names[code]) for code in await proposals.unbundled_themes(access) if code in names]
        groups = [(one, GROUPS[one], [line for line in lines if line.stand is one]) for one in Stand]
        values: dict[str, Any] = {"groups": [one for one in groups if one[2]], "names": names}
        values |= {"proposed": sorted(free, key=lambda one: one[1]), "tags": TAGS, "stands": STANDS}
        return page(request, access, "bundles/index.html", current="bundels", **values)

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            form = await _bundle_form(access, None)
            form.theme.data = asked(request, "thema")
        return page(request, access, "bundles/new.html", current="bundels", form=form)

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        posted = await request.form()
        async with entrance.network(request) as access:
            form = await _bundle_form(access, posted)
            marked = _marked(form, posted)
            try:
                if form.validate() and marked is None:
                    place = form.place.data or ""
                    where = Where(*form.chosen, place)
                    made = await actions.begin(
                        access, _words(form), where, once=form.token, today=clock.today()
                    )
                    return redirect(f"{PATH}/{made}/bijdragen?bewaard=begonnen")
            except Refused as refused:
                view.refuse(form, refused)
        return page(
            request, access, "bundles/new.html", current="bundels", status=422, form=form, marked=marked
        )

    @get("/{bundle_id:uuid}")
    async def show(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            return await shown(request, access, bundle_id)


class BundleWordsPages(Controller):
    path = PATH + "/{bundle_id:uuid}/tekst"

    @get()
    async def edit(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
        form = WordsForm(obj=bundle)
        return page(request, access, "bundles/edit.html", current="bundels", form=form, bundle=bundle)

    @post()
    async def update(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        posted = await request.form()
        form, clash = WordsForm(posted), False
        marked = _marked(form, posted)
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
            try:
                if form.validate() and marked is None:
                    await actions.change(access, bundle_id, _words(form), form.read_version)
                    return redirect(f"{PATH}/{bundle_id}?bewaard=tekst")
            except Refused as refused:
                view.refuse(form, refused)
            except Conflict:
                clash = True
                form.version.data = str(bundle.version)
        values: dict[str, Any] = {"form": form, "bundle": bundle, "is_clash": clash, "marked": marked}
        return page(request, access, "bundles/edit.html", current="bundels", status=422, **values)


class BundleClosurePages(Controller):
    path = PATH + "/{bundle_id:uuid}"

    @post("/afsluiting")
    async def create(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        form = ClosingForm(await request.form())
        async with entrance.network(request) as access:
            await queries.get_bundle(access, bundle_id)
            if not form.validate():
                return await shown(request, access, bundle_id, closing=form, status=422)
            await actions.close(access, bundle_id, form.because.data or "", today=clock.today())
        return redirect(f"{PATH}/{bundle_id}?bewaard=afgesloten")

    @post("/heropening")
    async def delete(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            await actions.reopen(access, bundle_id)
        return redirect(f"{PATH}/{bundle_id}?bewaard=heropend")


async def shown(
    request: Incoming,
    access: Access,
    bundle_id: UUID,
    *,
    closing: ClosingForm | None = None,
    measure: MeasureForm | None = None,
    status: int = 200,
) -> Response[Any]:
    """The page of one bundle, with the forms on it as they were typed."""
    line = await queries.get_line(access, bundle_id, clock.today())
    bundle = await queries.get_bundle(access, bundle_id)
    values = await view.whole(access, bundle, line)
    values |= {"closing": closing or ClosingForm(), "measure": measure or MeasureForm()}
    values |= {"tags": TAGS, "stands": STANDS, "statuses": STATUSES, "leaving": LEFT}
    notice = NOTICES.get(asked(request, "bewaard"), "")
    return page(
        request, access, "bundles/show.html", current="bundels", status=status, notice=notice, **values
    )


async def _bundle_form(access: Access, posted: Any) -> BundleForm:
    form = BundleForm(posted)
    choices = {"": "kies een thema"}
    for theme in await themes(access):
        choices[theme.code] = theme.name
        choices |= {f"{theme.code}|{part.code}": f"{theme.name}: {part.name}" for part in theme.parts}
    form.theme.choices = listed(choices)
    found = sorted({one.place for one in await places.shown(access) if one.place})
    form.place.choices = listed({"": EVERYWHERE} | {one: one for one in found})
    return form


def _marked(form: WordsForm, posted: Any) -> Marked | None:
    return still_to_read(posted, form.title.data, form.about.data, form.asks.data)


def _words(form: WordsForm) -> Words:
    told = (form.title.data, form.about.data, form.asks.data, form.asked_of.data)
    return Words(*(one or "" for one in told))
