"""What a publication would tell, before it is made: which cells, why not the others, and what a coarser one would tell.

No number leaves this: only what is shown and why not. The reasons are for who makes the publication, and leave every
hidden number at least five values, as the bands do.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.publications import building, counting, rules
from services.publications.floors import Why
from services.publications.protection import Cell, protect
from services.publications.tables import Publication

# A share over a longer period is told by steps of five, and only inside the same year.
STEP = 5
# Of a hundred cells of one kind: fewer, and that kind is better left out; fewer themes, and the period is too short.
READABLE, READABLE_THEMES = 20, 50
KINDS = ("theme", "part", "place", "part-place", "domain")


@dataclass(frozen=True)
class Longer:
    """How much a longer period would tell: about so many of a hundred cells; `is_known` once enough of it is over."""

    period: str
    share: int


@dataclass(frozen=True)
class Kind:
    """Cells of one kind: how many are shown, of how many."""

    shown: int
    of: int

    @property
    def share(self) -> int:
        """Of a hundred."""
        return 100 * self.shown // max(1, self.of)


@dataclass(frozen=True)
class Trial:
    """Every cell, how much is shown of each kind, how often which reason, and longer periods."""

    cells: Sequence[Cell]
    kinds: Mapping[str, Kind]
    reasons: Mapping[Why, int]
    longer: Sequence[Longer]

    @property
    def share(self) -> int:
        """Of a hundred cells of all kinds."""
        return rules.share_shown(self.cells)

    @property
    def advised(self) -> str:
        """Without the kinds of which too little is left to read."""
        has_parts, has_places = (self.kinds[one].share >= READABLE for one in ("part", "place"))
        if has_parts:
            return rules.ALL if has_places else rules.NETWORK
        return rules.THEMES if has_places else rules.BARE

    @property
    def is_little(self) -> bool:
        """Whether even of the themes too few are left."""
        return self.kinds["theme"].share < READABLE_THEMES


async def trial(publication: Publication) -> Trial:
    """From what was frozen: whoever looks twice sees the same."""
    counted = await building.count(publication)
    cells = building.protected(publication, counted, await building.hidden_before(publication))
    shown = Counter(_kind(cell) for cell in cells if cell.low is not None)
    kinds = {kind: Kind(shown[kind], of) for kind, of in Counter(map(_kind, cells)).items()}
    reasons = Counter(cell.why for cell in cells if cell.why)
    return Trial(
        cells, {one: kinds.get(one, Kind(0, 0)) for one in KINDS}, reasons, await _longer(publication)
    )


def _kind(cell: Cell) -> str:
    if cell.domain:
        return "domain"
    if cell.place:
        return "part-place" if cell.sub_theme else "place"
    return "part" if cell.sub_theme else "theme"


async def _longer(publication: Publication) -> list[Longer]:
    """The half-year or the year so far to which this period belongs."""
    of = building.frozen(publication)
    found = []
    for period, months in rules.MONTHS.items():
        first = (publication.begins_on.month - 1) // months * months + 1
        begins_on = date(publication.begins_on.year, first, 1)
        if months > rules.MONTHS[publication.period] and begins_on < publication.begins_on:
            asked = replace(of.asked, begins_on=begins_on, before=counting.NEVER)
            counted = await counting.counted(of.outline, asked)
            share = rules.share_shown(protect(counted.tally, of.outline, of.floors))
            found.append(Longer(period, share // STEP * STEP))
    return found
