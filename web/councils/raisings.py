"""What was brought to whom: note it, read it, change it, note an answer, take it back."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.councils import giving, queries, raising
from services.errors import Conflict, NotFound
from services.signals.tables import Signal
from tenants.access import Access
from web import entrance
from web.cases.once import differences, once
from web.councils import view
from web.councils.forms import AnswerForm, RaisingForm, filled, fresh
from web.councils.watching import is_looked_at
from web.shared.pages import page, redirect
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
NEW, PATH = "/beleid/aankaarten", "/beleid/aangekaart/{raising_id:uuid}"
PLACES = {
    "raising.no-theme": "theme",
    "raising.to-come": "brought_on",
    "raising.answer-before": "answer_by",
    "raising.answer-to-come": "answered_on",
    "raising.answer-too-early": "answered_on",
}
ANSWER_PLACES = {**PLACES, "raising.answer-before": "again_on"}
COMPARED = ("to_whom", "addressee", "brought_on", "asked", "answer_by")


class NewRaisingPages(Controller):
    """About a theme, or about one bottleneck."""

    path = NEW

    @get()
    async def new(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            form = fresh(asked(request, "thema"), asked(request, "knelpunt"))
            return await _new(request, access, form)

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        form = RaisingForm(await request.form())
        now, today = clock.now(), clock.today()

        async def work() -> str:
            theme, signal = str(form.theme.data), _signal(form)
            made = await raising.bring(access, form.told(), theme=theme, signal=signal, now=now, today=today)
            return place(made)

        async with entrance.member(request) as access:
            access.require("councils.write")
            is_ready = await is_looked_at(access, form, form.texts())
            sent = await once(access, form, work, PLACES) if is_ready else None
            return sent or await _new(request, access, form, status=422)


class RaisingPages(Controller):
    path = PATH

    @get()
    async def show(self, request: Incoming, raising_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _show(request, access, raising_id, AnswerForm(answered_on=clock.today()))

    @post("/antwoorden")
    async def answer(self, request: Incoming, raising_id: FromPath[UUID]) -> Response[Any]:
        form = AnswerForm(await request.form())
        now, today = clock.now(), clock.today()

        async def work() -> str:
            await raising.answer(access, raising_id, form.told(), now=now, today=today)
            return place(raising_id)

        async with entrance.member(request) as access:
            await queries.get_raised(access, raising_id)
            is_ready = await is_looked_at(access, form, form.texts())
            sent = await once(access, form, work, ANSWER_PLACES) if is_ready else None
            return sent or await _show(request, access, raising_id, form, status=422)

    @post("/intrekking")
    async def delete(self, request: Incoming, raising_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await raising.take_back(access, raising_id, now=clock.now())
        return redirect("/beleid")


class RaisingDetailsPages(Controller):
    path = PATH + "/gegevens"

    @get()
    async def edit(self, request: Incoming, raising_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            found = await queries.get_raised(access, raising_id)
            return _edit(request, access, raising_id, filled(found))

    @post()
    async def update(self, request: Incoming, raising_id: FromPath[UUID]) -> Response[Any]:
        form = RaisingForm(await request.form())
        today = clock.today()

        async def work() -> str:
            await raising.change(access, raising_id, form.told(), form.read_version, today=today)
            return place(raising_id)

        async with entrance.member(request) as access:
            row = (await queries.get_raised(access, raising_id)).row
            if await is_looked_at(access, form, form.texts()):
                try:
                    if sent := await once(access, form, work, PLACES):
                        return sent
                except Conflict:
                    form.version.data = str(row.version)
                    others = differences(form, row, COMPARED)
                    return _edit(request, access, raising_id, form, others=others, status=409)
            return _edit(request, access, raising_id, form, status=422)


def place(raising_id: UUID) -> str:
    """Where one of them stands."""
    return f"/beleid/aangekaart/{raising_id}"


def _signal(form: RaisingForm) -> UUID | None:
    try:
        return UUID(str(form.signal.data)) if form.signal.data else None
    except ValueError as error:
        raise NotFound("signal") from error


async def _new(request: Incoming, access: Access, form: RaisingForm, *, status: int = 200) -> Response[Any]:
    access.require("councils.write")
    signal = _signal(form)
    if signal:
        await raising.theme_of(access, signal)
    form.theme.choices = [("", "kies een thema"), *await _themes(access)]
    values: dict[str, Any] = {"form": form, "is_new": True, "sentence": await _sentence(signal)}
    return page(
        request,
        access,
        "councils/raise.html",
        current="beleid",
        status=status,
        action=NEW,
        others=None,
        **values,
    )


async def _themes(access: Access) -> list[tuple[str, str]]:
    return [(code, theme.name) for code, theme in (await queries.known_themes(access)).items()]


async def _sentence(signal: UUID | None) -> str:
    """The text of a bottleneck, as it stands in the list."""
    found = await Signal.select(Signal.sentence).where(Signal.id == signal).first() if signal else None
    return str(found["sentence"]) if found else ""


def _edit(
    request: Incoming,
    access: Access,
    raising_id: UUID,
    form: RaisingForm,
    *,
    others: Any = None,
    status: int = 200,
) -> Response[Any]:
    values: dict[str, Any] = {"form": form, "is_new": False, "sentence": "", "others": others}
    action = place(raising_id) + "/gegevens"
    return page(
        request, access, "councils/raise.html", current="beleid", status=status, action=action, **values
    )


async def _show(
    request: Incoming, access: Access, raising_id: UUID, form: AnswerForm, *, status: int = 200
) -> Response[Any]:
    found = await queries.get_raised(access, raising_id)
    theme = (await queries.known_themes(access)).get(found.row.theme)
    return page(
        request,
        access,
        "councils/raising.html",
        current="beleid",
        status=status,
        found=view.told(found),
        theme=theme.name if theme else "",
        sentence=await _sentence(found.row.signal),
        clients=await giving.places(access, found),
        form=form,
    )
