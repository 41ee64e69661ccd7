"""The client's yes: asked without an audience, one answer per goal or agreement, provisional until the debrief."""

from datetime import datetime
from uuid import UUID

from services.errors import NotFound
from services.plans.queries import get_agreement, get_goal
from services.plans.tables import Answer, Assent
from tenants import audit
from tenants.access import Access


async def record_assent(
    access: Access,
    case_id: UUID,
    answer: Answer,
    words: str = "",
    *,
    goal: UUID | None = None,
    agreement: UUID | None = None,
    now: datetime,
) -> None:
    """The client's yes, no or not yet to one goal or agreement; the same answer twice is one."""
    access.require("plans.write")
    await _check_case(access, case_id, goal, agreement)
    subject = Assent.goal == goal if goal else Assent.agreement == agreement
    latest = await Assent.objects().where(subject).order_by(Assent.asked_at, ascending=False).first()
    if latest is not None and (latest.answer, latest.words) == (answer, words):
        return
    given = Assent(
        case=case_id,
        goal=goal,
        agreement=agreement,
        answer=answer,
        words=words,
        asked_at=now,
        asked_by=access.actor.id,
    )
    await given.save()
    audit.record(access, "assent.recorded", goal or agreement, case=case_id)


async def confirm_assents(access: Access, case_id: UUID, *, now: datetime) -> None:
    """At the debrief the client said it again, calmly: what was provisional is no longer so."""
    access.require("plans.write")
    await Assent.update({Assent.confirmed_at: now, Assent.confirmed_by: access.actor.id}).where(
        (Assent.case == case_id) & Assent.confirmed_at.is_null()
    )
    audit.record(access, "assent.confirmed", case_id, case=case_id)


async def _check_case(access: Access, case_id: UUID, goal: UUID | None, agreement: UUID | None) -> None:
    """It is a goal or agreement of this very case."""
    if goal is not None:
        found = (await get_goal(access, goal)).case
    elif agreement is not None:
        found = (await get_agreement(access, agreement)).case
    else:
        raise NotFound
    if found != case_id:
        raise NotFound
