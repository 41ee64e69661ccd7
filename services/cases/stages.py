"""Where a case stands and what comes next, computed from dated facts: nobody types a status.

The facts come from later services too, so that the page collects them (web/cases/facts.py).
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The path of one consultation, which a case walks again and again."""

    CONSENT = "consent"
    PREPARATION = "preparation"
    TABLE = "table"
    REPORT = "report"
    FOLLOW_UP = "follow-up"


class Step(StrEnum):
    """The one thing to do next."""

    ASK_CONSENT = "ask-consent"
    RESPECT_WITHDRAWAL = "respect-withdrawal"
    FILL_CIRCLE = "fill-circle"
    PLAN = "plan"
    FIND_DATE = "find-date"
    INVITE = "invite"
    PREPARE = "prepare"
    WAIT_FOR_ANSWERS = "wait-for-answers"
    READY = "ready"
    OPEN_TABLE = "open-table"
    FINISH_REPORT = "finish-report"
    DEBRIEF = "debrief"
    PLAN_NEXT = "plan-next"
    NONE = "none"


@dataclass(frozen=True)
class Facts:
    """What is known of a case today; the last four are about the sitting that was held last."""

    has_consent: bool = False
    is_withdrawn: bool = False
    others_in_circle: int = 0
    is_planned: bool = False
    is_undated: bool = False
    is_today: bool = False
    has_begun: bool = False
    not_invited: int = 0
    unanswered: int = 0
    is_prepared: bool = False
    was_held: bool = False
    was_taken_over: bool = False
    is_reported: bool = False
    is_debriefed: bool = False
    is_closed: bool = False


def stage(facts: Facts) -> Stage:
    """Where on the path: the table of today goes before the report of last time."""
    if facts.has_begun or (facts.is_planned and facts.is_today and facts.has_consent):
        return Stage.TABLE
    if facts.was_held and not facts.is_reported:
        return Stage.REPORT
    if facts.was_held and not facts.is_debriefed:
        return Stage.FOLLOW_UP
    if not facts.has_consent:
        return Stage.CONSENT
    if facts.was_held and not facts.is_planned:
        return Stage.FOLLOW_UP
    return Stage.PREPARATION


def next_step(facts: Facts) -> Step:
    """The one thing that helps this case forward now."""
    if facts.is_closed:
        return Step.NONE
    steps = {
        Stage.TABLE: Step.OPEN_TABLE,
        Stage.REPORT: Step.FINISH_REPORT,
        Stage.FOLLOW_UP: Step.PLAN_NEXT if facts.is_debriefed else Step.DEBRIEF,
        Stage.CONSENT: Step.RESPECT_WITHDRAWAL if facts.is_withdrawn else Step.ASK_CONSENT,
    }
    return steps.get(stage(facts)) or _preparing(facts)


def _preparing(facts: Facts) -> Step:
    """What one does before sitting down, in the usual order."""
    waiting = (
        (not facts.others_in_circle, Step.FILL_CIRCLE),
        (not facts.is_planned, Step.PLAN),
        (facts.is_undated, Step.FIND_DATE),
        (facts.not_invited > 0, Step.INVITE),
        (not facts.is_prepared, Step.PREPARE),
        (facts.unanswered > 0, Step.WAIT_FOR_ANSWERS),
    )
    return next((step for is_waiting, step in waiting if is_waiting), Step.READY)
