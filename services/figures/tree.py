"""Which figures there are, and when a number may leave the desk: plain functions, no database.

A number is refined only when every piece of it is nobody or at least five. So whatever one takes from whatever, the
rest is nobody or at least five as well: what is suppressed cannot be found by subtracting (design 5, security D.1).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FLOOR = 5
QUARTERS = 4


@dataclass(frozen=True)
class Group:
    """A figure in parts that exclude each other and are all of it; `of` is what it divides, none for a root."""

    code: str
    parts: tuple[str, ...]
    of: str = ""

    def cell(self, part: str) -> str:
        """The name of one part."""
        return f"{self.code}.{part}"


# Roots are counted by themselves: nothing that is shown holds two of them.
ROOTS = ("requests", "held", "not-held", "called-off", "done", "moved", "signals", "evaluated")
FACES = ("yes", "mostly", "hardly", "no", "skipped")
GROUPS = (
    Group("outcome", ("consultation", "not-now", "other-form", "open"), "requests"),
    Group("way", ("two-weeks", "month", "two-months", "longer", "again"), "held"),
    Group("client", ("there", "not-noted"), "held"),
    Group("people", ("few", "some", "many", "not-noted"), "held"),
    Group("key-worker", ("with", "without"), "held"),
    Group("result", ("plan", "other"), "held"),
    Group("debrief", ("within", "after", "open"), "held"),
    Group("answered", ("yes", "no"), "evaluated"),
    Group("relevance", FACES, "answered.yes"),
    Group("impact", FACES, "answered.yes"),
    Group("fulfilment", FACES, "answered.yes"),
    Group("coordination", FACES, "answered.yes"),
)
# By the foot of its band, of the whole year: beside the bands of the council's file an exact number would tell (0040).
BANDED = ("signals",)
# Known for a whole year only.
YEARLY = ("evaluated",)

Counts = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Cell:
    """What may be shown of one number; None is suppressed."""

    year: int | None = None
    quarters: tuple[int, ...] | None = None


HIDDEN = Cell()


def total(counts: Counts, name: str) -> int:
    """The whole year of one cell."""
    return sum(counts.get(name, ()))


def floored(counts: Counts) -> dict[str, Cell]:
    """Every cell as it may leave the desk."""
    cells = {root: _whole(root, counts) for root in ROOTS}
    for group in GROUPS:
        whole = cells[group.of]
        parts = [counts.get(group.cell(part), (0,) * QUARTERS) for part in group.parts]
        for part, cell in zip(group.parts, _cell(parts, whole), strict=True):
            cells[group.cell(part)] = cell
    return cells


def _whole(root: str, counts: Counts) -> Cell:
    if root in BANDED:
        times = total(counts, root)
        return Cell(times // FLOOR * FLOOR) if times >= FLOOR else HIDDEN
    return _cell([counts.get(root, (0,) * QUARTERS)])[0]


def _cell(parts: Sequence[Sequence[int]], whole: Cell | None = None) -> list[Cell]:
    """All parts or none; all quarters of all parts or none."""
    years = [sum(part) for part in parts]
    if (whole is not None and whole.year is None) or not _are_safe(years):
        return [HIDDEN] * len(parts)
    is_fine = (whole is None or whole.quarters is not None) and all(_are_safe(part) for part in parts)
    return [Cell(year, tuple(part) if is_fine else None) for year, part in zip(years, parts, strict=True)]


def _are_safe(numbers: Sequence[int]) -> bool:
    return all(one == 0 or one >= FLOOR for one in numbers)


def rounded(number: int) -> int:
    """As it is shared: to the nearest five; who shows five or more never becomes nobody."""
    return 0 if number == 0 else max(FLOOR, (number + 2) // 5 * 5)


def shareable(cells: Mapping[str, Cell]) -> Iterator[tuple[str, dict[str, int]]]:
    """What may be shared: each root by itself, and each group with all its parts."""
    for root in ROOTS:
        if (year := cells[root].year) is not None:
            yield root, {"": rounded(year)}
    for group in GROUPS:
        years = {part: cells[group.cell(part)].year for part in group.parts}
        if all(one is not None for one in years.values()):
            yield group.code, {part: rounded(one or 0) for part, one in years.items()}
