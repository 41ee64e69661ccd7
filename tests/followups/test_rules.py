"""What may and may not in follow-up, without a database."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from infra.clock import BRUSSELS
from services.errors import Conflict, Refused
from services.followups import rules
from services.plans.reminders import remind_at

TODAY = date(2027, 5, 5)
NOW = datetime(2027, 5, 5, 14, tzinfo=BRUSSELS)


def test_the_clients_steps_stand_on_no_board_and_in_no_mail() -> None:
    kinds = ("client", "family", "network", "helper")
    assert [rules.is_on_board(kind) for kind in kinds] == [False, True, True, True]
    assert [rules.is_reminded(kind) for kind in kinds] == [False, False, True, True]


@pytest.mark.parametrize(("days", "is_stalled"), [(-1, True), (0, False), (1, False)])
def test_only_a_date_that_is_past_asks_a_question(days: int, is_stalled: bool) -> None:
    assert rules.is_stalled(TODAY + timedelta(days=days), TODAY) is is_stalled


def test_what_has_no_date_never_stalls() -> None:
    assert rules.is_stalled(None, TODAY) is False


@pytest.mark.parametrize(
    ("to_on", "code"),
    [(TODAY - timedelta(days=1), "agreement.date-in-the-past"), (date(2027, 5, 8), "agreement.same-date")],
)
def test_a_new_date_is_another_one_ahead(to_on: date, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_new_date(to_on, date(2027, 5, 8), TODAY)


def test_today_is_a_date_too() -> None:
    rules.check_new_date(TODAY, None, TODAY)


@pytest.mark.parametrize(("version", "is_open"), [(2, True), (1, False)])
def test_who_read_an_older_version_is_told(version: int, is_open: bool) -> None:
    with pytest.raises(Conflict):
        rules.check_version(version, 1, is_open=is_open)


def test_the_same_owner_is_no_other_owner() -> None:
    somebody = uuid4()
    with pytest.raises(Refused, match=r"agreement\.same-owner"):
        rules.check_new_owner(somebody, somebody)


@pytest.mark.parametrize(
    ("days", "code"), [(1, "debrief.in-the-future"), (-4, "debrief.before-consultation")]
)
def test_the_debrief_comes_after_the_consultation(days: int, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_talked_on(TODAY + timedelta(days=days), NOW - timedelta(days=3), TODAY)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2027, 5, 20), "2027-05-17T08:30"),
        (date(2027, 5, 7), "2027-05-06T08:30"),
        (date(2027, 5, 6), "2027-05-06T08:30"),
        (date(2027, 5, 5), None),
        (date(2027, 4, 1), None),
    ],
)
def test_a_reminder_comes_in_the_morning_and_never_the_same_day(due_on: date, expected: str | None) -> None:
    at = remind_at(due_on, 3, NOW)
    assert (at and at.strftime("%Y-%m-%dT%H:%M")) == expected


def test_the_morning_is_that_of_brussels_in_summer_and_winter() -> None:
    hours = [remind_at(date(2027, month, 20), 3, datetime(2027, 1, 1, tzinfo=UTC)) for month in (2, 7)]
    assert [at.astimezone(UTC).hour for at in hours if at] == [7, 6]
