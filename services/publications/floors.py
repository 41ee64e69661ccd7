"""From when on a number may be told, and how: five situations, three municipalities, none that is nearly all of it.

Nobody and one to four are the same here, everywhere: a zero that becomes "hidden" would tell of one person.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum

WIDTH = 5

# Whoever a situation belongs to, and how many situations are theirs.
Homes = Mapping[Hashable, int]


class Why(StrEnum):
    """Why a number is not told; for the eyes of who makes the publication."""

    SHOWN = ""
    FEW = "few"
    MUNICIPALITIES = "municipalities"
    DOMINATED = "dominated"
    SUBTRACTED = "subtracted"


@dataclass(frozen=True)
class Floors:
    """The least of everything; a network may only raise the first two. Situations go by five, as the bands do."""

    clients: int = 5
    municipalities: int = 3
    one: int = 60
    two: int = 85

    def why_not(self, homes: Homes) -> Why:
        """Why so many situations of these municipalities may not be told; SHOWN when they may."""
        total = sum(homes.values())
        if total < self.clients:
            return Why.FEW
        if len(homes) < self.municipalities:
            return Why.MUNICIPALITIES
        sizes = sorted(homes.values(), reverse=True)
        if sizes[0] * 100 > self.one * total or (sizes[0] + sizes[1]) * 100 > self.two * total:
            return Why.DOMINATED
        return Why.SHOWN

    def hold(self, homes: Homes) -> bool:
        """Whether these may be told."""
        return self.why_not(homes) is Why.SHOWN


FLOORS = Floors()


def band(homes: Homes) -> tuple[int, int]:
    """About how many: 5 to 9, 10 to 14."""
    low = sum(homes.values()) // WIDTH * WIDTH
    return low, low + WIDTH - 1
