"""Comments on a report: on somebody's behalf, and what becomes of them with one click."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.errors import Refused
from services.reports import comments, queries
from services.reports.tables import Outcome
from tenants import submissions
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import chosen, named
from web.reports.forms import BehalfForm, OutcomeForm
from web.reports.pages import again
from web.reports.view import PATH, Incoming, filled, present_content
from web.shared.pages import redirect


class ReportCommentPages(Controller):
    """What a reader said by phone or at the door."""

    path = PATH + "/opmerkingen"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep it under that reader's name."""
        form = named(BehalfForm(await request.form()), "behalf")
        done = f"/overleggen/{consultation_id}/verslag?klaar=bewaard"
        async with entrance.member(request) as access:
            report = await queries.get_report(access, consultation_id)
            readers = {one.participant: one.name for one in await queries.readers(access, report)}
            filled(form, await present_content(access, report), readers)
            speaker = chosen(form.participant.data) if form.validate() else None
            if speaker is None:
                return await again(request, access, consultation_id, behalf_form=form)
            if earlier := await submissions.claim(access, form.token):
                return redirect(earlier)
            try:
                words, item = str(form.words.data), chosen(form.agenda_item.data)
                await comments.comment(access, report.id, speaker, words, agenda_item=item, now=clock.now())
            except Refused as refused:
                return await again(request, access, consultation_id, notice=REFUSALS[refused.code])
            await submissions.remember(access, form.token, done)
        return redirect(done)


class ReportCommentOutcomePages(Controller):
    """Taken over, or answered."""

    path = PATH + "/opmerkingen/{comment_id:uuid}"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], comment_id: FromPath[UUID]
    ) -> Response[Any]:
        """One click: it stands in the final version. Or not, with an answer."""
        form = OutcomeForm(await request.form())
        async with entrance.member(request) as access:
            outcome = Outcome.ACCEPTED if form.outcome.data == Outcome.ACCEPTED else Outcome.DECLINED
            try:
                if form.validate():
                    answer, now = form.answer.data or "", clock.now()
                    await comments.settle(access, consultation_id, comment_id, outcome, answer, now=now)
            except Refused as refused:
                form.answer.errors = [REFUSALS[refused.code]]
            if form.answer.errors:
                told = {"outcome_form": named(form, f"{comment_id}"), "refused_comment": comment_id}
                return await again(request, access, consultation_id, **told)
        return redirect(f"/overleggen/{consultation_id}/verslag?klaar=bewaard")
