"""The client says yes, no or not yet through the own link: no audience, and it may change later (X16)."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from services.plans.queries import goals, open_agreements
from tenants.access import Access
from web.guests.entrance import Visit, admitted
from web.guests.pages import LINK
from web.meetings.assents import Question, keep, questions_of
from web.plans.agreed import of_client
from web.plans.view import Incoming
from web.shared.pages import page, redirect


class OpinionPages(Controller):
    """One question per goal and agreement; each may be skipped."""

    path = LINK + "/afgesproken/mening"

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """What was answered so far, also at the table."""
        async with admitted(request, slug, token) as visit:
            return await _page(request, visit, await _questions(visit, None))

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Keep each answer that was given."""
        sent = await request.form()
        async with admitted(request, slug, token) as visit:
            questions = await _questions(visit, sent)
            checked = [question.form.validate() for question in questions]
            if not all(checked):
                return await _page(request, visit, questions, status=422)
            for question in questions:
                await keep(visit.access, visit.seat.consultation.case, question)
        return redirect(f"{visit.path}/afgesproken/mening?bewaard=ja")


async def _questions(visit: Visit, sent: Any) -> list[Question]:
    """Goals, then what was said at this table, then what runs of before."""
    here = of_client(visit)
    access: Access = visit.access
    case_id = visit.seat.consultation.case
    running = await open_agreements(access, case_id)
    latest_first = sorted(running, key=lambda line: line.consultation != here)
    return questions_of([*await goals(access, case_id), *latest_first], sent)


async def _page(
    request: Incoming, visit: Visit, questions: Sequence[Question], *, status: int = 200
) -> Response[Any]:
    return page(
        request,
        visit.access,
        "plans/opinion.html",
        status=status,
        questions=questions,
        client=visit.seat.circle_member.first_name,
        path=visit.path,
        is_big=True,
        notice="Bewaard. Bedankt." if request.query_params.get("bewaard") and status == 200 else "",  # noqa: PLR2004
    )
