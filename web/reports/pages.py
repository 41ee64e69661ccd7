"""Pages of a report for staff: read, write, ask the client, send, make final. Comments are in comments.py."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound, Refused
from services.reports import actions, deliveries, queries
from services.reports.tables import Spread
from tenants import audit
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import ids, named
from web.meetings.view import table
from web.reports.forms import SpreadForm
from web.reports.view import PATH, Incoming, report_page
from web.shared.pages import page, redirect

DONE = {
    "bewaard": "Bewaard.",
    "verstuurd": "Het verslag is onderweg.",
    "definitief": "Het verslag is definitief en onderweg naar wie het mag lezen.",
    "aangepast": "De nieuwe versie is onderweg naar wie er iets van merkt.",
    "afgegeven": "Genoteerd: afgegeven op papier.",
}


class ReportPages(Controller):
    """The report of one sitting."""

    path = PATH

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """How it reads now, what is next, and how the sending went."""
        async with entrance.member(request) as access:
            try:
                values = await report_page(access, consultation_id)
            except NotFound:
                return await _none_yet(request, access, consultation_id)
            audit.record(access, "report.read", values["report"].id, case=values["case"]["id"])
        notice = DONE.get(request.query_params.get("klaar", ""), "")
        return page(request, access, "reports/show.html", current="situaties", notice=notice, **values)

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Lay the draft ready."""
        async with entrance.member(request) as access:
            await actions.ensure_draft(access, consultation_id, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/verslag")


class ReportSpreadPages(Controller):
    """To whom the client lets it go."""

    path = PATH + "/lezers"

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep the client's answer."""
        sent = await request.form()
        form, allowed = named(SpreadForm(sent), "spread"), ids(sent, "reader")
        async with entrance.member(request) as access:
            if not form.is_answered(allowed):
                return await again(request, access, consultation_id, spread_form=form, ticked=allowed)
            spread, words = Spread(str(form.spread.data)), form.words.data or ""
            await actions.note_spread(access, consultation_id, spread, allowed, words, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/verslag?klaar=bewaard")


class ReportReleasePages(Controller):
    """It leaves the house, for comments."""

    path = PATH + "/verzending"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Freeze and send, or say what is needed first."""
        async with entrance.member(request) as access:
            try:
                await actions.release(access, consultation_id, now=clock.now())
            except Refused as refused:
                return await again(request, access, consultation_id, notice=REFUSALS[refused.code])
        return redirect(f"/overleggen/{consultation_id}/verslag?klaar=verstuurd")


class ReportFinishPages(Controller):
    """Final, by hand."""

    path = PATH + "/afronding"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Make it final, or say what is needed first."""
        async with entrance.member(request) as access:
            report = await queries.get_report(access, consultation_id)
            try:
                await actions.finish(access, report.id, now=clock.now())
            except Refused as refused:
                return await again(request, access, consultation_id, notice=REFUSALS[refused.code])
        return redirect(f"/overleggen/{consultation_id}/verslag?klaar=definitief")


class ReportHandoverPages(Controller):
    """Somebody got it on paper."""

    path = PATH + "/afgifte/{participant_id:uuid}"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], participant_id: FromPath[UUID]
    ) -> Response[Any]:
        """Note that it was handed over."""
        async with entrance.member(request) as access:
            await deliveries.note_handed_over(access, consultation_id, participant_id, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/verslag?klaar=afgegeven")


async def again(request: Incoming, access: Access, consultation_id: UUID, **changed: Any) -> Response[Any]:
    values = {"notice": "", **await report_page(access, consultation_id), **changed}
    return page(request, access, "reports/show.html", current="situaties", status=422, **values)


async def _none_yet(request: Incoming, access: Access, consultation_id: UUID) -> Response[Any]:
    values = await table(access, consultation_id, None)
    return page(request, access, "reports/new.html", current="situaties", **values)
