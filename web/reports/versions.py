"""Versions of a report for staff: how each one read, and a new one after final that says what changed."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound, Refused
from services.reports import amendments, queries
from services.reports.amending import places
from services.reports.narrowing import as_of_now
from services.reports.tables import Outcome, Report, ReportComment
from tenants import audit, submissions
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import chosen
from web.reports.forms import AmendmentForm
from web.reports.view import PATH, Incoming, named_places, told_of, whole
from web.shared.forms import listed
from web.shared.pages import page, redirect


class ReportVersionPages(Controller):
    """One version, as it was sent."""

    path = "/verslagversies/{version_id:uuid}"

    @get()
    async def show(self, request: Incoming, version_id: FromPath[UUID]) -> Response[Any]:
        """The old one stays readable."""
        async with entrance.member(request) as access:
            report, version = await queries.version_alone(access, version_id)
            latest = await queries.latest_version(access, report.id)
            content = await as_of_now(access, report, queries.content_of(version))
            audit.record(access, "report.read", report.id, case=report.case)
            return page(
                request,
                access,
                "reports/version.html",
                current="situaties",
                base=f"/overleggen/{report.consultation}/verslag",
                told=told_of(access, whole(content)),
                version=version,
                is_latest=latest is not None and latest.id == version.id,
            )


class ReportAmendmentPages(Controller):
    """What is final and turns out wrong."""

    path = PATH + "/aanpassing"

    @get()
    async def new(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """First what changes, then the words that stand there now."""
        async with entrance.member(request) as access:
            report = await queries.get_report(access, consultation_id)
            asked = request.query_params
            form = AmendmentForm(data={"place": asked.get("wat", ""), "comment": asked.get("opmerking", "")})
            return await _page(request, access, report, form, is_fresh=True)

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """A new version, to everybody for whom something changed."""
        form = AmendmentForm(await request.form())
        done = f"/overleggen/{consultation_id}/verslag?klaar=aangepast"
        async with entrance.member(request) as access:
            report = await queries.get_report(access, consultation_id)
            await _offer(access, report, form)
            if not form.validate():
                return await _page(request, access, report, form, status=422)
            if earlier := await submissions.claim(access, form.token):
                return redirect(earlier)
            try:
                await amendments.amend(access, consultation_id, _amendment(form), now=clock.now())
            except Refused as refused:
                form.words.errors = [REFUSALS[refused.code]]
                return await _page(request, access, report, form, status=422)
            await submissions.remember(access, form.token, done)
        return redirect(done)


def _amendment(form: AmendmentForm) -> amendments.Amendment:
    return amendments.Amendment(
        place=str(form.place.data),
        words=(form.words.data or "").strip(),
        asked_by=chosen(form.asked_by.data),
        comment=chosen(form.comment.data),
        seen=form.seen.data or 0,
    )


async def _page(
    request: Incoming,
    access: Access,
    report: Report,
    form: AmendmentForm,
    *,
    is_fresh: bool = False,
    status: int = 200,
) -> Response[Any]:
    texts = await _offer(access, report, form)
    said = await _comment(access, report, form)
    if is_fresh and form.place.data in texts:
        form.words.data = texts[str(form.place.data)]
    return page(
        request,
        access,
        "reports/amendment.html",
        current="situaties",
        status=status,
        base=f"/overleggen/{report.consultation}/verslag",
        form=form,
        is_chosen=form.place.data in texts,
        said=said,
        is_final=report.final_at is not None,
    )


async def _offer(access: Access, report: Report, form: AmendmentForm) -> dict[str, str]:
    """The form with what can change and who may have asked; gives the present words per place."""
    latest = await queries.latest_version(access, report.id)
    if latest is None:
        raise NotFound
    found = places(queries.content_of(latest))
    form.place.choices = listed({"": "Kies wat er verandert", **named_places(found)})
    people = {str(one.participant): one.name for one in await queries.readers(access, report)}
    form.asked_by.choices = listed({"": "niemand, we zagen het zelf", **people})
    form.seen.data = form.seen.data or latest.number
    return {place: words for place, (_, words) in found.items()}


async def _comment(access: Access, report: Report, form: AmendmentForm) -> ReportComment | None:
    """The late comment that led here."""
    wanted = chosen(form.comment.data)
    said = [one for one in await queries.comments(access, report.id) if one.id == wanted]
    return said[0] if said and said[0].outcome == Outcome.OPEN else None
