"""The list of the municipality, one bottleneck, and small decisions about it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.signals import queries, rewriting, sending
from services.signals.queries import NO_THEME, Wanted
from services.signals.similar import sentence_of
from tenants import audit
from web import entrance
from web.shared.pages import page, redirect
from web.shared.query import asked
from web.signals import view
from web.signals.forms import CodingForm, known, with_themes
from web.signals.groups import groups, part
from web.signals.view import LIST, WORDS, here

Incoming = Request[Any, Any, Any]


class SignalPages(Controller):
    """The list, and one of it."""

    path = LIST

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """What waits first, then everything that stands in the list: per theme, or what was asked for."""
        wanted = Wanted(**{name: asked(request, name) for name in ("theme", "domain", "kind", "state")})
        async with entrance.member(request) as access:
            signals = await queries.signals(access)
            themes = view.theme_names(await view.themes_of(access))
            audit.record_list(access, "signals.listed", [one.case or one.id for one in signals])
        listed = [one for one in signals if one.confirmed_at and wanted.holds(one)]
        return page(
            request,
            access,
            "signals/index.html",
            current="knelpunten",
            waiting=[one for one in signals if one.confirmed_at is None],
            ready=[one for one in signals if one.is_ours and one.state == "ready"],
            sent_back=[one for one in signals if one.is_ours and one.refusals],
            groups=[] if any(vars(wanted).values()) else groups(listed, themes),
            part=part(listed, wanted, asked(request, "vanaf")),
            wanted=wanted,
            themes={**themes, NO_THEME: "nog geen thema"},
            sent=_number(asked(request, "verstuurd")),
            **WORDS,
        )

    @get("/{signal_id:uuid}")
    async def show(self, request: Incoming, signal_id: FromPath[UUID]) -> Response[Any]:
        """One bottleneck: rewrite it, send it, see what became of it."""
        async with entrance.member(request) as access:
            found = await view.get(access, signal_id)
            audit.record(access, "signals.read", signal_id, case=found.case)
            form = view.rewriting_form(found, await view.themes_of(access))
            if other := known(asked(request, "zoals")):
                form.text.data = await sentence_of(access, other)
            return await view.show(request, access, found, form=form)


def _number(told: str) -> int:
    """How many left just now."""
    return int(told) if told.isascii() and told.isdigit() else 0


class SignalCodingPages(Controller):
    """What a bottleneck is about."""

    path = LIST + "/{signal_id:uuid}/indeling"

    @post()
    async def create(self, request: Incoming, signal_id: FromPath[UUID]) -> Response[Any]:
        """Keep theme, kind and domain."""
        sent = await request.form()
        async with entrance.member(request) as access:
            await view.get(access, signal_id)
            form = CodingForm(sent)
            with_themes(form, await view.themes_of(access))
            if form.validate():
                await rewriting.code(access, signal_id, form.coding)
        return redirect(here(signal_id))


class SignalWithdrawalPages(Controller):
    """Taking a bottleneck back."""

    path = LIST + "/{signal_id:uuid}/intrekking"

    @post()
    async def create(self, request: Incoming, signal_id: FromPath[UUID]) -> Response[Any]:
        """It leaves the list at once, and every network."""
        async with entrance.member(request) as access:
            found = await view.get(access, signal_id)
            await sending.withdraw(access, signal_id, now=clock.now())
            is_listed = access.may("signals.read")
        return redirect(LIST if is_listed else f"/situaties/{found.case}/knelpunten")
