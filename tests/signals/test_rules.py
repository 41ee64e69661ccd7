"""What may stand in a bottleneck."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Refused
from services.signals import rules
from services.signals.rules import Found

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


CERTAIN, DOUBTFUL = Found("Niels", "name", is_certain=True), Found("de enige", "rare", is_certain=False)


@pytest.mark.parametrize(
    ("found", "accepted", "code"),
    [
        ([CERTAIN], {"Niels"}, "signal.names-somebody"),
        ([DOUBTFUL], set(), "signal.marks-left"),
        ([DOUBTFUL], {"iets anders"}, "signal.marks-left"),
    ],
)
def test_what_is_certain_never_stays_and_the_rest_is_looked_at(
    found: list[Found], accepted: set[str], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_marks(found, accepted)


def test_what_was_looked_at_may_stay() -> None:
    rules.check_marks([DOUBTFUL], {"de enige"})


def test_a_text_that_was_refused_leaves_again_only_when_it_changed() -> None:
    for same in ("De enige dienst sluit.", "de  enige dienst sluit"):
        with pytest.raises(Refused, match="refused-unchanged"):
            rules.check_may_leave(same, ["De enige dienst sluit."])
    rules.check_may_leave("De dienst sluit.", ["De enige dienst sluit."])
