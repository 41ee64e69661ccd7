"""Rewriting a bottleneck: a draft, or the yes that puts it in the list of the municipality."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict, Refused
from services.signals import rewriting
from services.signals.queries import Listed
from tenants.access import Access
from web import entrance
from web.cases.forms import refuse
from web.cases.once import Difference
from web.shared.pages import redirect
from web.signals import view
from web.signals.forms import RewritingForm, as_version
from web.signals.view import LIST, Incoming, here

TEXT = "text"
FIELDS = {
    "signal.not-rewritten": TEXT,
    "signal.too-long": TEXT,
    "signal.no-sentence": TEXT,
    "signal.names-somebody": TEXT,
    "signal.marks-left": TEXT,
}


class RewritingPages(Controller):
    """The text that others will read."""

    path = LIST + "/{signal_id:uuid}/herschrijving"

    @post()
    async def update(self, request: Incoming, signal_id: FromPath[UUID]) -> Response[Any]:
        """Keep a draft, or confirm; whoever comes second sees both texts."""
        sent = await request.form()
        async with entrance.member(request) as access:
            found = await view.get(access, signal_id)
            form = view.rewriting_form(found, await view.themes_of(access), sent)
            if not form.validate():
                return await view.show(request, access, found, form=form, status=422)
            try:
                await _keep(access, found, form, is_draft=sent.get("bewaar") == "later")
            except Refused as refused:
                refuse(form, refused, FIELDS)
                return await view.show(request, access, found, form=form, status=422)
            except Conflict:
                return await _clash(request, access, signal_id, form)
        return redirect(here(signal_id))


async def _keep(access: Access, found: Listed, form: RewritingForm, *, is_draft: bool) -> None:
    text, version = str(form.text.data or ""), as_version(form.version.data)
    if (found.draft or found.sentence) == text and found.version == version + 1:
        return  # the second half of a double click
    if is_draft:
        await rewriting.keep_draft(access, found.id, text, form.coding, version=version)
        return
    confirmed = frozenset(form.confirmed.data or ())
    await rewriting.confirm(
        access, found.id, text, form.coding, confirmed=confirmed, version=version, now=clock.now()
    )


async def _clash(request: Incoming, access: Access, signal_id: UUID, form: RewritingForm) -> Response[Any]:
    """Both texts; what was typed here stands in the form, and goes over the other one when it is sent again."""
    found = await view.get(access, signal_id)
    theirs = found.draft or found.sentence
    form.version.raw_data, form.version.data = None, found.version
    others = [Difference("Herschreven tekst", theirs or "niets", str(form.text.data or ""))]
    return await view.show(request, access, found, form=form, others=others, status=409)
