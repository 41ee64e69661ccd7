"""Texts that save themselves while several people may be typing: their addresses, and what they answer.

Which texts there are, and how a page shows them: texts.py.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from multidict import MultiMapping

from infra import clock
from services.errors import NotFound
from services.meetings.texts import consultation_of, get_record, written
from services.meetings.writing import choose, write
from tenants.access import Access
from web import entrance
from web.meetings.forms import WritingForm
from web.meetings.texts import KINDS, TextView, text_view
from web.shared.pages import is_htmx, page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/overleggen/{consultation_id:uuid}/teksten/{name:str}/{record_id:uuid}"
LOOK_AGAIN = "Er kwam net tekst bij. Kijk nog eens, en kies dan."


class TextPages(Controller):
    """One text."""

    path = PATH

    @get()
    async def show(
        self,
        request: Incoming,
        consultation_id: FromPath[UUID],
        name: FromPath[str],
        record_id: FromPath[UUID],
    ) -> Response[Any]:
        """How it stands now, for a page that was open for a while."""
        async with entrance.member(request) as access:
            view = await _view(access, consultation_id, name, record_id)
        return show_text(request, access, view)

    @post()
    async def update(
        self,
        request: Incoming,
        consultation_id: FromPath[UUID],
        name: FromPath[str],
        record_id: FromPath[UUID],
    ) -> Response[Any]:
        """Keep what was typed."""
        form = WritingForm(await request.form())
        async with entrance.member(request) as access:
            await _view(access, consultation_id, name, record_id)
            if form.fits(KINDS[name].most):
                await write(access, KINDS[name].field, record_id, form.typed, now=clock.now())
            view = await _view(access, consultation_id, name, record_id)
        return answer_text(request, access, view, form)


class TextChoicePages(Controller):
    """Two people typed: this one, that one, or both."""

    path = PATH + "/keuze"

    @post()
    async def create(
        self,
        request: Incoming,
        consultation_id: FromPath[UUID],
        name: FromPath[str],
        record_id: FromPath[UUID],
    ) -> Response[Any]:
        """Keep what was chosen."""
        which, mark = choice(await request.form())
        async with entrance.member(request) as access:
            await _view(access, consultation_id, name, record_id)
            is_kept = await choose(access, KINDS[name].field, record_id, which, mark, now=clock.now())
            view = await _view(access, consultation_id, name, record_id)
        return answer_choice(request, access, view, is_kept=is_kept)


def choice(sent: MultiMapping[Any]) -> tuple[str, str]:
    """Which text was chosen, and the mark of those that it was chosen from."""
    return str(sent.get("which", "")), str(sent.get("mark", ""))


def show_text(request: Incoming, access: Access, view: TextView) -> Response[Any]:
    """The text alone."""
    return page(request, access, _template(request), text=view)


def answer_text(
    request: Incoming, access: Access, view: TextView, form: WritingForm | None = None
) -> Response[Any]:
    """The text as it stands now, for the script; without one, back to the page it came from."""
    if form is not None and form.errors:
        typed, errors = str(form.words.data or ""), [str(error) for error in form.words.errors]
        view = replace(view, typed=typed, errors=errors)
        return page(request, access, _template(request), status=422, text=view)
    if is_htmx(request):
        return show_text(request, access, view)
    return redirect(view.back)


def answer_choice(request: Incoming, access: Access, view: TextView, *, is_kept: bool) -> Response[Any]:
    """The text that was chosen; or all of them once more when somebody typed on meanwhile."""
    if is_kept:
        return answer_text(request, access, view)
    view = replace(view, errors=[LOOK_AGAIN] if view.written.others else [])
    return page(request, access, _template(request), status=200 if is_htmx(request) else 409, text=view)


def _template(request: Incoming) -> str:
    return "meetings/_text_alone.html" if is_htmx(request) else "meetings/text.html"


async def _view(access: Access, consultation_id: UUID, name: str, record_id: UUID) -> TextView:
    kind = KINDS.get(name)
    if kind is None or consultation_of(await get_record(access, kind.field, record_id)) != consultation_id:
        raise NotFound
    return text_view(access, name, consultation_id, record_id, await written(access, kind.field, record_id))
