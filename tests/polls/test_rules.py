"""Which moments may be proposed, which is best, and hours that Brussels does not have."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from services.consultations import hours
from services.consultations.rules import Moment
from services.errors import Refused
from services.polls import rules
from services.polls.rules import Proposal, Voices

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def proposed(*days: int) -> list[Proposal]:
    starts = [NOW + timedelta(days=one) for one in days]
    return [Proposal(Moment(one, one + timedelta(hours=1)), "coordinator") for one in starts]


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ((3,), "too-few"),
        (tuple(range(1, 12)), "too-many"),
        ((3, 3), "same-moment"),
        ((0, 3), "is-past"),
        ((-2, 3), "in-the-past"),
        ((3, 600), "too-far"),
    ],
)
def test_two_to_ten_moments_that_can_be(days: tuple[int, ...], code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_proposals(proposed(*days), NOW)
    rules.check_proposals(proposed(3, 4), NOW)


def test_the_deadline_lies_between_today_and_the_first_moment() -> None:
    today = NOW.date()
    rules.check_deadline(today, proposed(3, 4), NOW)
    rules.check_deadline(today + timedelta(days=2), proposed(3, 4), NOW)
    for wrong, code in ((today - timedelta(days=1), "is-past"), (today + timedelta(days=3), "too-late")):
        with pytest.raises(Refused, match=code):
            rules.check_deadline(wrong, proposed(3, 4), NOW)


def test_the_reminder_leaves_two_days_before_the_deadline_or_not_at_all() -> None:
    at = rules.remind_at(date(2026, 11, 27), NOW)
    assert at is not None
    assert at.isoformat() == "2026-11-25T08:30:00+01:00"
    assert rules.remind_at(date(2026, 11, 22), NOW) is None


def test_the_clients_answer_weighs_most_then_the_key_workers_then_the_fewest_no() -> None:
    client, helper, *others = (uuid4() for _ in range(5))
    everybody, voices = [client, helper, *others], Voices(client, helper)
    all_but_client = {client: "no", helper: "yes", **dict.fromkeys(others, "yes")}
    client_and_helper = {client: "yes", helper: "yes", **dict.fromkeys(others, "no")}
    client_alone = {client: "yes", helper: "no", **dict.fromkeys(others, "yes")}
    found = sorted(
        (all_but_client, client_and_helper, client_alone),
        key=lambda said: rules.goodness(said, everybody, voices, NOW),
        reverse=True,
    )
    assert found == [client_and_helper, client_alone, all_but_client]
    same = {client: "yes", helper: "yes"}
    soon, late = (rules.goodness(same, everybody, voices, NOW + timedelta(days=one)) for one in (1, 2))
    assert soon > late


@pytest.mark.parametrize("on", [date(2026, 3, 29), date(2027, 3, 28)])
def test_the_hour_that_is_skipped_in_march_is_refused(on: date) -> None:
    with pytest.raises(Refused, match="no-such-hour"):
        hours.moment_at(on, time(2, 30))
    assert hours.moment_at(on, time(1, 30), time(3, 30)).ends_at - hours.at(on, time(1, 30)) == timedelta(
        hours=1
    )


def test_of_the_hour_that_comes_twice_in_october_the_first_counts() -> None:
    found = hours.moment_at(date(2026, 10, 25), time(2, 30))
    assert found.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert found.ends_at - found.starts_at == timedelta(minutes=90)


def test_an_end_after_midnight_is_the_next_day_and_a_typing_error_is_not() -> None:
    late = hours.moment_at(date(2026, 11, 24), time(23), time(0, 30))
    assert late.ends_at - late.starts_at == timedelta(minutes=90)
    wrong = hours.moment_at(date(2026, 11, 24), time(14), time(13, 30))
    assert wrong.ends_at < wrong.starts_at
