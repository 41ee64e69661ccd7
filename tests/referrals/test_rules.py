"""The rules of requests and weighings, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest

from services.errors import Refused
from services.referrals import rules
from services.referrals.rules import NOTHING, Stage, Weight

TODAY = date(2026, 11, 23)
WHO = {"requester_name": "Leen Voorbeeld", "requester_phone": "011 00 00 01"}


def answers(**changed: Any) -> dict[str, Any]:
    told = {
        **NOTHING,
        **WHO,
        "requester_kind": "helper",
        "is_client_informed": True,
        "client_name": "Niels Voorbeeld",
        "question": "Waar kan hij later wonen?",
        "consent": "yes",
        "urgency": "fairly",
    }
    return {**told, **changed}


def refusal(check: Any, *values: Any) -> str | None:
    try:
        check(*values)
    except Refused as refused:
        return refused.code
    return None


def test_a_whole_request_is_kept_whole() -> None:
    assert rules.kept(answers()) == answers()


def test_while_the_client_knows_of_nothing_only_name_and_phone_are_kept() -> None:
    told = answers(
        is_client_informed=False, requester_email="leen@dagcentrum.example", remarks="veel schulden"
    )
    assert rules.kept(told) == {**NOTHING, **WHO, "is_client_informed": False}


def test_who_asks_for_themselves_knows_and_agrees() -> None:
    told = rules.kept(
        answers(requester_kind="client", is_client_informed=False, client_name="", consent=None)
    )
    assert (told["is_client_informed"], told["consent"], told["client_name"]) == (
        True,
        "yes",
        "Leen Voorbeeld",
    )


def test_a_missing_answer_is_kept_as_an_empty_one() -> None:
    assert rules.kept(answers(remarks=None, living=""))["remarks"] == ""
    assert rules.kept(answers(remarks=None, living=""))["living"] is None


@pytest.mark.parametrize(
    ("changed", "objections"),
    [
        ({}, {}),
        ({"requester_name": ""}, {"requester_name": "referral.no-requester"}),
        ({"requester_phone": ""}, {"requester_phone": "referral.not-reachable"}),
        ({"requester_phone": "", "requester_email": "leen@dagcentrum.example"}, {}),
        ({"client_name": ""}, {"client_name": "referral.no-client"}),
        ({"requester_kind": None}, {"requester_kind": "referral.no-kind"}),
        ({"question": ""}, {"question": "referral.no-question"}),
        ({"urgency": None}, {"urgency": "referral.no-urgency"}),
        ({"urgency": "very"}, {"urgency_reason": "referral.no-urgency-reason"}),
        ({"urgency": "very", "urgency_reason": "uithuiszetting"}, {}),
        ({"client_presence": "without"}, {"absence_reason": "referral.no-absence-reason"}),
        ({"consent": None}, {"consent": "referral.no-answer-on-consent"}),
        ({"consent": "no"}, {"consent": "referral.helper-without-consent"}),
        ({"consent": "no", "requester_kind": "close"}, {}),
        ({"consent": "confidant"}, {"consent_reason": "referral.no-consent-reason"}),
        ({"consent": "confidant", "consent_reason": "zijn moeder, hij ligt in het ziekenhuis"}, {}),
    ],
)
def test_what_stands_in_the_way_of_a_request(changed: dict[str, Any], objections: dict[str, str]) -> None:
    assert rules.objections(answers(**changed)) == objections


def test_while_the_client_knows_of_nothing_a_phone_is_asked_and_nothing_about_the_client() -> None:
    told = {**NOTHING, "requester_name": "", "requester_phone": "", "is_client_informed": False}
    assert rules.objections({**told, "requester_email": "leen@dagcentrum.example"}) == {
        "requester_name": "referral.no-requester",
        "requester_phone": "referral.not-reachable",
    }


def test_an_incomplete_request_is_refused() -> None:
    assert refusal(rules.check_complete, answers(question="")) == "referral.no-question"
    assert refusal(rules.check_complete, answers()) is None


@pytest.mark.parametrize(
    ("asked_on", "code"),
    [
        (TODAY, None),
        (TODAY - timedelta(days=30), None),
        (TODAY + timedelta(days=1), "referral.strange-date"),
        (date(1900, 1, 1), "referral.strange-date"),
    ],
)
def test_a_request_is_not_of_tomorrow_nor_of_another_century(asked_on: date, code: str | None) -> None:
    assert refusal(rules.check_asked_on, asked_on, TODAY) == code


@pytest.mark.parametrize(
    ("outcome", "consent", "next_step", "code"),
    [
        ("consultation", "yes", "", None),
        ("consultation", "confidant", "", None),
        ("consultation", "no", "", "weighing.no-consent"),
        ("not-now", "yes", "Leen praat eerst met zijn vader", None),
        ("not-now", "no", "", "weighing.no-next-step"),
        ("other-form", "yes", "", "weighing.no-next-step"),
    ],
)
def test_a_consultation_needs_a_yes_and_the_rest_a_next_step(
    outcome: str, consent: str, next_step: str, code: str | None
) -> None:
    assert refusal(rules.check_outcome, outcome, consent, next_step) == code


def test_a_next_step_lies_ahead() -> None:
    assert refusal(rules.check_next_step_on, None, TODAY) is None
    assert refusal(rules.check_next_step_on, TODAY, TODAY) is None
    assert refusal(rules.check_next_step_on, TODAY - timedelta(days=1), TODAY) == "weighing.strange-date"
    assert refusal(rules.check_next_step_on, date(9999, 12, 31), TODAY) == "weighing.strange-date"


def test_nothing_is_weighed_before_the_client_knows_or_after_a_case_began() -> None:
    assert refusal(rules.check_may_weigh, True, None) is None
    assert refusal(rules.check_may_weigh, False, None) == "weighing.client-not-informed"
    assert refusal(rules.check_may_weigh, True, "a case") == "referral.has-case"


def test_only_a_request_of_which_the_client_knows_nothing_may_be_erased() -> None:
    assert refusal(rules.check_may_erase, False) is None
    assert refusal(rules.check_may_erase, True) == "referral.is-kept"


def test_a_case_begins_after_a_weighing_that_says_so() -> None:
    assert refusal(rules.check_may_begin_case, "consultation") is None
    assert refusal(rules.check_may_begin_case, "not-now") == "referral.not-weighed"
    assert refusal(rules.check_may_begin_case, None) == "referral.not-weighed"


@pytest.mark.parametrize(
    ("informed", "led_to", "outcome", "next_step_on", "stage"),
    [
        (False, None, None, None, Stage.TO_CALL),
        (True, None, None, None, Stage.TO_WEIGH),
        (True, None, "consultation", None, Stage.TO_BEGIN),
        (True, "a case", "consultation", None, Stage.CASE),
        (True, None, "not-now", TODAY, Stage.NEXT_STEP),
        (True, None, "not-now", TODAY + timedelta(days=1), Stage.WAITING),
        (True, None, "other-form", None, Stage.CLOSED),
    ],
)
def test_how_far_a_request_is(
    informed: bool, led_to: str | None, outcome: str | None, next_step_on: date | None, stage: Stage
) -> None:
    weight = Weight(outcome, next_step_on)
    assert rules.stage(weight, TODAY, is_client_informed=informed, led_to=led_to) == stage


def test_whoever_asked_hears_the_outcome_before_anything_else_waits() -> None:
    weight = Weight("not-now", TODAY, is_told=False)
    assert rules.stage(weight, TODAY, is_client_informed=True) == Stage.TO_TELL


def test_where_chairs_come_from_a_pool_a_fresh_request_is_assigned_first() -> None:
    assert rules.stage(Weight(), TODAY, is_client_informed=True, is_to_assign=True) == Stage.TO_ASSIGN
    assert (
        rules.stage(Weight("consultation"), TODAY, is_client_informed=True, is_to_assign=True)
        == Stage.TO_BEGIN
    )


def test_what_was_joined_goes_on_with_the_other() -> None:
    assert rules.stage(Weight(), TODAY, is_client_informed=True, is_joined=True) == Stage.JOINED


def test_the_age_of_a_request_is_held_against_its_urgency() -> None:
    wanted = [rules.wanted_by(code, TODAY, is_client_informed=True) for code in ("very", "fairly", "not-so")]
    assert wanted == [date(2026, 11, 30), date(2026, 12, 14), date(2026, 12, 23)]
    assert rules.wanted_by("other", TODAY, is_client_informed=True) is None
    assert rules.wanted_by(None, TODAY, is_client_informed=False) == date(2026, 11, 28)
