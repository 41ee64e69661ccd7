"""Floors: whatever one subtracts from whatever is shown, the rest is nobody or at least five."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.figures.tree import (
    BANDED,
    FLOOR,
    GROUPS,
    HIDDEN,
    QUARTERS,
    ROOTS,
    Cell,
    Group,
    floored,
    rounded,
    shareable,
    total,
)

Counts = dict[str, tuple[int, ...]]
Atoms = frozenset[tuple[str, int]]
CALMLY = settings(deadline=None, max_examples=80)
SMALL = st.one_of(st.just(0), st.integers(0, 7), st.integers(5, 40))
QUARTERLY = st.tuples(*[SMALL] * QUARTERS)
# Few shapes say enough: one whole in two ways, and one part divided again.
TREE = tuple(one for one in GROUPS if one.code in {"client", "people", "answered", "impact"})


def whole(parts: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*parts, strict=True)))


@st.composite
def corpora(draw: st.DrawFn) -> Counts:
    """Sittings one by one, each in one part of every group, so that all sums agree."""
    counts: Counts = {root: draw(QUARTERLY) for root in ROOTS}
    for group in GROUPS:
        left = list(counts[group.of])
        for part in group.parts[:-1]:
            given_away = [draw(st.integers(0, one)) if one < 9 else one // len(group.parts) for one in left]
            counts[group.cell(part)] = tuple(given_away)
            left = [one - gone for one, gone in zip(left, given_away, strict=True)]
        counts[group.cell(group.parts[-1])] = tuple(left)
    return counts


@cache
def atoms_of(name: str) -> tuple[str, Mapping[str, str]]:
    """The root of a cell, and in which part of which group it lies: what is in two cells at once lies in both."""
    group = next((one for one in GROUPS if name.startswith(f"{one.code}.")), None)
    if group is None:
        return name, {}
    root, lies = atoms_of(group.of)
    return root, {**lies, group.code: name.removeprefix(f"{group.code}.")}


def known(cells: Mapping[str, Cell]) -> list[tuple[str, int | None, int]]:
    """Everything a reader has: name, quarter or the year, number."""
    told: list[tuple[str, int | None, int]] = []
    for name, cell in cells.items():
        if cell.year is not None:
            told.append((name, None, cell.year))
        told += [(name, place, number) for place, number in enumerate(cell.quarters or ())]
    return told


def is_inside(inner: tuple[str, int | None, int], outer: tuple[str, int | None, int]) -> bool:
    """Whether all that the one counts is counted by the other."""
    (root, lies), (of, other) = atoms_of(inner[0]), atoms_of(outer[0])
    return root == of and other.items() <= lies.items() and outer[1] in {None, inner[1]}


@CALMLY
@given(corpora())
def test_no_difference_of_two_shown_cells_is_one_to_four(counts: Counts) -> None:
    for one, other in combinations(known(floored(counts)), 2):
        for inner, outer in ((one, other), (other, one)):
            if is_inside(inner, outer):
                rest = outer[2] - inner[2]
                assert rest == 0 or rest >= FLOOR, (inner, outer)


@CALMLY
@given(corpora())
def test_what_is_shown_is_true_and_none_of_it_is_small(counts: Counts) -> None:
    for name, place, number in known(floored(counts)):
        told = total(counts, name) if place is None else counts[name][place]
        assert number == (told // FLOOR * FLOOR if name in BANDED else told)
        assert number == 0 or number >= FLOOR


def test_bottlenecks_are_told_by_fives_and_four_like_none() -> None:
    """Beside the bands of the council's file an exact total would tell how many the hidden themes have."""
    told = [floored({"signals": (0, 0, 0, times)})["signals"] for times in (0, 4, 5, 9, 10)]
    assert told == [HIDDEN, HIDDEN, Cell(5), Cell(5), Cell(10)]


@CALMLY
@given(corpora())
def test_parts_are_shown_together_or_not_at_all(counts: Counts) -> None:
    """One suppressed part of a whole could be found by subtracting the others: never one alone."""
    cells = floored(counts)
    for group in GROUPS:
        shown = [cells[group.cell(part)] for part in group.parts]
        assert len({one.year is None for one in shown}) == 1
        assert len({one.quarters is None for one in shown}) == 1


@CALMLY
@given(corpora())
def test_a_hidden_number_could_be_many_numbers(counts: Counts) -> None:
    """An auditor who knows every sum: what is hidden and small is never known within three."""
    cells = floored(counts)
    for group in TREE:
        for place in range(QUARTERS):
            for part in group.parts:
                truth = counts[group.cell(part)][place]
                if 0 < truth < FLOOR:
                    low, high = bounds(cells, group, part, place)
                    assert high - low >= 3, (group.code, part, place)


def bounds(cells: Mapping[str, Cell], group: Group, part: str, place: int) -> tuple[int, int]:
    """Between what and what one quarter of one part lies, for who knows the shown sums; very wide when unknown."""
    year, whole_cell = cells[group.cell(part)].year, cells[group.of]
    in_quarter = whole_cell.quarters[place] if whole_cell.quarters is not None else None
    tops = [one for one in (year, in_quarter, whole_cell.year) if one is not None]
    if not tops:
        return 0, 1_000
    low = 0
    if year is not None and in_quarter is not None and whole_cell.year is not None:
        low = max(0, year + in_quarter - whole_cell.year)
    return low, min(tops)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [((4, 30), (None, None)), ((0, 30), (0, 30)), ((5, 30), (5, 30)), ((1, 1), (None, None))],
)
def test_the_smaller_part_takes_the_other_along(
    parts: tuple[int, int], shown: tuple[int | None, int | None]
) -> None:
    names = ("client.there", "client.not-noted")
    counts = {name: (number, 0, 0, 0) for name, number in zip(names, parts, strict=True)}
    cells = floored({**counts, "held": (sum(parts), 0, 0, 0)})
    assert tuple(cells[name].year for name in names) == shown


@given(st.integers(0, 10_000))
def test_what_is_shared_is_rounded_and_never_small(number: int) -> None:
    told = rounded(number)
    assert told % 5 == 0
    assert (told == 0) == (number == 0)
    assert number < FLOOR or abs(told - number) <= 2


@CALMLY
@given(corpora())
def test_nothing_is_shared_of_what_is_hidden(counts: Counts) -> None:
    cells = floored(counts)
    for figure, parts in shareable(cells):
        names = [figure if part == "" else f"{figure}.{part}" for part in parts]
        assert all(cells[name].year is not None for name in names)
        assert all(number % 5 == 0 for number in parts.values())
