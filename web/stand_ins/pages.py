"""Naming who leads a meeting of today, in two minutes and from a phone."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from wtforms import BooleanField, SelectField

from infra import clock
from services.cases.illness import Leading, sittings_today, stand_in, who_can
from services.errors import NotFound
from tenants.access import Access
from tenants.words.dates import span
from web import entrance
from web.cases.forms import offer
from web.cases.once import once
from web.shared.forms import Form, required, text
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
PLACES = {
    "opening.is-coordinator": "member",
    "opening.cannot-stand-in": "member",
    "opening.no-stand-in-reason": "reason",
}


class StandInForm(Form):
    """Which meeting, who leads it, why, and whether the table is told."""

    sitting = SelectField("Welk overleg?", [required("Kies een overleg.")])
    member = SelectField("Wie leidt het?", [required("Kies een collega.")])
    reason = text("Waarom?", most=200)
    is_spread = BooleanField("Mail wie komt: uur en plaats blijven, iemand anders leidt het", default=True)


class StandInPages(Controller):
    """Meetings of today, and who could lead them."""

    path = "/vervanging"

    @get()
    async def new(self, request: Incoming) -> Response[Any]:
        """The form; with one meeting it is chosen already."""
        async with entrance.member(request) as access:
            found = await sittings_today(access)
            form = await _form(access, found, StandInForm())
            if len(found) == 1:
                form.sitting.data = str(found[0].sitting.sitting)
        return _page(request, access, form, found)

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Note it; who stands in sees everything at once."""
        form = StandInForm(await request.form())
        async with entrance.member(request) as access:
            found = await sittings_today(access)
            await _form(access, found, form)
            if sent := await once(access, form, lambda: _stand_in(access, form), PLACES):
                return sent
        return _page(request, access, form, found, status=422)


class StandInThanksPages(Controller):
    """It is arranged."""

    path = "/vervanging/geregeld"

    @get()
    async def show(self, request: Incoming) -> Response[Any]:
        """Who hears what, and what is still to do."""
        async with entrance.member(request) as access:
            await who_can(access)
        return page(request, access, "stand_ins/arranged.html", current="vandaag")


async def _form(access: Access, found: list[Leading], form: StandInForm) -> StandInForm:
    offer(form.sitting, {one.sitting.sitting: _words(one) for one in found}, "kies een overleg")
    offer(form.member, {one.id: one.name for one in await who_can(access)}, "kies een collega")
    return form


def _words(one: Leading) -> str:
    whose = one.case_name or f"overleg van {one.sitting.coordinator}"
    return f"{whose}, {span(one.sitting.starts_at, one.sitting.ends_at)}"


async def _stand_in(access: Access, form: StandInForm) -> str:
    sitting, member = UUID(form.sitting.data), UUID(form.member.data)
    reason, is_spread = form.reason.data or "", bool(form.is_spread.data)
    if sitting not in {one.sitting.sitting for one in await sittings_today(access)}:
        raise NotFound("sitting")
    await stand_in(access, sitting, member, reason, is_spread=is_spread, now=clock.now())
    return "/vervanging/geregeld"


def _page(
    request: Incoming, access: Access, form: StandInForm, found: list[Leading], *, status: int = 200
) -> Response[Any]:
    return page(
        request,
        access,
        "stand_ins/new.html",
        current="vandaag",
        status=status,
        form=form,
        has_sittings=bool(found),
    )
