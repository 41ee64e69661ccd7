"""The rules at the table, one by one."""

from datetime import UTC, datetime, timedelta

import pytest

from services.consultations.rules import Moment
from services.errors import Refused
from services.meetings import rules
from services.meetings.rules import Course, Route
from services.meetings.tables import FactKind, MeetingFact

AT = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)


def fact(kind: FactKind, words: str = "", minutes: int = 0) -> MeetingFact:
    return MeetingFact(kind=kind, words=words, noted_at=AT + timedelta(minutes=minutes))


def test_the_course_is_read_from_what_happened() -> None:
    facts = [
        fact(FactKind.BEGAN),
        fact(FactKind.SUSPENDED, "het wordt te veel", 20),
        fact(FactKind.CLIENT_LEFT, "", 21),
    ]
    known = rules.course(facts)
    assert (known.suspended_because, known.client_left_at) == (
        "het wordt te veel",
        AT + timedelta(minutes=21),
    )
    known = rules.course([*facts, fact(FactKind.CLIENT_BACK, "", 30), fact(FactKind.RESUMED, "", 31)])
    assert (known.began_at, known.suspended_at, known.client_left_at) == (AT, None, None)


@pytest.mark.parametrize(
    ("course", "cancelled_at", "code"),
    [
        (Course(not_held_at=AT), AT, "meeting.not-held"),
        (Course(), AT, "meeting.is-cancelled"),
        (Course(sealed_at=AT), None, "meeting.report-is-final"),
    ],
)
def test_what_is_over_is_not_written_at(course: Course, cancelled_at: datetime | None, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_may_write(course, cancelled_at)


def test_after_closing_there_is_still_room_to_mend() -> None:
    rules.check_may_write(Course(closed_at=AT), None)


def test_without_the_client_it_closes_only_by_the_clients_choice() -> None:
    with pytest.raises(Refused, match=r"meeting\.client-not-there"):
        rules.check_may_close(is_client_there=False, is_client_choice=False, has_agreements=True, result="")
    rules.check_may_close(is_client_there=False, is_client_choice=True, has_agreements=True, result="")


def test_without_agreements_the_other_result_has_a_name() -> None:
    with pytest.raises(Refused, match=r"meeting\.no-result"):
        rules.check_may_close(is_client_there=True, is_client_choice=False, has_agreements=False, result="")
    rules.check_may_close(is_client_there=True, is_client_choice=False, has_agreements=False, result="stable")


@pytest.mark.parametrize(
    ("kind", "has_clients_yes", "expected"),
    [
        ("client", False, Route.OPEN),
        ("family", True, Route.OPEN),
        ("family", False, Route.PARK),
        ("network", True, Route.OPEN),
        ("helper", True, Route.PARK),
        ("helper", False, Route.PARK),
    ],
)
def test_who_brings_a_topic_decides_where_it_goes(kind: str, has_clients_yes: bool, expected: Route) -> None:
    assert rules.route(kind, has_clients_yes=has_clients_yes) is expected


def test_what_is_parked_opens_only_with_the_clients_yes() -> None:
    with pytest.raises(Refused, match=r"topic\.without-yes"):
        rules.check_may_open("helper", has_clients_yes=False)
    rules.check_may_open("helper", has_clients_yes=True)


def test_presence_is_as_planned_until_it_is_noted() -> None:
    assert rules.is_there(is_planned=True, noted=None)
    assert not rules.is_there(is_planned=True, noted=False)
    assert rules.is_there(is_planned=False, noted=True)


def test_a_meeting_noted_days_later_was_held_when_it_was_planned() -> None:
    planned = Moment(AT, AT + timedelta(minutes=90))
    assert rules.held_at(planned, AT + timedelta(minutes=100)) == AT + timedelta(minutes=100)
    assert rules.held_at(planned, AT + timedelta(days=3)) == planned.ends_at


def test_two_people_at_one_text_are_told_apart() -> None:
    seen = [rules.fingerprint("Leen vertelt.")]
    assert not rules.is_rival("Leen vertelt.", "Leen vertelt veel.", seen)
    assert rules.is_rival("Koen vertelt.", "Leen vertelt veel.", seen)
    assert not rules.is_rival("Leen vertelt veel.", "Leen vertelt veel.", seen)
    assert not rules.is_rival("", "Leen vertelt veel.", seen)


def test_both_texts_are_joined_once() -> None:
    assert rules.joined(["een", "twee", "een", " "]) == "een\n\ntwee"


def test_a_note_of_the_day_before_prepares_and_does_not_begin() -> None:
    assert not rules.begins(AT, AT - timedelta(days=1))
    assert rules.begins(AT, AT - timedelta(hours=3))
    assert rules.begins(AT, AT + timedelta(days=3))
