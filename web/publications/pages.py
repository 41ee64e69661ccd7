"""Publications of a network: what may be made now, the trial, how far it is, what was made, and for everybody."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.errors import Refused
from services.publications import actions, building, queries
from services.publications.tables import Publication, State
from services.publications.trial import trial
from tenants import registry
from tenants.access import Access
from tenants.words import periods
from tenants.words.publications import STEPS
from tenants.words.refusals import REFUSALS
from web import entrance
from web.publications import view
from web.publications.forms import ALL, AgainForm, LevelForm
from web.shared.pages import is_htmx, page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/publicaties"
NOTICES = {
    "openbaar": "De publicatie is openbaar. Ze verandert niet meer.",
    "vervallen": "Het netwerk koos intussen een andere periode. Die proef geldt niet meer.",
    "gekozen": "Bewaard. Dit geldt voor de periodes die nog komen.",
}


class PublicationPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming, bewaard: FromQuery[str] = "") -> Response[Any]:
        async with entrance.network(request) as access:
            return await _index(request, access, notice=NOTICES.get(bewaard, ""))

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Freeze what counts in the next period; asked twice, once."""
        async with entrance.network(request) as access:
            try:
                begun = await actions.begin(access, now=clock.now(), today=clock.today())
            except Refused as refused:
                return await _index(request, access, REFUSALS[refused.code], status=422)
        return redirect(f"{PATH}/{begun.id}")

    @get("/{publication_id:uuid}")
    async def show(
        self, request: Incoming, publication_id: FromPath[UUID], bewaard: FromQuery[str] = ""
    ) -> Response[Any]:
        """The trial before it is made, how far it is while it is made, and then what it tells."""
        async with entrance.network(request) as access:
            found = await queries.get_publication(access, publication_id)
            if await queries.has_lapsed(access, found):
                return redirect(f"{PATH}?bewaard=vervallen")
            return await _show(request, access, found, notice=NOTICES.get(bewaard, ""))

    @post("/{publication_id:uuid}")
    async def update(self, request: Incoming, publication_id: FromPath[UUID]) -> Response[Any]:
        """Have it made."""
        form = LevelForm(await request.form())
        async with entrance.network(request) as access:
            found = await queries.get_publication(access, publication_id)
            if found.state == State.MAKING and found.step == 0 and not form.validate():
                return await _show(request, access, found, form=form, status=422)
            if await queries.has_lapsed(access, found):
                return redirect(f"{PATH}?bewaard=vervallen")
            if found.state == State.MAKING and found.step == 0:
                await actions.order(access, publication_id, form.chosen)
        return redirect(f"{PATH}/{publication_id}")


class ProgressPages(Controller):
    path = PATH + "/{publication_id:uuid}/voortgang"

    @get()
    async def show(self, request: Incoming, publication_id: FromPath[UUID]) -> Response[Any]:
        """The fragment that asks for itself again; who opens it by itself, or once it is made, gets the whole page."""
        async with entrance.network(request) as access:
            found = await queries.get_publication(access, publication_id)
            if not is_htmx(request):
                return redirect(f"{PATH}/{publication_id}")
            if found.state != State.MAKING:
                return redirected(f"{PATH}/{publication_id}")
            return page(request, access, "publications/_progress.html", **_progress(found))


class OpeningPages(Controller):
    """For everybody: asked once more, by who showed who they are."""

    path = PATH + "/{publication_id:uuid}/openbaar"

    @get()
    async def new(self, request: Incoming, publication_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request, is_fresh=True) as access:
            found = await queries.get_publication(access, publication_id)
            if found.state != State.MADE:
                return redirect(f"{PATH}/{publication_id}")
            values: dict[str, Any] = {"publication": found, "title": _title(found)}
            return page(request, access, "publications/opening.html", current="publicaties", **values)

    @post()
    async def create(self, request: Incoming, publication_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request, is_fresh=True) as access:
            try:
                await actions.publish(access, publication_id, now=clock.now())
            except Refused as refused:
                found = await queries.get_publication(access, publication_id)
                return await _show(request, access, found, error=REFUSALS[refused.code], status=422)
        return redirect(f"{PATH}/{publication_id}?bewaard=openbaar")


