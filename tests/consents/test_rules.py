"""Consent as rules: who says yes for whom, who may be invited, what stays unsaid."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from services.cases.tables import Case, Secrecy
from services.consents import rules
from services.consents.rules import Person, Yes
from services.consents.tables import Consent, Restriction
from tests.cases.test_rules import refusal

TODAY = date(2026, 5, 5)
NIELS, RITA, WARD = uuid4(), uuid4(), uuid4()
YES = Yes(NIELS, NIELS, TODAY)
CASE = Case(confidant=RITA)


def giver(yes: Yes, person: Person, *, may_confidant: bool = True) -> str | None:
    """What the rule says about who said yes."""
    return refusal(lambda: rules.check_giver(yes, person, CASE, may_confidant=may_confidant, today=TODAY))


def test_everybody_says_yes_for_themselves() -> None:
    assert giver(YES, Person(date(1999, 1, 1), ())) is None
    assert giver(YES, Person(None, ())) is None
    assert giver(replace(YES, given_by=WARD), Person(None, ())) == "consent.not-theirs"


def test_under_twelve_a_parent_says_yes() -> None:
    child = Person(date(2016, 1, 1), ())
    assert giver(YES, child) == "consent.too-young"
    assert giver(replace(YES, given_by=WARD), replace(child, decided_by=("parent",))) is None


def test_who_manages_money_decides_nothing_here() -> None:
    by_ward = replace(YES, given_by=WARD)
    assert giver(by_ward, Person(None, ("administrator-of-goods",))) == "consent.only-goods"
    assert giver(by_ward, Person(None, ("administrator-of-person",))) is None


def test_the_confidant_is_an_exception_with_a_reason_that_policy_can_forbid() -> None:
    by_rita = replace(YES, given_by=RITA, exception_reason="Niels ligt in het ziekenhuis")
    assert giver(by_rita, Person(None, ())) is None
    assert giver(replace(by_rita, exception_reason=""), Person(None, ())) == "consent.no-exception-reason"
    assert giver(by_rita, Person(None, ()), may_confidant=False) == "consent.confidant-not-here"


@pytest.mark.parametrize(
    ("given_on", "valid_until", "code"),
    [
        (TODAY, None, None),
        (date(2026, 5, 6), None, "consent.in-the-future"),
        (date(1900, 1, 1), None, "consent.too-long-ago"),
        (TODAY, date(2026, 5, 4), "consent.already-over"),
        (TODAY, date(2099, 1, 1), "consent.too-far"),
    ],
)
def test_the_dates_of_a_yes_are_likely(given_on: date, valid_until: date | None, code: str | None) -> None:
    assert refusal(rules.check_dates, replace(YES, given_on=given_on, valid_until=valid_until), TODAY) == code


def test_a_yes_counts_when_somebody_knows_to_what() -> None:
    assert refusal(rules.check_informed, replace(YES, is_informed=False)) == "consent.not-informed"


@pytest.mark.parametrize(
    ("is_explicit", "presence", "secrecy", "code"),
    [
        (False, None, Secrecy.PROFESSIONAL, None),
        (False, True, Secrecy.PROFESSIONAL, None),
        (True, False, Secrecy.PROFESSIONAL, "invitation.not-welcome"),
        (False, True, Secrecy.DISCRETION, "invitation.explicit-consent-needed"),
        (True, None, Secrecy.DISCRETION, "invitation.explicit-consent-needed"),
        (True, True, Secrecy.DISCRETION, None),
        (True, True, Secrecy.NONE, None),
        (True, None, Secrecy.UNKNOWN, "invitation.explicit-consent-needed"),
        (True, True, Secrecy.UNKNOWN, None),
    ],
)
def test_without_a_duty_of_secrecy_the_yes_is_explicit(
    is_explicit: bool, presence: bool | None, secrecy: Secrecy, code: str | None
) -> None:
    consent = Consent(is_explicit=is_explicit, withdrawn_at=None)
    assert refusal(rules.check_may_invite, consent, presence, secrecy) == code


def test_nobody_is_invited_without_a_yes_that_still_stands() -> None:
    withdrawn = Consent(is_explicit=True, withdrawn_at=datetime.now(UTC))
    for consent in (None, withdrawn):
        assert refusal(rules.check_may_invite, consent, True, Secrecy.PROFESSIONAL) == "invitation.no-consent"


def test_the_client_is_asked_on_any_yes() -> None:
    rules.check_may_invite(Consent(is_explicit=False, withdrawn_at=None), None, Secrecy.NONE, is_client=True)


def restriction(topic: str, domain: str = "", kept_from: UUID | None = None) -> Restriction:
    """Something that is not shared."""
    return Restriction(topic=topic, domain=domain, kept_from=kept_from)


def test_a_topic_is_kept_from_one_person_or_struck_for_all() -> None:
    said = [restriction("Mijn vriendin."), restriction("schulden", "debts", WARD)]
    assert not rules.may_know(said, RITA, "mijn  vriendin")
    assert rules.is_struck(said, "“Mijn vriendin”")
    assert not rules.may_know(said, WARD, "De rekeningen", "debts")
    assert rules.may_know(said, RITA, "De rekeningen", "debts")
    assert not rules.is_struck(said, "De rekeningen", "debts")
