"""The seats of the round table: who sits where, and that every circle and name has room."""

from itertools import combinations
from math import dist

import pytest

from web.shared.seating import LETTER_WIDTH, Guest, seats

NAMES = ["Niels", "Jan-Pieter", "de leerkracht", "Bo", "Maximiliaan", "Łukasz", "Fatoumata"] * 4


def table(chairs: int) -> list[Guest]:
    return [Guest(name, kind="unknown" if place else "client") for place, name in enumerate(NAMES[:chairs])]


def test_the_client_sits_at_the_head_beside_the_confidant() -> None:
    placed = seats([Guest("Leen"), Guest("moeder", is_confidant=True), Guest("Niels", kind="client")])
    assert [seat.name for seat in placed] == ["Niels", "moeder", "Leen"]
    assert (placed[0].x, placed[0].y) == (230.0, 60.0)


def test_a_second_confidant_sits_on_the_other_side() -> None:
    near = [Guest("Sam", is_confidant=True), Guest("moeder", is_confidant=True)]
    assert [seat.name for seat in seats([*near, Guest("Leen"), Guest("Niels", kind="client")])] == [
        "Niels",
        "Sam",
        "Leen",
        "moeder",
    ]


def test_without_a_client_the_head_stays_empty() -> None:
    assert all((seat.x, seat.y) != (230.0, 60.0) for seat in seats([Guest("Leen"), Guest("Koen")]))


def test_an_empty_table_has_no_seats() -> None:
    assert seats([]) == []


@pytest.mark.parametrize("chairs", range(1, 27))
def test_nobody_sits_on_somebody_else_or_on_the_table(chairs: int) -> None:
    placed = seats(table(chairs))
    for one, other in combinations(placed, 2):
        assert dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius
    for seat in placed:
        assert dist((seat.x, seat.y), (230, 230)) - seat.radius > 112
        assert seat.radius <= min(seat.x, seat.y, 460 - seat.x, 460 - seat.y)


@pytest.mark.parametrize("chairs", range(1, 27))
def test_every_name_fits_in_its_circle(chairs: int) -> None:
    for seat in seats(table(chairs)):
        for line in seat.lines:
            assert len(line.text) * seat.font_size * LETTER_WIDTH <= 2 * seat.radius


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Niels", ["Niels"]),
        ("Christophe", ["Christophe"]),
        ("Anne-Sophie", ["Anne-", "Sophie"]),
        ("de leerkracht", ["de", "leerkracht"]),
        ("Maximiliaan", ["Maximilia…"]),
        ("", ["?"]),
    ],
)
def test_long_names_break_before_they_are_cut(name: str, lines: list[str]) -> None:
    assert [line.text for line in seats([Guest(name, kind="client")])[0].lines] == lines


def test_the_whole_name_stays_for_the_list() -> None:
    assert seats([Guest("Maximiliaan", detail="dagcentrum", answer="komt")])[0].name == "Maximiliaan"
