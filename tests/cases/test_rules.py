"""What may be written down about a case and its circle, and who may say who opens it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from services.cases import duties, rules
from services.cases.tables import Case, CaseOpening, Secrecy
from services.errors import Refused
from tenants.words.sectors import sector_in

TODAY = date(2026, 5, 5)


def refusal(rule: Callable[..., Any], *values: Any) -> str | None:
    """The code of what the rule says, or None when it lets it pass."""
    try:
        rule(*values)
    except Refused as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    ("kind", "sector", "duty"),
    [
        ("helper", "physician", Secrecy.PROFESSIONAL),
        ("helper", "school", Secrecy.DISCRETION),
        ("helper", "administrator", Secrecy.UNKNOWN),
        ("helper", "", Secrecy.UNKNOWN),
        ("family", "physician", Secrecy.NONE),
        ("network", "", Secrecy.NONE),
    ],
)
def test_the_usual_duty_follows_from_where_somebody_works(kind: str, sector: str, duty: Secrecy) -> None:
    assert duties.usual_secrecy(kind, sector) is duty


def test_who_the_client_chose_is_bound_whoever_it_is() -> None:
    mother, neighbour = uuid4(), uuid4()
    case = Case(confidant=mother)
    assert rules.secrecy_of("none", mother, case) is Secrecy.PROFESSIONAL
    assert rules.secrecy_of("none", neighbour, case) is Secrecy.NONE


@pytest.mark.parametrize(
    ("born_on", "speaks"),
    [(None, True), (date(2014, 5, 5), True), (date(2014, 5, 6), False), (date(1999, 1, 1), True)],
)
def test_from_twelve_on_somebody_speaks_in_own_words(born_on: date | None, speaks: bool) -> None:
    assert rules.speaks_for_self(born_on, TODAY) is speaks


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Niels Voorbeeld", ("Niels", "Voorbeeld")),
        ("An Van den Voorbeeld", ("An", "Van den Voorbeeld")),
        ("de huisarts", ("de huisarts", "")),
        ("Koen", ("Koen", "")),
    ],
)
def test_a_name_falls_in_two_and_a_function_does_not(name: str, parts: tuple[str, str]) -> None:
    assert rules.name_in_two(name) == parts


def test_where_somebody_works_is_recognised_by_a_word() -> None:
    assert sector_in("OCMW Pelt", "") == "social-services"
    assert sector_in("", "mijn Huisarts") == "physician"
    assert sector_in("Voorbeeld vzw") == ""


def test_births_of_tomorrow_and_of_1890_are_typing_errors() -> None:
    assert refusal(rules.check_birth, date(1900, 1, 1), TODAY) == "circle.unlikely-birth"
    assert refusal(rules.check_birth, date(2026, 5, 6), TODAY) == "circle.unlikely-birth"
    assert refusal(rules.check_birth, date(1930, 1, 1), TODAY) is None


def test_a_parent_decides_for_a_minor_only() -> None:
    parent, child = uuid4(), uuid4()
    assert refusal(rules.check_represents, parent, child, "parent", date(2012, 1, 1), TODAY) is None
    assert (
        refusal(rules.check_represents, parent, child, "parent", date(1999, 1, 1), TODAY)
        == "representative.of-age"
    )
    assert (
        refusal(rules.check_represents, child, child, "guardian", None, TODAY) == "representative.own-person"
    )


def test_the_coordinator_grants_and_a_replacement_assigns_a_chair_or_bars() -> None:
    an, celia, bram = uuid4(), uuid4(), uuid4()
    case = Case(coordinator=an)
    openings = [CaseOpening(member=celia, kind="replacement"), CaseOpening(member=bram, kind="reason")]
    assert refusal(rules.check_may_grant, case, an) is None
    assert refusal(rules.check_may_grant, case, celia) == "opening.only-coordinator"
    assert refusal(rules.check_may_assign, case, an, openings, TODAY) is None
    assert refusal(rules.check_may_assign, case, celia, openings, TODAY) is None
    assert refusal(rules.check_may_assign, case, bram, openings, TODAY) == "opening.only-coordinator"


def test_who_was_named_gives_it_back_but_nobody_lifts_the_own_bar() -> None:
    an, celia = uuid4(), uuid4()
    case = Case(coordinator=an)
    replaced, barred = (CaseOpening(member=celia, kind=kind) for kind in ("replacement", "barred"))
    assert refusal(rules.check_may_end, case, celia, replaced) is None
    assert refusal(rules.check_may_end, case, celia, barred) == "opening.only-coordinator"
    assert refusal(rules.check_may_end, case, an, barred) is None


@pytest.mark.parametrize(
    ("until_on", "code"),
    [
        (None, "opening.no-end"),
        (date(2026, 5, 4), "opening.ended"),
        (date(2026, 5, 5), None),
        (date(2027, 5, 5), None),
        (date(2028, 5, 5), "opening.too-long"),
    ],
)
def test_a_replacement_has_an_end(until_on: date | None, code: str | None) -> None:
    assert refusal(rules.check_until, until_on, TODAY) == code
