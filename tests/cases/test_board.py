"""The path says where the consultation stands that it is about."""

import pytest

from services.cases.stages import Facts
from web.cases.board import path, which_one

HELD = Facts(has_consent=True, was_held=True)
FOLLOWED = Facts(has_consent=True, was_held=True, is_reported=True, is_debriefed=True, is_planned=True)


@pytest.mark.parametrize(
    ("held", "facts", "number", "first", "here"),
    [
        (0, Facts(), 1, "Aanvraag", "Toestemming"),
        (0, Facts(has_consent=True, was_taken_over=True), 1, "Overgenomen", "Voorbereiding"),
        (1, HELD, 1, "Aanvraag", "Verslag"),
        (1, FOLLOWED, 2, "Vorige keer", "Voorbereiding"),
        (2, HELD, 2, "Vorige keer", "Verslag"),
    ],
)
def test_report_and_follow_up_belong_to_what_was_held(
    held: int, facts: Facts, number: int, first: str, here: str
) -> None:
    steps = path(held, facts)
    assert which_one(held, facts) == number
    assert steps[0].label == first
    assert [step.label for step in steps if step.state == "here"] == [here]
