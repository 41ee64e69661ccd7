"""Figures as a page tells them: names, definitions, numbers or too few of them, bars of two years."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from services.figures.tree import GROUPS, HIDDEN, ROOTS, YEARLY, Cell, Counts, total
from tenants.words.figures import GROUPS as OF_GROUPS
from tenants.words.figures import ROOTS as OF_ROOTS
from tenants.words.figures import Told
from tenants.words.packs import Spoken

WIDTH, STEP = 340, 46
FEW = "te weinig om te tonen"
NOT_YET = "nog niet te zien"
NOTHING = (0, 0, 0, 0)


@dataclass(frozen=True)
class Row:
    """One number of a year, in quarters, beside that of the year before; `this` and `last` are for the bars."""

    name: str
    quarters: Sequence[str]
    year: str
    before: str
    this: int
    last: int
    note: str = ""


@dataclass(frozen=True)
class Block:
    """One figure with its parts and what it counts; `code` is its place on the page."""

    code: str
    name: str
    counts: str
    rows: Sequence[Row]

    @property
    def has_quarters(self) -> bool:
        """Whether any of it is known by quarter."""
        return any(row.quarters for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it may be shown, or nothing happened."""
        return all({row.year, row.before} <= {FEW, NOT_YET, "0"} for row in self.rows)

    def wide(self, number: int) -> int:
        """How long a bar is, against the longest."""
        return number * WIDTH // max(1, *(row.this for row in self.rows), *(row.last for row in self.rows))

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return STEP * len(self.rows) + 6


RowOf = Callable[[str, str, bool], Row]


def exact(this: Counts, last: Counts, said_last: Mapping[str, Cell]) -> list[Block]:
    """For the own desk: every number as it is; what clients said only as it stands on the sheet of last year.

    A number that goes from seven to eight tells what the client said who answered this morning.
    """

    def row(name: str, word: str, is_yearly: bool) -> Row:  # noqa: FBT001 - told by _blocks alone
        if is_yearly and name not in ROOTS:
            before = said_last.get(name, HIDDEN).year
            return Row(word, [], NOT_YET, _told(before), 0, before or 0)
        quarters = [] if is_yearly else [str(one) for one in this.get(name, NOTHING)]
        one, other = total(this, name), total(last, name)
        return Row(word, quarters, str(one), str(other), one, other)

    return _blocks(row)


def floored(this: Mapping[str, Cell], last: Mapping[str, Cell]) -> list[Block]:
    """For who reads it elsewhere: with its floors."""

    def row(name: str, word: str, is_yearly: bool) -> Row:  # noqa: FBT001 - told by _blocks alone
        one, other = this[name], last.get(name, Cell())
        quarters = [] if is_yearly else [str(number) for number in one.quarters or ()]
        return Row(word, quarters, _told(one.year), _told(other.year), one.year or 0, other.year or 0)

    return _blocks(row)


def lines(blocks: Sequence[Block], year: int) -> list[list[str]]:
    """The same for a spreadsheet."""
    head = ["cijfer", "deel", "K1", "K2", "K3", "K4", str(year), str(year - 1), "wat telt"]
    rows = [
        [block.name, row.name, *(row.quarters or [""] * 4), row.year, row.before, row.note or block.counts]
        for block in blocks
        for row in block.rows
    ]
    return [head, *rows]


def title(figure: str) -> str:
    """What a figure is called."""
    return Spoken((OF_ROOTS.get(figure) or OF_GROUPS[figure]).name)


def part_of(figure: str, part: str) -> str:
    """What a part of it is called; nothing for a whole."""
    return Spoken(OF_GROUPS[figure].parts[part]) if part else ""


def _blocks(row: RowOf) -> list[Block]:
    wholes = [
        replace(row(root, Spoken(OF_ROOTS[root].name), root in YEARLY), note=Spoken(OF_ROOTS[root].counts))
        for root in ROOTS
    ]
    blocks = [Block("geheel", "Hoeveel", "", wholes)]
    for root in ROOTS:
        for group in (one for one in GROUPS if _root(one.of) == root):
            told = OF_GROUPS[group.code]
            rows = [row(group.cell(part), Spoken(told.parts[part]), root in YEARLY) for part in group.parts]
            blocks.append(_block(group.code, told, rows))
    return blocks


def _root(of: str) -> str:
    return next((group.of for group in GROUPS if group.code == of.partition(".")[0]), of)


def _block(code: str, told: Told, rows: Sequence[Row]) -> Block:
    return Block(code, Spoken(told.name), Spoken(told.counts), rows)


def _told(number: int | None) -> str:
    return FEW if number is None else str(number)
