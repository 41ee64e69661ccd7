"""Who may be called, and how a number is dialled."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.calls import rules
from services.calls.tables import PhoneCall
from services.errors import Refused
from tenants.words.calls import text_message

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)


def call(outcome: str) -> PhoneCall:
    return PhoneCall(
        case=uuid4(),
        consultation=uuid4(),
        circle_member=uuid4(),
        outcome=outcome,
        words="",
        called_at=NOW,
        called_by=uuid4(),
    )


@pytest.mark.parametrize(
    "words",
    ["Niet bellen", "niet opbellen. Wel mailen.", "Nooit zomaar bellen", "Bel liever niet, hij leest mee"],
)
def test_a_plain_no_counts(words: str) -> None:
    assert rules.is_call_unwelcome(words, [])


@pytest.mark.parametrize(
    "words", ["", "Niet bellen na 17 u", "Niet bellen op het werk", "Bel gerust.", "Niet bellen ’s morgens"]
)
def test_a_no_with_an_hour_or_a_place_is_for_a_person_to_read(words: str) -> None:
    assert not rules.is_call_unwelcome(words, [])


def test_what_was_noted_last_counts() -> None:
    assert rules.is_call_unwelcome("", [call("do-not-call"), call("not-reached")])
    assert not rules.is_call_unwelcome("Niet bellen", [call("do-not-call"), call("may-call")])


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("0470 00 00 01", "0470000001"),
        ("+32 (0)470/00.00.01", "+32470000001"),
        ("0032 470 00 00 01", "+32470000001"),
        ("via haar zus", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_as_a_telephone_takes_it(typed: str, dialled: str) -> None:
    assert rules.dialled(typed) == dialled


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (None, "call.no-moment"),
        (NOW - timedelta(hours=1), "call.moment-not-ahead"),
        (NOW + timedelta(days=300), "call.moment-not-ahead"),
    ],
)
def test_to_call_back_has_a_moment_ahead(at: datetime | None, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_call_back("call-back", at, NOW)
    rules.check_call_back("reached", None, NOW)
    rules.check_call_back("call-back", NOW + timedelta(days=1), NOW)


def test_a_text_message_says_no_more_than_a_day_and_a_number() -> None:
    told = text_message("Leen", NOW, "An", "Pelt", "011 00 00 00")
    assert told == (
        "Dag Leen, kun je op dinsdag 12 mei om 14 uur? Antwoord met een sms of bel 011 00 00 00. An, gemeente Pelt"
    )
    assert "wanneer kan ik je even bellen?" in text_message("Leen", None, "An", "Pelt", "")
