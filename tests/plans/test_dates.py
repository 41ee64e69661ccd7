"""Dates as people say them, heard on Tuesday 12 May 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.plans.dates import find_due

HEARD = date(2026, 5, 12)

SAID = {
    "tegen 30 juni": date(2026, 6, 30),
    "Tegen 30 Juni": date(2026, 6, 30),
    "uiterlijk 1 september": date(2026, 9, 1),
    "ten laatste op 3 juni": date(2026, 6, 3),
    "vóór 1 juli": date(2026, 7, 1),
    "op de 3e juni": date(2026, 6, 3),
    "op 3de juni": date(2026, 6, 3),
    "tegen 2 februari": date(2027, 2, 2),
    "tegen 30 juni 2027": date(2027, 6, 30),
    "op 12 mei": date(2026, 5, 12),
    "op 11 mei": date(2027, 5, 11),
    "op maandag 8 juni": date(2026, 6, 8),
    "tegen 5 okt.": date(2026, 10, 5),
    "tegen 26/5": date(2026, 5, 26),
    "26/5": date(2026, 5, 26),
    "tegen 26/05/2026": date(2026, 5, 26),
    "tegen 26-5": date(2026, 5, 26),
    "tegen 26/5/26": date(2026, 5, 26),
    "tegen 26.5.2026": date(2026, 5, 26),
    "dinsdag 26/5 om 14 uur": date(2026, 5, 26),
    "volgende week dinsdag": date(2026, 5, 19),
    "dinsdag volgende week": date(2026, 5, 19),
    "volgende week maandag": date(2026, 5, 18),
    "deze week vrijdag": date(2026, 5, 15),
    "vrijdag": date(2026, 5, 15),
    "tegen vrijdag": date(2026, 5, 15),
    "komende maandag": date(2026, 5, 18),
    "dinsdag": date(2026, 5, 19),
    "volgende dinsdag": date(2026, 5, 19),
    "donderdag over een week": date(2026, 5, 21),
    "donderdag over twee weken": date(2026, 5, 28),
    "donderdag over 14 dagen": date(2026, 5, 28),
    "vandaag": date(2026, 5, 12),
    "morgen": date(2026, 5, 13),
    "overmorgen": date(2026, 5, 14),
    "binnen 2 weken": date(2026, 5, 26),
    "binnen twee weken": date(2026, 5, 26),
    "binnen de week": date(2026, 5, 19),
    "binnen een maand": date(2026, 6, 12),
    "binnen de maand": date(2026, 6, 12),
    "over drie dagen": date(2026, 5, 15),
    "binnen 14 dagen": date(2026, 5, 26),
    "over zes maanden": date(2026, 11, 12),
    "volgende week": date(2026, 5, 22),
    "eind volgende week": date(2026, 5, 22),
    "deze week": date(2026, 5, 15),
    "eind juni": date(2026, 6, 30),
    "tegen het einde van de maand": date(2026, 5, 31),
    "half juni": date(2026, 6, 15),
    "begin juli": date(2026, 7, 7),
    "eind februari": date(2027, 2, 28),
    "volgende maand": date(2026, 6, 30),
}

NO_DATE = (
    "Leen belt de huisarts",
    "tegen 31 juni",
    "op 29 februari",
    "tegen 45/12",
    "Ward betaalt 3/4 van de huur",
    "Ward is er 24/7",
    "bel 089/12 34 56",
    "om 14.30 uur",
    "150,50 euro",
    "tegen 12 mei 2099",
    "",
)


@pytest.mark.parametrize("said", SAID)
def test_the_day_that_was_meant_is_found(said: str) -> None:
    due = find_due(f"Leen belt {said}", HEARD)
    assert due is not None
    assert due.on == SAID[said]


@pytest.mark.parametrize("said", NO_DATE)
def test_what_is_no_date_stays_unread(said: str) -> None:
    assert find_due(said, HEARD) is None


def test_an_announced_date_counts_before_another() -> None:
    due = find_due("Leen gaat 3 juni kijken, belt tegen 10 juni en Koen komt 12 juni", HEARD)
    assert due is not None
    assert due.on == date(2026, 6, 10)


def test_the_next_consultation_is_a_date_when_it_is_known() -> None:
    said = "Koen vraagt dit na tegen het volgende overleg"
    assert find_due(said, HEARD) is None
    due = find_due(said, HEARD, date(2026, 7, 7))
    assert due is not None
    assert due.on == date(2026, 7, 7)


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    due = find_due("binnen een maand", date(2026, 1, 31))
    assert due is not None
    assert due.on == date(2026, 2, 28)


@given(st.text(alphabet="0123456789/-. abcdeginjklmorstuvw", max_size=60), st.dates(date(2000, 1, 1)))
def test_whatever_is_typed_never_breaks(said: str, heard: date) -> None:
    due = find_due(f"tegen {said}", heard)
    assert due is None or (0 <= due.start < due.end <= len(said) + 6)
