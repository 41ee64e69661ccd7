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
        return Why.DOMINATED if self._is_dominated(homes, total) else Why.SHOWN

    def why_untold(self, homes: Homes) -> Why:
        """The same of a number that is shown: its limits are of the least that its band can be.

        Else who has five of "5 to 9", and knows the limit of sixty in a hundred, knows that there are nine.
        """
        why = self.why_not(homes)
        is_dominated = why is Why.SHOWN and self._is_dominated(homes, band(homes)[0])
        return Why.DOMINATED if is_dominated else why

    def hold(self, homes: Homes) -> bool:
        """Whether what is left may be so many."""
        return self.why_not(homes) is Why.SHOWN

    def _is_dominated(self, homes: Homes, of: int) -> bool:
        sizes = sorted(homes.values(), reverse=True)
        return sizes[0] * 100 > self.one * of or (sizes[0] + sizes[1]) * 100 > self.two * of


FLOORS = Floors()


def band(homes: Homes) -> tuple[int, int]:
    """About how many: 5 to 9, 10 to 14."""
    low = sum(homes.values()) // WIDTH * WIDTH
    return low, low + WIDTH - 1
