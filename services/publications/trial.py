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
# From when on a table is worth reading.
READABLE = 40


@dataclass(frozen=True)
class Longer:
    """How much a longer period would tell: about so many of a hundred cells; `is_known` once enough of it is over."""

    period: str
    share: int


@dataclass(frozen=True)
class Trial:
    """Every cell, the share shown at each level, how often which reason, and longer periods."""

    cells: Sequence[Cell]
    shares: Mapping[str, int]
    reasons: Mapping[Why, int]
    longer: Sequence[Longer]

    @property
    def advised(self) -> str:
        """The finest level that tells enough; the coarsest when none does."""
        return next((level for level in rules.LEVELS if self.shares[level] >= READABLE), rules.NETWORK)

    @property
    def is_little(self) -> bool:
        """Whether even the coarsest tells too little."""
        return self.shares[rules.NETWORK] < READABLE


async def trial(publication: Publication) -> Trial:
    """From what was frozen: whoever looks twice sees the same."""
    counted = await building.count(publication)
    cells = building.protected(publication, counted, await building.hidden_before(publication))
    shares = {level: rules.share_shown(rules.at_level(cells, level)) for level in rules.LEVELS}
    reasons = Counter(cell.why for cell in cells if cell.why)
    return Trial(cells, shares, reasons, await _longer(publication))


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
