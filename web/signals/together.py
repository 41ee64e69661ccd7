"""Everything that is ready in one go, before a network meeting: originals beside texts, a tick for each."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post

from infra import clock
from services.errors import Conflict, Refused
from services.marking.rules import Mark, marks
from services.signals import queries, rewriting, sending
from services.signals.marks import known_for
from services.signals.queries import Listed
from services.signals.sending import Choice
from tenants import contributing, submissions
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.shared.pages import page, redirect
from web.signals import view
from web.signals.forms import TogetherForm, as_version, with_networks
from web.signals.view import LIST, WORDS, Incoming

CHANGED = "Iemand veranderde deze tekst intussen. Lees hem nog eens."


@dataclass(frozen=True)
class Ready:
    """One that may go along: its text, and what still stands in the way."""

    row: Listed
    text: str
    marks: list[Mark]
    problem: str = ""


class TogetherPages(Controller):
    """What is ready, in one go."""

    path = LIST + "/samen"

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        """Everything that was rewritten and did not leave yet."""
        async with entrance.member(request) as access:
            return await _page(request, access, TogetherForm(), {})

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Confirm and send what was ticked; what cannot go stays, and says why."""
        sent = await request.form()
        form = TogetherForm(sent)
        async with entrance.member(request) as access:
            names = {one.id: one.name for one in await contributing.networks_here(access)}
            with_networks(form, names)
            if not form.validate():
                return await _page(request, access, form, {}, status=422)
            if earlier := await submissions.claim(access, form.token):
                return redirect(earlier)
            wanted = [one for one in await _ready(access) if str(one.row.id) in (form.pick.data or ())]
            problems: dict[UUID, str] = {}
            for one in wanted:
                problem = await _let_go(access, one, form, sent)
                problems |= {one.row.id: problem} if problem else {}
            if problems or not wanted:
                if not wanted:
                    form.form_errors = ["Kruis aan wat mag vertrekken."]
                return await _page(request, access, form, problems, status=422)
            place = f"{LIST}?verstuurd={len(wanted)}"
            await submissions.remember(access, form.token, place)
        return redirect(place)


async def _let_go(access: Access, one: Ready, form: TogetherForm, sent: Any) -> str:
    """Confirm where it was not, then send; '' or what stands in the way."""
    version = as_version(sent.get(f"version-{one.row.id}"))
    may_quote = str(one.row.id) in (form.quote.data or ())
    choice = Choice(form.chosen, may_quote=may_quote, may_call=bool(form.may_call.data))
    now, coding = clock.now(), one.row.coding
    try:
        if one.row.confirmed_at is None or one.row.draft:
            await rewriting.confirm(
                access, one.row.id, one.text, coding, confirmed=(), version=version, now=now
            )
            version += 1
        await sending.send(access, one.row.id, choice, version=version, now=now)
    except Conflict:
        return CHANGED
    except Refused as refused:
        return REFUSALS[refused.code]
    return ""


async def _ready(access: Access) -> list[Ready]:
    """What was rewritten, by who looks after it, and stands at no network yet."""
    access.require("signals.read")
    rows = [one for one in await queries.signals(access) if one.is_ours]
    rows = [one for one in rows if one.state == "ready" or (one.state == "to-rewrite" and one.draft)]
    texts = [(one, one.draft or one.sentence) for one in rows]
    known = await known_for(access, [one.case for one in rows])
    return [Ready(one, text, _open_marks(one, marks(text, known))) for one, text in texts]


def _open_marks(one: Listed, found: list[Mark]) -> list[Mark]:
    """What stands in the list was looked at already; what is never allowed stays open."""
    return [mark for mark in found if mark.is_never_allowed or one.draft]


async def _page(
    request: Incoming, access: Access, form: TogetherForm, problems: Any, *, status: int = 200
) -> Response[Any]:
    names = {one.id: one.name for one in await contributing.networks_here(access)}
    with_networks(form, names)
    if form.networks.data is None:
        form.networks.data = [str(one) for one in names]
    return page(
        request,
        access,
        "signals/together.html",
        current="knelpunten",
        status=status,
        ready=await _ready(access),
        form=form,
        picked=form.pick.data or (),
        quoted=form.quote.data or (),
        problems=problems,
        contact=await view.contact_or_none(access),
        **await view.whereabouts(access),
        networks=names,
        themes=view.theme_names(await view.themes_of(access)),
        **WORDS,
    )
