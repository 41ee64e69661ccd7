"""The list of themes of a network, for who administers it."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from infra import clock
from services.errors import NotFound, Refused
from services.themes import actions, queries
from services.themes.rules import Theme
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.shared.pages import page, redirect
from web.themes import one
from web.themes.forms import NewThemeForm
from web.themes.one import HANDLERS as OF_ONE

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/themas"
NOTICES = {"bij": "Toegevoegd.", **one.NOTICES}


class ThemePages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming, bewaard: FromQuery[str] = "") -> Response[Any]:
        async with entrance.network(request) as access:
            access.require("network.themes")
            known = await queries.all_themes(access)
        today = clock.today()
        return page(
            request,
            access,
            "themes/index.html",
            current="themas",
            notice=NOTICES.get(bewaard, ""),
            themes=[
                (theme, one.told(theme, known, today)) for theme in known if not one.is_over(theme, today)
            ],
            ended=[(theme, one.told(theme, known, today)) for theme in known if one.is_past(theme, today)],
            living={
                part.code: one.told(part, known, today)
                for theme in known
                for part in theme.parts
                if not one.is_over(part, today)
            },
        )

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            access.require("network.themes")
        return _asking(request, access, NewThemeForm())

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        form = NewThemeForm(await request.form())
        async with entrance.network(request) as access:
            access.require("network.themes")
            if (code := await _added(access, form, "")) is None:
                return _asking(request, access, form, status=422)
        return redirect(f"{PATH}/{code}?bewaard=bij")


class ThemePartPages(Controller):
    path = PATH + "/{code:str}/onderdelen"

    @get("/nieuw")
    async def new(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        async with entrance.network(request) as access:
            theme = await _theme(access, code)
        return _asking(request, access, NewThemeForm(), parent=theme)

    @post()
    async def create(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        form = NewThemeForm(await request.form())
        async with entrance.network(request) as access:
            theme = await _theme(access, code)
            if await _added(access, form, code) is None:
                return _asking(request, access, form, parent=theme, status=422)
        return redirect(f"{PATH}/{code}?bewaard=bij")


async def _theme(access: Access, code: str) -> Theme:
    access.require("network.themes")
    found = next((theme for theme in await queries.themes(access) if theme.code == code), None)
    if found is None:
        raise NotFound("theme")
    return found


async def _added(access: Access, form: NewThemeForm, parent: str) -> str | None:
    """The code of the new one, or None with the reason in the form."""
    if form.validate():
        told = (form.name.data or "", form.explanation.data or "")
        try:
            return await actions.add(access, *told, parent=parent, today=clock.today())
        except Refused as refused:
            form.name.errors = [*form.name.errors, REFUSALS[refused.code]]
    return None


def _asking(
    request: Incoming, access: Access, form: NewThemeForm, *, parent: Theme | None = None, status: int = 200
) -> Response[Any]:
    action = f"{PATH}/{parent.code}/onderdelen" if parent else PATH
    values: dict[str, Any] = {"form": form, "parent": parent, "action": action}
    return page(request, access, "themes/new.html", current="themas", status=status, **values)


HANDLERS: list[ControllerRouterHandler] = [ThemePages, ThemePartPages, *OF_ONE]