class VersionPages(Controller):
    """A second version, before it is for everybody."""

    path = PATH + "/{publication_id:uuid}/versies"

    @post()
    async def create(self, request: Incoming, publication_id: FromPath[UUID]) -> Response[Any]:
        form = AgainForm(await request.form())
        error = ""
        async with entrance.network(request) as access:
            found = await queries.get_publication(access, publication_id)
            if not form.validate():
                return await _show(request, access, found, again=form, status=422)
        try:
            async with entrance.network(request) as access:
                second = await actions.make_again(
                    access, publication_id, str(form.reason.data), now=clock.now()
                )
                return redirect(f"{PATH}/{second.id}")
        except Refused as refused:
            error = REFUSALS[refused.code]
        async with entrance.network(request) as access:
            return await _show(request, access, found, error=error, status=422)


def redirected(location: str) -> Response[Any]:
    """For htmx: go there with the whole page."""
    return Response("", headers={"HX-Redirect": location}, media_type="text/html")


async def _index(
    request: Incoming, access: Access, error: str = "", *, notice: str = "", status: int = 200
) -> Response[Any]:
    made = await queries.made(access)
    coming = await queries.next_period(access, clock.today())
    title = periods.name(coming.span.begins_on, coming.span.ends_on) if coming else ""
    return page(
        request,
        access,
        "publications/index.html",
        current="publicaties",
        status=status,
        made=[(one, _title(one)) for one in made],
        unopened=next(((one, _title(one)) for one in reversed(made) if one.state == State.MADE), None),
        coming=coming,
        title=title,
        error=error,
        notice=notice,
    )


async def _show(
    request: Incoming,
    access: Access,
    found: Publication,
    *,
    form: LevelForm | None = None,
    again: AgainForm | None = None,
    **values: Any,
) -> Response[Any]:
    """The page of where it is now; `values` may hold error, notice and status."""
    values = {"publication": found, "title": _title(found), "error": "", "current": "publicaties", **values}
    if found.state != State.MAKING:
        values |= await _made(access, found) | {"again": again or AgainForm()}
        values["may_read"] = access.may("network.read")
        return page(request, access, "publications/show.html", **values)
    if found.step > 0:
        return page(request, access, "publications/progress.html", **values | _progress(found))
    values |= await _tried(found) | ({"form": form} if form else {})
    return page(request, access, "publications/trial.html", **values)


async def _tried(found: Publication) -> dict[str, Any]:
    tried = await trial(found)
    return {
        "form": LevelForm(level=tried.advised or ALL),
        "trial": tried,
        "tables": view.tried(tried, building.frozen(found).names),
        "kinds": view.kinds(tried),
        "reasons": view.reasons(tried),
        "longer": view.longer(tried),
    }


async def _made(access: Access, found: Publication) -> dict[str, Any]:
    return {
        "tables": view.published(await queries.cells(found.id)),
        "floors": building.frozen(found).floors,
        "is_newest": await queries.is_newest(access, found),
        "public": await _public(access, found),
    }


async def _public(access: Access, found: Publication) -> str:
    """Where anybody reads it."""
    if found.state != State.PUBLISHED:
        return ""
    slug = await registry.slug_of_network(access.network)
    return f"/publicaties/{slug}/{periods.code(found.begins_on, found.ends_on)}"


def _title(found: Publication) -> str:
    return periods.title(found.begins_on, found.ends_on)


def _progress(found: Publication) -> dict[str, Any]:
    steps = [
        {"label": label, "state": "done" if place < found.step else "here" if place == found.step else "todo"}
        for place, label in enumerate(STEPS)
    ]
    return {"publication": found, "steps": steps}
