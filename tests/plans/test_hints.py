"""Hints at a goal: questions, at most two, none where it stands well."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.plans.hints import MOST, Hint, hints
from tenants.words.plans import HINTS

ON = date(2026, 5, 12)
STEP = ("Leen en ik gaan kijken tegen 30 juni",)

MISSING = {
    "Ik moet een dagbesteding zoeken": Hint.OWN_WISH,
    "Ik wil niet meer in het dorp wonen": Hint.POSITIVE,
    "Er wordt een woning gezocht voor mij": Hint.ACTIVE,
    "Ik zal alleen wonen in Pelt": Hint.PRESENT,
    "Alleen wonen": Hint.SPECIFIC,
}


@pytest.mark.parametrize("sentence", MISSING)
def test_what_is_missing_is_asked(sentence: str) -> None:
    assert hints(sentence, STEP, ON)[0] is MISSING[sentence]


def test_a_goal_that_stands_well_gets_no_question() -> None:
    assert hints("Ik woon in Pelt, dicht bij mama, en neem zelf de bus", STEP, ON) == ()


def test_a_goal_without_steps_gets_a_first_step_and_a_date() -> None:
    assert hints("Ik woon in Pelt, dicht bij mama", (), ON) == (Hint.FIRST_STEP, Hint.WHEN)


def test_each_hint_has_its_question() -> None:
    assert set(HINTS) == set(Hint)


@given(st.text(max_size=300), st.lists(st.text(max_size=100), max_size=3))
def test_whatever_is_typed_gives_at_most_two(sentence: str, steps: list[str]) -> None:
    assert len(hints(sentence, steps, ON)) <= MOST
