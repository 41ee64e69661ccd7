"""What a theme is called, when it begins and ends, which one a text suggests, and what comparing periods must say."""

from datetime import date

import pytest

from services.errors import Refused
from services.themes import rules
from services.themes.first import FIRST
from services.themes.rules import Change, Theme

SENTENCES = {
    "De inschrijving voor een begeleide woonvorm telt niet meer door de nieuwe wetgeving.": "law-rule",
    "De wachtlijst voor een sociale woning is acht jaar lang.": "housing-social",
    "Geen enkele huisarts in de streek neemt nog patiënten aan.": "health-doctor",
    "Zonder itsme geraakt niemand nog aan een afspraak.": "reach-digital",
    "Niemand mag als spilfiguur optreden wegens de caseload.": "joined-keyworker",
    "De bus rijdt ’s avonds niet meer.": "belonging-transport",
    "Het leefloon werd geschorst terwijl het onderzoek liep.": "money-late",
    "Wie achttien wordt, verliest de begeleiding van de jeugdhulp.": "family-eighteen",
    "De wachttijd bij het CGG is negen maanden voor een eerste gesprek bij de psycholoog.": "mind-wait",
    "Voor een PVB in prioriteitengroep drie wacht iemand vijftien jaar.": "care-budget",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_words_of_a_text_suggest_its_part_first(sentence: str) -> None:
    assert rules.suggest(sentence, FIRST)[0].sub_theme == SENTENCES[sentence]


def test_a_text_without_any_word_of_the_list_suggests_nothing() -> None:
    assert rules.suggest("Zo gaat dat hier.", FIRST) == []


def test_a_short_word_is_whole_and_a_long_one_may_stand_inside() -> None:
    assert not rules.holds(rules.plain("een appartement"), "app")
    assert rules.holds(rules.plain("de app werkt niet"), "app")
    assert rules.holds(rules.plain("jeugdpsychiater"), "psychiater")
    assert rules.holds(rules.plain("CRÈCHE"), "crèche")


def test_the_first_list_has_twelve_themes_and_codes_of_their_own() -> None:
    codes = [one.code for one in rules.flat(FIRST)]
    assert (len(FIRST), len(codes)) == (12, len(set(codes)))
    assert all(4 <= len(theme.parts) <= 6 and theme.explanation for theme in FIRST)


@pytest.mark.parametrize(
    ("period", "today", "begins"),
    [
        ("quarter", date(2026, 5, 12), date(2026, 7, 1)),
        ("quarter", date(2026, 12, 31), date(2027, 1, 1)),
        ("half-year", date(2026, 1, 1), date(2026, 7, 1)),
        ("half-year", date(2026, 7, 1), date(2027, 1, 1)),
        ("year", date(2026, 2, 28), date(2027, 1, 1)),
    ],
)
def test_a_period_follows_a_period(period: str, today: date, begins: date) -> None:
    assert rules.next_period(today, period) == begins


def test_a_comparison_says_what_was_renamed_split_or_new() -> None:
    spring, autumn = date(2026, 1, 1), date(2026, 12, 31)
    themes = (
        Theme("a", "Wonen", "", ()),
        Theme("b", "Geld", "", (), ended_on=date(2026, 7, 1), successors=("c", "d")),
        Theme("c", "Inkomen", "", (), begins_on=date(2026, 7, 1)),
        Theme("d", "Schulden", "", (), begins_on=date(2026, 7, 1)),
        Theme("e", "Werk", "", ()),
    )
    printed = {"a": ["Huisvesting", "Wonen"], "b": ["Geld"], "c": ["Inkomen"], "e": ["Werk", "Werk"]}
    assert rules.changes(themes, printed, spring, autumn) == [
        Change("a", ("Huisvesting", "Wonen")),
        Change("b", ("Geld",), ended_on=date(2026, 7, 1), successors=("Inkomen", "Schulden")),
        Change("c", ("Inkomen",), begins_on=date(2026, 7, 1)),
    ]


def test_words_of_the_lexicon_are_kept_once_in_small_letters() -> None:
    assert rules.lexicon("Huur\n huurwaarborg,HUUR;\n\n") == ("huur", "huurwaarborg")
    with pytest.raises(Refused, match="too-many-words"):
        rules.lexicon("\n".join(f"woord{number}" for number in range(61)))


def test_a_code_is_made_once_and_never_reused() -> None:
    assert rules.new_code("Energie & water!", "housing", set()) == "housing-energie-water"
    assert rules.new_code("Wonen", "", {"wonen", "wonen-2"}) == "wonen-3"
    assert rules.new_code("住", "", set()) == "thema"
