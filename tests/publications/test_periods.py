"""Periods follow each other: as long as was chosen where that fits, never over a year, never over one another."""

from datetime import date, timedelta

import pytest

from services.errors import Refused
from services.publications import rules
from services.publications.rules import MONTHS, first_span, span_after, span_from


@pytest.mark.parametrize(
    ("begins_on", "chosen", "period", "ends_on"),
    [
        (date(2026, 1, 1), "year", "year", date(2026, 12, 31)),
        (date(2026, 1, 1), "half-year", "half-year", date(2026, 6, 30)),
        (date(2026, 4, 1), "year", "quarter", date(2026, 6, 30)),
        (date(2026, 7, 1), "year", "half-year", date(2026, 12, 31)),
        (date(2026, 10, 1), "half-year", "quarter", date(2026, 12, 31)),
    ],
)
def test_as_long_as_was_chosen_where_it_fits(
    begins_on: date, chosen: str, period: str, ends_on: date
) -> None:
    span = span_from(begins_on, chosen)
    assert (span.period, span.ends_on) == (period, ends_on)


def test_whatever_is_chosen_on_the_way_days_are_in_one_period_each() -> None:
    choices = [*MONTHS] * 5
    for start in range(3):
        span = first_span(date(2024, 4, 1), choices[start])
        for chosen in choices[start:]:
            after = span_after(span.ends_on, chosen)
            assert after.begins_on == span.ends_on + timedelta(days=1)
            assert after.begins_on.year == after.ends_on.year
            span = after


def test_thirty_days_after_its_end_and_not_a_day_before() -> None:
    span = span_from(date(2026, 1, 1), "quarter")
    assert span.may_be_made_on == date(2026, 4, 30)
    rules.check_may_be_made(span, date(2026, 4, 30))
    with pytest.raises(Refused):
        rules.check_may_be_made(span, date(2026, 4, 29))


@pytest.mark.parametrize(("clients", "municipalities"), [(4, 3), (5, 2), (7, 3), (0, 0), (500, 3), (5, 500)])
def test_floors_are_only_raised(clients: int, municipalities: int) -> None:
    with pytest.raises(Refused):
        rules.check_floors(clients, municipalities)
    rules.check_floors(10, 4)
