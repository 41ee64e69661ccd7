"""What may stand in a bottleneck."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Refused
from services.signals import rules

NAMES = ("Niels Voorbeeld", "An-Marie", "Li")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De wachtlijst voor begeleid wonen duurt drie jaar.", []),
        ("niels wacht al drie jaar", ["niels"]),
        ("Voor NIELS en an-marie is er geen plaats", ["NIELS", "an-marie"]),
        ("Een voorbeeldige dienst zonder plaats", []),
        ("De li staat in geen woordenboek", []),
        ("Niels' inschrijving verviel", ["Niels"]),
    ],
)
def test_names_of_the_case_are_found_word_by_word(sentence: str, found: list[str]) -> None:
    assert rules.known_names(sentence, NAMES) == found


@given(st.text())
def test_no_text_breaks_the_search_for_names(sentence: str) -> None:
    assert set(rules.known_names(sentence, ["Niels"])) <= set(rules.WORD.findall(sentence))


@pytest.mark.parametrize(("sentence", "code"), [("  ", "signal.empty"), ("a" * 401, "signal.too-long")])
def test_an_empty_or_long_sentence_is_refused(sentence: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_marking(sentence)


def test_four_hundred_characters_fit() -> None:
    rules.check_marking("a" * 400)
