"""Afsluiten en bewaren: one page about how long a case is kept, and the small acts on it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.retention import actions, queries
from tenants import audit, members
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.retention import view
from web.retention.forms import HoldForm, InsightForm
from web.shared.forms import Form
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}"
PLACES = {"hold.is-there": "reason"}
ASKED_PLACES = {"closing.in-the-future": "asked_on"}


class KeepingPages(Controller):
    path = PATH

    @get("/bewaring")
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """How it stands."""
        async with entrance.member(request) as access:
            shown = await _shown(request, access, case_id)
            audit.record(access, "keeping.read", case_id, case=case_id)
        return shown


class HoldPages(Controller):
    path = f"{PATH}/bewaring/verplichting"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Somebody forbids erasing."""
        form = HoldForm(await request.form())
        async with entrance.member(request) as access:
            if sent := await once(access, form, lambda: _hold(access, case_id, form), PLACES):
                return sent
            return await _shown(request, access, case_id, holding=form)

    @post("/{hold_id:uuid}/einde")
    async def delete(
        self, request: Incoming, case_id: FromPath[UUID], hold_id: FromPath[UUID]
    ) -> Response[Any]:
        """The duty is over."""
        async with entrance.member(request) as access:
            await actions.end_hold(access, case_id, hold_id, now=clock.now())
        return redirect(_place(case_id))


class InsightRequestPages(Controller):
    path = f"{PATH}/inzagevraag"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """The client asks what is kept."""
        form = InsightForm(await request.form())
        async with entrance.member(request) as access:
            if sent := await once(access, form, lambda: _ask(access, case_id, form), ASKED_PLACES):
                return sent
            return await _shown(request, access, case_id, asking=form)


class ClosedCasePages(Controller):
    path = "/situaties/afgesloten"

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """What is closed and still kept."""
        async with entrance.member(request) as access:
            found = await queries.closed_cases(access)
            audit.record_list(access, "closed-cases.listed", [one.id for one in found])
        is_erasing = request.query_params.get("gewist") == "ja"
        return page(
            request, access, "retention/closed.html", current="situaties", cases=found, is_erasing=is_erasing
        )


async def _shown(request: Incoming, access: Access, case_id: UUID, **typed: Form) -> Response[Any]:
    """The page, with what was typed where it was refused."""
    found = await queries.standing(access, case_id, clock.today())
    forms = {
        "holding": HoldForm(),
        "asking": InsightForm(asked_on=clock.today()),
        **typed,
    }
    lines = view.lines(found, await members.names(access))
    status = 422 if typed else 200
    values = {"case": found.case, "found": found, "lines": lines, "typed": set(typed), **forms}
    return page(request, access, "retention/show.html", current="situaties", status=status, **values)


async def _hold(access: Access, case_id: UUID, form: HoldForm) -> str:
    await actions.hold(access, case_id, str(form.reason.data), now=clock.now())
    return _place(case_id)


async def _ask(access: Access, case_id: UUID, form: InsightForm) -> str:
    assert form.asked_on.data is not None  # noqa: S101 - required
    await actions.note_insight(access, case_id, form.asked_on.data, now=clock.now())
    return f"{_place(case_id)}#inzage"


def _place(case_id: UUID) -> str:
    return f"/situaties/{case_id}/bewaring"
