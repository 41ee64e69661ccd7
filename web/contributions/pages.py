"""The desk of the second reader: one text at a time, by chance. Two answers: it may be counted, or it goes back."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.contributions import actions, queries
from services.contributions.queries import Desk, Text
from services.errors import Conflict, Refused
from services.marking.rules import marks, pieces
from services.themes import queries as themes
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.contributions.forms import RefusalForm, coding_form, prefix_of
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/lezen"
GONE = "teruggenomen"
NOTICES = {
    "aanvaard": "Aanvaard. Hier is de volgende.",
    "terug": "Teruggestuurd, met je reden. Hier is de volgende.",
    "ingedeeld": "Ingedeeld.",
    "collega": "Een collega was je net voor. Hier is de volgende.",
    GONE: "Die tekst is intussen teruggenomen. Er is niets mee gebeurd.",
}


class ReadingDeskPages(Controller):
    """What waits: one text, and how many more."""

    path = PATH

    @get()
    async def index(
        self, request: Incoming, na: FromQuery[str] = "", bewaard: FromQuery[str] = ""
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            desk = await queries.desk(access, after=_known(na))
            return await _shown(request, access, desk, desk.text, notice=NOTICES.get(bewaard, ""))

    @get("/{contribution_id:uuid}")
    async def show(self, request: Incoming, contribution_id: FromPath[UUID]) -> Response[Any]:
        """One text: one that waits, or one that was accepted and is looked at again."""
        async with entrance.network(request) as access:
            text = await queries.get_text(access, contribution_id)
            return await _shown(request, access, None, text)


class AcceptancePages(Controller):
    path = PATH + "/{contribution_id:uuid}/aanvaarding"

    @post()
    async def create(self, request: Incoming, contribution_id: FromPath[UUID]) -> Response[Any]:
        typed = await request.form()
        async with entrance.network(request) as access:
            text = await queries.get_text(access, contribution_id)
            form = coding_form(typed, await themes.themes(access), text)
            if not form.validate():
                return await _shown(request, access, None, text, coding=form)
            try:
                await actions.accept(access, contribution_id, form.coding, now=clock.now())
            except (Refused, Conflict) as answer:
                return await _answered(request, access, text, answer, coding=form)
        return _next(contribution_id, "aanvaard")


class RefusalPages(Controller):
    path = PATH + "/{contribution_id:uuid}/weigering"

    @post()
    async def create(self, request: Incoming, contribution_id: FromPath[UUID]) -> Response[Any]:
        form = RefusalForm(await request.form())
        async with entrance.network(request) as access:
            text = await queries.get_text(access, contribution_id)
            if not form.validate():
                return await _shown(request, access, None, text, refusal=form)
            told = (str(form.reason.data or ""), form.own_words.data or "")
            try:
                await actions.refuse(access, contribution_id, *told, now=clock.now())
            except (Refused, Conflict) as answer:
                return await _answered(request, access, text, answer, refusal=form)
        return _next(contribution_id, "terug")


async def _answered(
    request: Incoming, access: Access, text: Text, answer: Refused | Conflict, **forms: Any
) -> Response[Any]:
    """A colleague was first, or it was taken back: on to the next. Else the same page, with what was typed."""
    if isinstance(answer, Conflict):
        return _next(text.id, "collega")
    if answer.code == "contribution.withdrawn":
        return _next(text.id, GONE)
    for form in forms.values():
        form.form_errors = [*form.form_errors, REFUSALS[answer.code]]
    return await _shown(request, access, None, text, **forms)


async def _shown(
    request: Incoming, access: Access, desk: Desk | None, text: Text | None, *, notice: str = "", **typed: Any
) -> Response[Any]:
    """The desk with one text or none; `typed` holds the form that was refused."""
    waiting, uncoded = await queries.counts(access)
    values: dict[str, Any] = {"waiting": waiting, "uncoded": uncoded, "own": desk.own if desk else 0}
    values |= {"text": text, "pieces": [], "coding": None, "refusal": RefusalForm()}
    if text is not None:
        values["pieces"] = pieces(text.text, marks(text.text))
        prefix = prefix_of(text.id) if text.state == "accepted" else ""
        values["coding"] = coding_form(None, await themes.themes(access), text, prefix)
    return page(
        request,
        access,
        "contributions/desk.html",
        current="lezen",
        status=422 if typed else 200,
        notice=notice,
        is_refusing="refusal" in typed,
        **{**values, **typed},
    )


def _next(contribution: UUID, said: str) -> Response[Any]:
    return redirect(f"{PATH}?na={contribution}&bewaard={said}")


def _known(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
