"""An attacker with a solver: between what and what each hidden number lies, by all that was published together.

A cell is (theme, sub-theme, domain, place), '' for all of them. Published is the band of a cell, or None where it was
hidden. Two attackers: one knows what always holds (a part is at most its whole, a whole at most the sum of its parts,
because a client may count in several); the stronger one assumes that every client counts once, so that sums hold.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor, isfinite

import highspy

Key = tuple[str, str, str, str]
Band = tuple[int, int]
Published = Mapping[Key, Band | None]
DIMENSIONS = (0, 1, 2, 3)
LEAST_VALUES = 3
FLOOR = 5
MANY = 10_000_000
ROUNDING = 1e-6


@dataclass(frozen=True)
class Span:
    """The whole numbers that something unpublished may still be."""

    low: int
    high: int

    @property
    def values(self) -> int:
        return self.high - self.low + 1

    @property
    def is_narrow(self) -> bool:
        return self.values < LEAST_VALUES

    @property
    def isolates(self) -> bool:
        """Whether it is certain that there is somebody, and that they are fewer than five."""
        return self.low >= 1 and self.high < FLOOR


def families(cells: Collection[Key]) -> Iterator[tuple[Key, list[Key]]]:
    """Each whole with its parts: one dimension divided, the others the same."""
    known = set(cells)
    for whole in cells:
        for dimension in DIMENSIONS:
            if whole[dimension] or (dimension == 1 and not whole[0]):
                continue
            parts = [one for one in known if one[dimension] and _without(one, dimension) == whole]
            if dimension == 0:
                parts = [one for one in parts if not one[1]]
            if parts:
                yield whole, sorted(parts)


def _without(cell: Key, dimension: int) -> Key:
    kept = [value if place != dimension else "" for place, value in enumerate(cell)]
    return kept[0], kept[1], kept[2], kept[3]


def is_inside(inner: Key, outer: Key) -> bool:
    """Whether all that the one counts is counted by the other."""
    return inner != outer and all(two in ("", one) for one, two in zip(inner, outer, strict=True))


@dataclass
class Auditor:
    """All that is known, as a linear program; `sums_hold` for the stronger attacker."""

    cells: Collection[Key]
    sums_hold: bool = True
    parts_are_all: bool = True

    def __post_init__(self) -> None:
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.silent()
        self.places = {cell: place for place, cell in enumerate(sorted(self.cells))}
        for _ in self.places:
            self.solver.addVar(0, MANY)
        for whole, parts in families(self.cells):
            self._divide(whole, parts)

    def _divide(self, whole: Key, parts: list[Key]) -> None:
        everything = {whole: 1.0, **dict.fromkeys(parts, -1.0)}
        if self.sums_hold:
            self._row(everything, 0, 0 if self.parts_are_all else MANY)
            return
        if self.parts_are_all:
            self._row(everything, -MANY, 0)
        for one in parts:
            self._row({whole: 1.0, one: -1.0}, 0, MANY)

    def _row(self, weights: Mapping[Key, float], low: float, high: float) -> None:
        columns = [self.places[cell] for cell in weights]
        self.solver.addRow(low, high, len(columns), columns, list(weights.values()))

    def read(self, published: Published, at_least: Mapping[Key, int] | None = None) -> "Auditor":
        """What one publication says of each cell, and what somebody knows of it themselves."""
        for cell, place in self.places.items():
            low, high = published.get(cell) or (0, MANY)
            low = max(low, (at_least or {}).get(cell, 0))
            self.solver.changeColBounds(place, low, high)
        return self

    def span(self, weights: Mapping[Key, float]) -> Span:
        """The least and the most that this sum of cells can be."""
        for place in self.places.values():
            self.solver.changeColCost(place, 0)
        for cell, weight in weights.items():
            self.solver.changeColCost(self.places[cell], weight)
        return Span(
            ceil(self._best(highspy.ObjSense.kMinimize) - ROUNDING),
            floor(self._best(highspy.ObjSense.kMaximize) + ROUNDING),
        )

    def is_possible(self) -> bool:
        """Whether anything can be all of what was published; if not, the attacker supposed too much."""
        self.solver.run()
        return bool(self.solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible)

    def _best(self, sense: highspy.ObjSense) -> float:
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise ValueError(f"nothing can be all of what was published: {status}")
        found = float(self.solver.getObjectiveValue())
        return found if isfinite(found) else MANY


@dataclass(frozen=True)
class Found:
    """What an attack brought: how much was tried, and what came out too well known."""

    tried: int
    narrow: tuple[tuple[str, Span], ...] = ()
    isolated: tuple[tuple[str, Span], ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not self.narrow and not self.isolated


def attack_hidden(auditor: Auditor, published: Published) -> Found:
    """Every hidden cell."""
    return _found(auditor, ({cell: 1.0} for cell in auditor.cells if not published.get(cell)))


def attack_shown(auditor: Auditor, published: Published) -> Found:
    """Every shown cell: all others together may say more of it than its own band."""
    return _found(auditor, ({cell: 1.0} for cell in auditor.cells if published.get(cell)))


def attack_differences(auditor: Auditor, published: Published) -> Found:
    """What is left of a shown cell when a shown one inside it is taken away, or all shown parts of one division."""
    shown = [cell for cell in auditor.cells if published.get(cell)]
    rests = [{outer: 1.0, inner: -1.0} for outer in shown for inner in shown if is_inside(inner, outer)]
    for whole, parts in families(auditor.cells):
        seen = [one for one in parts if published.get(one)]
        if published.get(whole) and 1 < len(seen) < len(parts):
            rests.append({whole: 1.0, **dict.fromkeys(seen, -1.0)})
    return _found(auditor, rests)


def _found(auditor: Auditor, asked: Iterable[Mapping[Key, float]]) -> Found:
    if not auditor.is_possible():
        return Found(0)
    told = [(" - ".join(map(str, weights)), auditor.span(weights)) for weights in asked]
    return Found(
        len(told),
        tuple(one for one in told if one[1].is_narrow),
        tuple(one for one in told if one[1].isolates),
    )
