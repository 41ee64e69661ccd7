"""Where a case stands and what comes next, from facts alone."""

import pytest

from services.cases.stages import Facts, Stage, Step, next_step, stage

READY = Facts(has_consent=True, others_in_circle=3, is_planned=True, is_prepared=True)


@pytest.mark.parametrize(
    ("facts", "where", "step"),
    [
        (Facts(), Stage.CONSENT, Step.ASK_CONSENT),
        (Facts(is_withdrawn=True, is_planned=True), Stage.CONSENT, Step.RESPECT_WITHDRAWAL),
        (Facts(has_consent=True), Stage.PREPARATION, Step.FILL_CIRCLE),
        (Facts(has_consent=True, others_in_circle=3), Stage.PREPARATION, Step.PLAN),
        (Facts(True, others_in_circle=3, is_planned=True, not_invited=2), Stage.PREPARATION, Step.INVITE),
        (Facts(True, others_in_circle=3, is_planned=True), Stage.PREPARATION, Step.PREPARE),
        (READY, Stage.PREPARATION, Step.READY),
    ],
)
def test_before_the_table(facts: Facts, where: Stage, step: Step) -> None:
    assert (stage(facts), next_step(facts)) == (where, step)


@pytest.mark.parametrize(
    ("facts", "where", "step"),
    [
        (Facts(True, is_planned=True, is_today=True), Stage.TABLE, Step.OPEN_TABLE),
        (Facts(is_planned=True, has_begun=True), Stage.TABLE, Step.OPEN_TABLE),
        (Facts(True, was_held=True), Stage.REPORT, Step.FINISH_REPORT),
        (Facts(True, was_held=True, is_reported=True), Stage.FOLLOW_UP, Step.DEBRIEF),
        (Facts(True, was_held=True, is_reported=True, is_debriefed=True), Stage.FOLLOW_UP, Step.PLAN_NEXT),
        (Facts(was_held=True, is_reported=True, is_debriefed=True), Stage.CONSENT, Step.ASK_CONSENT),
        (Facts(is_closed=True), Stage.CONSENT, Step.NONE),
    ],
)
def test_from_the_table_on(facts: Facts, where: Stage, step: Step) -> None:
    assert (stage(facts), next_step(facts)) == (where, step)


def test_the_table_of_today_goes_before_the_report_of_last_time() -> None:
    assert stage(Facts(True, is_planned=True, is_today=True, was_held=True)) is Stage.TABLE


def test_without_consent_there_is_no_table_today() -> None:
    assert stage(Facts(is_planned=True, is_today=True)) is Stage.CONSENT
