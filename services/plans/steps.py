"""Decisions about the steps towards a goal: added, mended, no longer needed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.errors import Conflict, NotFound
from services.plans import rules
from services.plans.queries import get_goal
from services.plans.tables import Step
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class StepWords:
    """One step: the sentence, what the client can do and tried, which help and from whom, the own network (row 138)."""

    sentence: str
    can_do: str = ""
    help_needed: str = ""
    own_network: str = ""


async def add_step(access: Access, goal_id: UUID, words: StepWords, *, now: datetime) -> Step:
    """One step towards a goal."""
    access.require("plans.write")
    goal = await get_goal(access, goal_id)
    step = Step(case=goal.case, goal=goal_id, noted_at=now)
    _fill(step, words)
    await step.save()
    audit.record(access, "step.added", step.id, case=goal.case)
    return step


async def correct_step(
    access: Access, case_id: UUID, step_id: UUID, words: StepWords, *, version: int, now: datetime
) -> None:
    """Other words for it; raises Conflict when somebody else mended it first."""
    access.require("plans.write")
    step = await get_step_of(access, case_id, step_id)
    if step.version != version:
        raise Conflict
    _fill(step, words)
    step.version, step.reworded_at = version + 1, now
    await step.save()
    audit.record(access, "step.corrected", step_id, case=case_id)


async def drop_step(access: Access, case_id: UUID, step_id: UUID, *, now: datetime) -> None:
    """This step is not needed any more."""
    access.require("plans.write")
    await get_step_of(access, case_id, step_id)
    await Step.update({Step.dropped_at: now}).where(Step.id == step_id)
    audit.record(access, "step.dropped", step_id, case=case_id)


async def get_step_of(access: Access, case_id: UUID, step_id: UUID) -> Step:
    """The row, for a decision; NotFound for that of another case."""
    access.require("plans.write")
    found = await Step.objects().get((Step.id == step_id) & (Step.case == case_id))
    if found is None:
        raise NotFound
    return found


def _fill(step: Step, words: StepWords) -> None:
    step.sentence = rules.checked_sentence(words.sentence)
    step.can_do, step.help_needed, step.own_network = words.can_do, words.help_needed, words.own_network
