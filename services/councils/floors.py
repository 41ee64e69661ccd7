"""Which numbers may leave the desk: bands of five different situations, and nothing below. Plain functions.

Fewer than five is told like nobody at all, everywhere: one bottleneck more changes nothing, unless a band is full.
A situation may stand under several themes, so no number holds another one; there is no total.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FLOOR = 5

# By theme and sub-theme ('' for the whole theme): the foot of its band.
Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Cell:
    """One theme: the foot of its band, or nothing; and those of its sub-themes that reach one."""

    low: int | None = None
    parts: Mapping[str, int] = field(default_factory=dict)


HIDDEN = Cell()


def high(low: int) -> int:
    """The last number of the band that begins here."""
    return low + FLOOR - 1


def foot(situations: int) -> int | None:
    """The band of a number of situations; None below the floor."""
    return situations // FLOOR * FLOOR if situations >= FLOOR else None


def shown(counts: Counts, parts_of: Mapping[str, Sequence[str]]) -> dict[str, Cell]:
    """Every theme that reaches the floor; a theme that does not is not in it."""
    return {
        theme: Cell(low, _parts(low, counts, theme, parts_of.get(theme, ())))
        for (theme, part), low in counts.items()
        if not part and low >= FLOOR
    }


def _parts(low: int, counts: Counts, theme: str, known: Sequence[str]) -> dict[str, int]:
    """Sub-themes with a band of their own, or none: each hidden one may still be nobody as far as a reader can tell.

    Beside those on the list there is always one that nobody can rule out: without a sub-theme.
    """
    found = {part: counts[theme, part] for part in known if counts.get((theme, part), 0) >= FLOOR}
    hidden = len(set(known) - set(found)) + 1
    most_of_others = sum(high(one) for one in found.values()) + (hidden - 1) * (FLOOR - 1)
    return found if low <= most_of_others else {}


def differs(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> Iterable[str]:
    """Themes of which two sets of numbers say something else."""
    return (one for one in {**before, **after} if before.get(one, HIDDEN) != after.get(one, HIDDEN))
