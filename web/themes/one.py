"""One theme: its words, and what becomes of it. Nothing here changes what was coded or published."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from infra import clock
from services.errors import Conflict, NotFound, Refused
from services.themes import actions, queries
from services.themes.rules import Theme, flat, named
from tenants.access import Access
from tenants.words.dates import day_year
from tenants.words.refusals import REFUSALS
from web import entrance
from web.shared.pages import page, redirect
from web.themes.forms import EndForm, SplitForm, ThemeForm

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/themas/{code:str}"
NOTICES = {
    "bij": "Toegevoegd.",
    "anders": "Bewaard. Wat gepubliceerd is, houdt de naam van toen.",
    "gesplitst": "Gesplitst. De nieuwe thema’s beginnen met de volgende periode.",
    "einde": "Dit thema loopt af met deze periode.",
    "blijft": "Dit thema blijft.",
}
CLASH = "Iemand anders veranderde dit thema intussen. Hieronder staat wat jij typte. Kijk na wat er nu geldt."


class ThemeDetailPages(Controller):
    path = PATH

    @get()
    async def show(
        self, request: Incoming, code: FromPath[str], bewaard: FromQuery[str] = ""
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            return await _shown(request, access, code, notice=NOTICES.get(bewaard, ""))

    @post()
    async def update(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        form = ThemeForm(await request.form())
        async with entrance.network(request) as access:
            await _get(access, code)
            if form.validate():
                told = [str(field.data or "") for field in (form.name, form.explanation, form.words)]
                try:
                    await actions.rename(access, code, *told, version=form.read_version, today=clock.today())
                    return redirect(f"/netwerk/themas/{code}?bewaard=anders")
                except (Refused, Conflict) as answer:
                    _say(form, answer)
            return await _shown(request, access, code, form=form)


class SplitPages(Controller):
    path = PATH + "/splitsing"

    @post()
    async def create(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        form = SplitForm(await request.form())
        async with entrance.network(request) as access:
            await _get(access, code)
            if form.validate():
                names = str(form.names.data or "").splitlines()
                try:
                    await actions.split(access, code, names, version=form.read_version, today=clock.today())
                    return redirect("/netwerk/themas?bewaard=gesplitst")
                except (Refused, Conflict) as answer:
                    _say(form, answer)
            return await _shown(request, access, code, split=form)


class EndPages(Controller):
    path = PATH

    @post("/einde")
    async def create(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        return await _decided(request, code, "einde")

    @post("/behoud")
    async def delete(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        return await _decided(request, code, "blijft")


async def _decided(request: Incoming, code: str, said: str) -> Response[Any]:
    form = EndForm(await request.form())
    act = {"einde": actions.end, "blijft": actions.keep}[said]
    async with entrance.network(request) as access:
        await _get(access, code)
        if form.validate():
            try:
                await act(access, code, version=form.read_version, today=clock.today())
                return redirect(f"/netwerk/themas?bewaard={said}")
            except (Refused, Conflict) as answer:
                _say(form, answer)
        return await _shown(request, access, code, end=form)


def _say(form: Any, answer: Refused | Conflict) -> None:
    told = CLASH if isinstance(answer, Conflict) else REFUSALS[answer.code]
    form.form_errors = [*form.form_errors, told]


async def _get(access: Access, code: str) -> Theme:
    access.require("network.themes")
    found = next((theme for theme in flat(await queries.all_themes(access)) if theme.code == code), None)
    if found is None:
        raise NotFound("theme")
    return found


async def _shown(
    request: Incoming, access: Access, code: str, *, notice: str = "", **typed: Any
) -> Response[Any]:
    """The page of one theme; `typed` holds the form that was refused."""
    theme, known = await _get(access, code), await queries.all_themes(access)
    version = next((row.version for row in await queries.own_rows(access) if row.code == code), 1)
    today = clock.today()
    form = ThemeForm(
        name=theme.name, explanation=theme.explanation, words="\n".join(theme.words), version=version
    )
    forms = {
        "form": form,
        "split": SplitForm(version=version),
        "end": EndForm(version=version),
    }
    for name, refused in typed.items():
        refused.version.data = str(version)  # what is sent once more was seen beside what stands here now
        forms[name] = refused
    return page(
        request,
        access,
        "themes/show.html",
        current="themas",
        status=422 if typed else 200,
        notice=notice,
        theme=theme,
        parent=next((one for one in known if theme in one.parts), None),
        told=told(theme, known, today),
        is_living=theme.is_living(today),
        parts=[part for part in theme.parts if not is_over(part, today)],
        is_splitting="split" in typed,
        **forms,
    )


def is_over(theme: Theme, today: date) -> bool:
    """Whether it can never be chosen again."""
    return theme.ended_on is not None and theme.ended_on <= today


def is_past(theme: Theme, today: date) -> bool:
    """Whether it was on the list once: not what was taken back before it began, by undoing a split."""
    return is_over(theme, today) and not never_was(theme)


def never_was(theme: Theme) -> bool:
    """Whether it was taken back before it began: part of a split that was undone."""
    return bool(theme.begins_on and theme.ended_on and theme.ended_on < theme.begins_on)


def told(theme: Theme, known: Sequence[Theme], today: date) -> str:
    """What is to be said of its beginning or its end."""
    if never_was(theme):
        return "Dit thema is er nooit gekomen."
    if theme.begins_on is not None and theme.begins_on > today:
        return f"Begint op {day_year(theme.begins_on)}."
    if theme.ended_on is None:
        return ""
    verb = "Liep af" if theme.ended_on <= today else "Loopt af"
    after = [named(known, code) for code in theme.successors]
    return f"{verb} op {day_year(theme.ended_on)}." + (f" Daarna: {', '.join(after)}." if after else "")


HANDLERS: list[ControllerRouterHandler] = [ThemeDetailPages, SplitPages, EndPages]
