"""What may and may not around being asked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.consultations.rules import dated
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations import rules
from services.invitations.rules import State
from services.invitations.tables import AccessCode, GuestSession, Invitation, KnownBrowser

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SITTING = Consultation(starts_at=NOW + timedelta(days=11), ends_at=NOW + timedelta(days=11, hours=2))


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, State.ASKED),
        ({"answer": "yes"}, State.YES),
        ({"answer": "no", "mail_state": "bounced"}, State.NO),
        ({"mail_state": "bounced"}, State.BOUNCED),
        ({"answer": "yes", "withdrawn_at": NOW}, State.NOT_ASKED),
    ],
)
def test_where_being_asked_stands(facts: dict[str, Any], state: State) -> None:
    assert rules.state(Invitation(**facts)) is state
    assert rules.state(None) is State.NOT_ASKED


def test_nobody_is_asked_to_what_lies_behind() -> None:
    rules.check_can_invite(SITTING, NOW)
    with pytest.raises(Refused, match="is-held"):
        rules.check_can_invite(SITTING, NOW + timedelta(days=12))


def test_a_link_lives_a_month_longer_than_its_sitting_and_no_day_more() -> None:
    end = dated(SITTING).ends_at + rules.LINK_OUTLIVES
    assert rules.is_link_open(Invitation(), SITTING, end - timedelta(seconds=1))
    assert not rules.is_link_open(Invitation(), SITTING, end)
    assert not rules.is_link_open(Invitation(withdrawn_at=NOW), SITTING, NOW)
    assert not rules.is_link_open(Invitation(), Consultation(cancelled_at=NOW, ends_at=NOW), NOW)


@pytest.mark.parametrize(
    ("facts", "minutes", "is_open"),
    [
        ({"sent_at": NOW}, 9, True),
        ({"sent_at": NOW}, 10, False),
        ({}, 59, True),
        ({}, 60, False),
        ({"sent_at": NOW, "used_at": NOW}, 1, False),
        ({"sent_at": NOW, "ended_at": NOW}, 1, False),
        ({"sent_at": NOW, "tries": 5}, 1, False),
        ({"kind": "pin"}, 100_000, True),
        ({"kind": "pin", "used_at": NOW}, 1, True),
        ({"kind": "pin", "tries": 5}, 1, False),
        ({"kind": "pin", "ended_at": NOW}, 1, False),
    ],
)
def test_how_long_a_code_lives(facts: dict[str, Any], minutes: int, is_open: bool) -> None:
    told: dict[str, Any] = {"kind": "mail", "asked_at": NOW, **facts}
    code = AccessCode(**told)
    assert rules.is_code_open(code, NOW + timedelta(minutes=minutes)) is is_open


def test_a_session_ends_after_half_an_hour_of_silence_and_after_four_hours() -> None:
    session = GuestSession(began_at=NOW, last_seen_at=NOW)
    assert rules.is_session_open(session, SITTING, NOW + timedelta(minutes=29))
    assert not rules.is_session_open(session, SITTING, NOW + timedelta(minutes=30))
    session.last_seen_at = NOW + timedelta(hours=3, minutes=59)
    assert not rules.is_session_open(session, SITTING, NOW + timedelta(hours=4))
    session.ended_at = NOW
    assert not rules.is_session_open(session, SITTING, NOW)


def test_while_the_meeting_runs_a_session_stays() -> None:
    session = GuestSession(began_at=NOW, last_seen_at=NOW)
    running = Consultation(began_at=NOW)
    assert rules.is_session_open(session, running, NOW + timedelta(hours=3))
    assert not rules.is_session_open(
        session, Consultation(began_at=NOW, held_at=NOW), NOW + timedelta(hours=3)
    )


def test_a_browser_is_known_for_thirty_days() -> None:
    browser = KnownBrowser(known_at=NOW)
    assert rules.is_browser_known(browser, NOW + timedelta(days=29))
    assert not rules.is_browser_known(browser, NOW + timedelta(days=30))


def test_only_who_has_not_answered_is_reminded_and_not_twice_in_a_day() -> None:
    assert rules.may_remind(Invitation(), SITTING, NOW)
    assert not rules.may_remind(Invitation(answer="no"), SITTING, NOW)
    assert not rules.may_remind(Invitation(mailed_at=NOW - timedelta(hours=3)), SITTING, NOW)
    assert not rules.may_remind(Invitation(), SITTING, dated(SITTING).starts_at)


@pytest.mark.parametrize("kind", ["client", "family", "network"])
def test_only_helpers_sign(kind: str) -> None:
    assert not rules.signs_conduct(kind)
    assert rules.signs_conduct("helper")


@pytest.mark.parametrize("keyword", ["niels", "huis van NIELS", "Claes-groen", "de moeder van Niels"])
def test_a_keyword_names_nobody(keyword: str) -> None:
    with pytest.raises(Refused, match="keyword"):
        rules.check_keyword(keyword, ["Niels", "Claes", "Rita"])
    rules.check_keyword("zonnebloem", ["Niels", "Claes", "Rita"])
