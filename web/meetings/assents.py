"""The client's yes, asked without an audience. Never part of the table, and provisional until the debrief."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.consultations.queries import get_consultation
from services.meetings.queries import room
from services.plans.assents import record_assent
from services.plans.queries import AgreementLine, GoalLine, goals, open_agreements
from services.plans.tables import Answer
from tenants import audit
from tenants.access import Access
from tenants.words.meetings import ANSWERS
from web import entrance
from web.meetings.forms import AssentForm, named
from web.meetings.view import Incoming
from web.shared.pages import page, redirect


@dataclass(frozen=True)
class Question:
    """One goal or agreement, and the form with the client's answer to it."""

    id: UUID
    sentence: str
    is_goal: bool
    form: AssentForm


class AssentPages(Controller):
    """One question per goal and agreement."""

    path = "/overleggen/{consultation_id:uuid}/ja-van-de-client"

    @get()
    async def edit(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """What was answered so far."""
        async with entrance.member(request) as access:
            return await _page(request, access, consultation_id, None)

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep every answer that was given; a question without one stays open."""
        sent = await request.form()
        async with entrance.member(request) as access:
            consultation = await get_consultation(access, consultation_id)
            questions = await _questions(access, consultation.case, sent)
            checked = [question.form.validate() for question in questions]
            if not all(checked):
                return await _page(request, access, consultation_id, questions)
            for question in questions:
                await keep(access, consultation.case, question)
        return redirect(f"/overleggen/{consultation_id}/ja-van-de-client?bewaard=ja")


async def keep(access: Access, case_id: UUID, question: Question) -> None:
    """The answer to one question; none was given: it stays open."""
    answer = question.form.answer.data
    if not answer:
        return
    goal, agreement = (question.id, None) if question.is_goal else (None, question.id)
    words = question.form.words.data or ""
    await record_assent(
        access, case_id, Answer(answer), words, goal=goal, agreement=agreement, now=clock.now()
    )


async def _page(
    request: Incoming, access: Access, consultation_id: UUID, questions: Sequence[Question] | None
) -> Response[Any]:
    found = await room(access, consultation_id)
    case_id = found.consultation.case
    audit.record(access, "assent.read", consultation_id, case=case_id)
    return page(
        request,
        access,
        "meetings/assents.html",
        current="situaties",
        status=422 if questions else 200,
        questions=questions or await _questions(access, case_id, None),
        client=found.client.first_name if found.client else "de cliënt",
        base=f"/overleggen/{consultation_id}",
        answers=ANSWERS,
        notice="Bewaard." if request.query_params.get("bewaard") and questions is None else "",
    )


async def _questions(access: Access, case_id: UUID, sent: Any) -> list[Question]:
    """Goals first, then what still has to happen."""
    lines: list[GoalLine | AgreementLine] = [
        *await goals(access, case_id),
        *await open_agreements(access, case_id),
    ]
    return questions_of(lines, sent)


def questions_of(lines: Sequence[GoalLine | AgreementLine], sent: Any) -> list[Question]:
    """One question per line, filled with what was answered before or just sent."""
    return [Question(line.id, line.sentence, isinstance(line, GoalLine), _form(line, sent)) for line in lines]


def _form(line: GoalLine | AgreementLine, sent: Any) -> AssentForm:
    key = f"q{line.id.hex}"
    answered = {"answer": line.assent, "words": line.assent_words}
    form = AssentForm(sent, prefix=key, data=None if sent is not None else answered)
    return named(form, key)
