"""Who does it: the names at the table of Niels."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.plans.sentences import Person, read

HEARD = date(2026, 5, 12)


def person(first_name: str, last_name: str = "", relation: str = "") -> Person:
    return Person(uuid4(), first_name, last_name, relation)


NIELS, LEEN, KOEN = person("Niels", "Claes"), person("Leen", "Voorbeeld"), person("Koen", "Voorbeeld")
AN, WARD = person("An", "Voorbeeld"), person("Ward", relation="bewindvoerder")
RITA, JAN_PIETER = person("Rita", relation="moeder"), person("Jan-Pieter")
TABLE = [NIELS, LEEN, KOEN, AN, WARD, RITA, JAN_PIETER]

SAID = {
    "Leen bezoekt met Niels twee woonplekken, tegen 30 juni": LEEN,
    "Koen vraagt na of de inschrijving nog geldt, tegen 26 mei": KOEN,
    "Tegen 26/5 belt Koen de dokter": KOEN,
    "Met Niels bekijkt Leen de papieren": LEEN,
    "Met Niels en Koen bekijkt Leen het plan": LEEN,
    "Samen met haar moeder belt Leen": LEEN,
    "De moeder van Niels belt binnen 2 weken": RITA,
    "Mama vraagt het aan Ward": RITA,
    "De bewindvoerder betaalt de huur": WARD,
    "De inschrijving wordt door Leen nagevraagd": LEEN,
    "Aan Niels wordt door Koen uitgelegd wat dat betekent": KOEN,
    "Koen en Leen bellen samen": KOEN,
    "Leen vraagt aan Koen of hij belt": LEEN,
    "leen belt": LEEN,
    "KOEN belt": KOEN,
    "Jan-Pieter maakt een afspraak": JAN_PIETER,
    "An belt de dienst": AN,
    "Leen V. belt": LEEN,
}

NOBODY = ("an de slag", "We denken allemaal na", "De dokter belt aan Niels", "Leentje belt", "", "met Niels")


@pytest.mark.parametrize("said", SAID)
def test_who_does_it_is_read(said: str) -> None:
    assert read(said, TABLE, HEARD).owner == SAID[said].id


@pytest.mark.parametrize("said", NOBODY)
def test_where_nobody_is_named_nobody_is_guessed(said: str) -> None:
    reading = read(said, TABLE, HEARD)
    assert (reading.owner, reading.is_ambiguous) == (None, False)


def test_two_people_with_one_name_are_asked_about() -> None:
    other = person("Leen", "Peeters")
    reading = read("Leen belt", [*TABLE, other], HEARD)
    assert (reading.owner, reading.is_ambiguous) == (None, True)
    assert read("Leen Peeters belt", [*TABLE, other], HEARD).owner == other.id
    assert read("Leen P belt", [*TABLE, other], HEARD).owner == other.id


def test_what_is_left_is_what_will_be_done() -> None:
    reading = read("Leen bezoekt met Niels twee woonplekken, tegen 30 juni.", TABLE, HEARD)
    assert reading.what == "bezoekt met Niels twee woonplekken"
    assert reading.due_on == date(2026, 6, 30)


def test_a_name_inside_another_word_is_no_name() -> None:
    assert read("De Koenraadstraat wordt hersteld", TABLE, HEARD).owner is None


@given(st.text(max_size=120))
def test_whatever_is_typed_never_breaks(said: str) -> None:
    assert read(said, TABLE, HEARD).owner in {None, *(one.id for one in TABLE)}


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_somebody_is_called_never_breaks(name: str, relation: str) -> None:
    somebody = Person(UUID(int=1), name, name, relation)
    assert read(f"{name} belt {relation}", [somebody], HEARD).owner in {None, somebody.id}
