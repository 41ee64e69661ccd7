"""What a text seems to be about."""

import pytest

from services.marking.suggestions import ours, suggest
from tenants.words.domains import DOMAINS
from tenants.words.signals import SIGNAL_KINDS


def test_every_domain_and_every_kind_has_its_words() -> None:
    assert set(ours("domain")) == set(DOMAINS)
    assert set(ours("kind")) == set(SIGNAL_KINDS)


@pytest.mark.parametrize(
    ("text", "domain", "kind"),
    [
        ("De wachtlijst voor een huurwoning is zes jaar.", "housing", "waiting-list"),
        ("Huurwoningen weigeren mensen met een leefloon", "housing", "exclusion"),
        ("Afspraak maken kan enkel online, met itsme.", "administration", "access"),
        ("Niemand wil spilfiguur zijn", "", "no-key-worker"),
        ("De nieuwe regel over samenwonen verlaagt het leefloon", "income", "regulation"),
        ("Deurwaarders sturen aanmaningen", "debts", ""),
        ("", "", ""),
        ("tja", "", ""),
    ],
)
def test_words_and_compounds_point_at_one_of_each_or_at_nothing(text: str, domain: str, kind: str) -> None:
    found = suggest(text)
    assert (found.domain, found.kind) == (domain, kind)


def test_when_two_fit_equally_well_it_says_nothing() -> None:
    assert suggest("aap noot", {"a": ("aap",), "b": ("noo",)}, {"a": ("aapje",)}).domain == "a"
    assert suggest("aap mus", {"a": ("aap",), "b": ("mus",)}, {}).domain == ""
