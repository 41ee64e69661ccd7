"""What may stand in a bottleneck."""

import pytest

from services.errors import Refused
from services.marking.rules import marks
from services.signals import rules


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  ", "signal.not-rewritten"),
        ("een twee drie vier " + "a" * 400, "signal.too-long"),
        ("Niels Voorbeeld", "signal.no-sentence"),
    ],
)
def test_a_text_that_others_cannot_read_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_text(text)


def test_four_hundred_characters_fit() -> None:
    rules.check_text(("abc " * 100)[:400])


@pytest.mark.parametrize(("text", "code"), [(" ", "signal.empty"), ("a" * 1001, "signal.original-too-long")])
def test_an_empty_or_endless_original_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_original(text)


NAME = "Voor Sofie bestaat hier geen plaats."
NUMBER = "Bel 0470 12 34 56 voor de wachtlijst."


def test_what_is_marked_is_looked_at_one_by_one() -> None:
    found = marks(NAME)
    for confirmed in ((), ("iets anders",)):
        with pytest.raises(Refused, match="marks-left"):
            rules.check_marks(found, confirmed)
    rules.check_marks(found, [one.key for one in found])


def test_what_is_certain_never_stays_whatever_was_ticked() -> None:
    found = marks(NUMBER)
    with pytest.raises(Refused, match="names-somebody"):
        rules.check_marks(found, [one.key for one in found])


def test_a_text_that_was_refused_leaves_again_only_when_it_changed() -> None:
    for same in ("De enige dienst sluit.", "de  enige dienst sluit"):
        with pytest.raises(Refused, match="refused-unchanged"):
            rules.check_may_leave(same, ["De enige dienst sluit."])
    rules.check_may_leave("De dienst sluit.", ["De enige dienst sluit."])
