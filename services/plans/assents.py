"""The client's yes: asked without an audience, one answer per goal or agreement, provisional until the debrief."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases.tables import CircleKind
from services.consultations.queries import get_participant
from services.errors import NotAllowed, NotFound
from services.plans.queries import get_agreement, get_goal
from services.plans.tables import Answer, Assent
from tenants import audit
from tenants.access import Access, Kind


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
    """The client's yes, no or not yet to one goal or agreement; the same answer twice is one.

    Noted by staff, or said by the client through the own link.
    """
    await _require_asker(access)
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


async def confirm_assents(
    access: Access, case_id: UUID, agreements: Collection[UUID] | None = None, *, now: datetime
) -> None:
    """At the debrief the client said it again, calmly: the goals, and these agreements (all when not told which)."""
    access.require("plans.write")
    waiting: Any = (Assent.case == case_id) & Assent.confirmed_at.is_null()
    if agreements is not None:
        talked: Any = Assent.agreement.is_null()
        waiting &= talked | Assent.agreement.is_in(list(agreements)) if agreements else talked
    await Assent.update({Assent.confirmed_at: now, Assent.confirmed_by: access.actor.id}).where(waiting)
    audit.record(access, "assent.confirmed", case_id, case=case_id)


async def _require_asker(access: Access) -> None:
    """Staff, the key worker at the debrief (who was let in there), or the client."""
    if access.actor.kind is not Kind.GUEST or access.may("plans.write"):
        access.require("plans.write")
        return
    access.require("guest.answer")
    seat = await get_participant(access, access.actor.id) if access.actor.id else None
    if seat is None or seat.circle_member.kind != CircleKind.CLIENT:
        raise NotAllowed("not the client")


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
