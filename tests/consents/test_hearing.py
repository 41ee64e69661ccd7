"""Rows 76 to 84: who may hear what from whom, and on what ground."""

from dataclasses import replace

import pytest

from services.cases.tables import Secrecy
from services.consents.hearing import MAY, Given, Ground, Listener, Need, hearing, may_hear, need, strongest
from tenants.words.hearing import HEARING, TELLS

BOUND, DISCREET, FREE, UNKNOWN = Secrecy.PROFESSIONAL, Secrecy.DISCRETION, Secrecy.NONE, Secrecy.UNKNOWN
IMPLICIT = Given(has_yes=True)
EXPLICIT = Given(has_yes=True, is_explicit=True, presence=True)


@pytest.mark.parametrize(
    ("speaker", "listener", "is_colleague", "wanted"),
    [
        (BOUND, BOUND, False, Need.INFORMED),
        (BOUND, BOUND, True, Need.TEAM),
        (DISCREET, DISCREET, True, Need.NECESSARY),
        (DISCREET, DISCREET, False, Need.EXPLICIT),
        (DISCREET, BOUND, True, Need.NECESSARY),
        (DISCREET, BOUND, False, Need.EXPLICIT),
        (BOUND, DISCREET, False, Need.EXPLICIT),
        (BOUND, DISCREET, True, Need.EXPLICIT),
        (BOUND, FREE, False, Need.EXPLICIT),
        (BOUND, UNKNOWN, False, Need.EXPLICIT),
        (FREE, UNKNOWN, False, Need.FREE),
    ],
)
def test_what_a_speaker_needs_first(
    speaker: Secrecy, listener: Secrecy, is_colleague: bool, wanted: Need
) -> None:
    assert need(speaker, listener, is_colleague=is_colleague) is wanted


def helper(
    secrecy: Secrecy, sector: str = "", *, has_role: bool = False, is_colleague: bool = False
) -> Listener:
    """Somebody who helps."""
    return Listener("helper", sector, secrecy, has_role, is_colleague)


@pytest.mark.parametrize(
    ("listener", "given", "ground"),
    [
        (Listener("client", "", FREE), Given(has_yes=False), Ground.OWN),
        (helper(BOUND), IMPLICIT, Ground.SHARED_SECRECY),
        (helper(BOUND, is_colleague=True), IMPLICIT, Ground.SAME_TEAM),
        (helper(DISCREET), IMPLICIT, Ground.DISCRETION_ASK),
        (helper(DISCREET), EXPLICIT, Ground.EXPLICIT_YES),
        (helper(UNKNOWN), IMPLICIT, Ground.ASK_DUTY),
        (helper(UNKNOWN), EXPLICIT, Ground.EXPLICIT_YES),
        (Listener("family", "", FREE), IMPLICIT, Ground.FAMILY_ASK),
        (Listener("family", "", FREE), EXPLICIT, Ground.FAMILY_YES),
        (Listener("family", "", BOUND, has_role=True), IMPLICIT, Ground.BOUND_BY_ROLE),
        (Listener("network", "", FREE), IMPLICIT, Ground.NO_DUTY_ASK),
        (helper(BOUND, "police"), IMPLICIT, Ground.OTHER_LAW),
        (helper(BOUND, "justice"), EXPLICIT, Ground.OTHER_LAW_YES),
        (helper(BOUND), Given(has_yes=True, presence=False), Ground.NOT_WELCOME),
        (helper(BOUND), Given(has_yes=False), Ground.NO_CONSENT),
        (helper(BOUND), Given(has_yes=False, is_withdrawn=True), Ground.WITHDRAWN),
    ],
)
def test_on_what_ground_somebody_hears_it(listener: Listener, given: Given, ground: Ground) -> None:
    assert hearing(listener, given) is ground


@pytest.mark.parametrize(
    ("given", "ground"), [(IMPLICIT, Ground.OTHER_LAW), (EXPLICIT, Ground.OTHER_LAW_YES)]
)
def test_who_reports_to_a_judge_stands_in_another_law_wherever_they_work(
    given: Given, ground: Ground
) -> None:
    assert hearing(Listener("helper", "youth-help", BOUND, reports_to_judge=True), given) is ground


@pytest.mark.parametrize("given", [Given(has_yes=False), Given(has_yes=True, presence=False), IMPLICIT])
def test_an_emergency_opens_one_ear_and_no_more(given: Given) -> None:
    in_need = replace(given, is_emergency=True)
    assert hearing(helper(DISCREET), in_need) is Ground.EMERGENCY
    assert Ground.EMERGENCY not in MAY
    assert hearing(helper(BOUND), replace(EXPLICIT, is_emergency=True)) is Ground.SHARED_SECRECY


@pytest.mark.parametrize(
    ("duty", "sector", "same", "is_explicit", "ground"),
    [
        (BOUND, "physician", False, False, Ground.SHARED_SECRECY),
        (BOUND, "social-services", True, False, Ground.SAME_TEAM),
        (DISCREET, "school", False, False, Ground.DISCRETION_ASK),
        (DISCREET, "school", False, True, Ground.EXPLICIT_YES),
        (BOUND, "police", False, False, Ground.OTHER_LAW),
        (UNKNOWN, "", True, False, Ground.ASK_DUTY),
    ],
)
def test_duty_sector_organisation_and_yes_decide(
    duty: Secrecy, sector: str, same: bool, is_explicit: bool, ground: Ground
) -> None:
    assert may_hear(duty, sector, same_organisation=same, is_explicit_yes=is_explicit) is ground


def test_who_speaks_to_several_needs_what_most_of_them_ask() -> None:
    assert strongest([Need.INFORMED, Need.EXPLICIT, Need.TEAM]) is Need.EXPLICIT
    assert strongest([]) is Need.FREE


def test_every_ground_has_two_sentences_and_a_source() -> None:
    assert set(HEARING) == set(Ground)
    assert all(one.whether and one.why and one.source and one.tag for one in HEARING.values())


def test_whatever_somebody_needs_to_tell_has_its_sentence() -> None:
    assert set(TELLS) == {*Need, "explicit-given"}
