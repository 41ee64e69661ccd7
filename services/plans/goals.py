"""Decisions about goals: in the client's words, corrected, dropped. Steps are in steps.py."""

from datetime import datetime
from uuid import UUID

from services.errors import Conflict
from services.plans import rules
from services.plans.queries import check_circle, get_goal
from services.plans.tables import Goal
from tenants import audit, live
from tenants.access import Access


async def note_goal(
    access: Access,
    case_id: UUID,
    sentence: str,
    *,
    whose: UUID | None = None,
    consultation: UUID | None = None,
    now: datetime,
) -> Goal:
    """What somebody wants to reach, in own words; `whose` is None for the client (row 136)."""
    access.require("plans.write")
    await check_circle(access, case_id, whose)
    goal = Goal(
        case=case_id,
        consultation=consultation,
        sentence=rules.checked_sentence(sentence),
        whose=whose,
        noted_at=now,
        noted_by=access.actor.id,
    )
    await goal.save()
    audit.record(access, "goal.noted", goal.id, case=case_id)
    live.changed(access, case_id)
    return goal


async def correct_goal(access: Access, goal_id: UUID, sentence: str, *, version: int, now: datetime) -> None:
    """Other words for it; raises Conflict when somebody else found them first."""
    access.require("plans.write")
    goal = await get_goal(access, goal_id)
    if goal.version != version:
        raise Conflict
    words = rules.checked_sentence(sentence)
    goal.reworded_at = now if words != goal.sentence else goal.reworded_at
    goal.sentence, goal.version = words, version + 1
    await goal.save()
    audit.record(access, "goal.corrected", goal_id, case=goal.case)
    live.changed(access, goal.case)


async def drop_goal(access: Access, goal_id: UUID, *, now: datetime) -> None:
    """The client wants something else now, or has reached it."""
    access.require("plans.write")
    goal = await get_goal(access, goal_id)
    goal.dropped_at = now
    await goal.save()
    audit.record(access, "goal.dropped", goal_id, case=goal.case)
    live.changed(access, goal.case)
