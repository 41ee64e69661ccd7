"""Publications as tables: themes with their sub-themes, by place and by domain, in bands or in reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from services.publications.floors import Why
from services.publications.protection import Cell
from services.publications.trial import Kind, Trial
from tenants.opened import OpenCell
from tenants.words import periods
from tenants.words.domains import DOMAINS
from tenants.words.publications import KINDS, REASONS, SO_FAR

WHOLE = "Heel het netwerk"
DEPTHS = (5, 10, 20, 40)
Column = tuple[str, str, str]
AnyCell = TypeVar("AnyCell", Cell, OpenCell)


@dataclass(frozen=True)
class Told:
    """One cell: its words, and how dark it is; 0 is nothing."""

    words: str
    shade: int


@dataclass(frozen=True)
class Row:
    """A theme, or a part of it, with a cell per column."""

    name: str
    cells: Sequence[tuple[str, Told]]

    @property
    def shown(self) -> list[tuple[str, Told]]:
        """The cells that are told."""
        return [one for one in self.cells if one[1].shade]


@dataclass(frozen=True)
class Table:
    """Rows under headings; a heading of '' stands for no groups at all."""

    columns: Sequence[str]
    groups: Sequence[tuple[str, Sequence[Row]]]


@dataclass(frozen=True)
class Tables:
    """Themes by place; their parts, by place where any place tells of one; themes by domain."""

    places: Table
    parts: Table
    domains: Table


def published(cells: Sequence[OpenCell]) -> Tables:
    """What was made."""
    names = {one.theme: one.theme_name for one in cells} | {
        one.sub_theme: one.sub_theme_name for one in cells if one.sub_theme
    }
    return _tables(cells, names, _band)


def tried(trial: Trial, names: Mapping[str, str]) -> Tables:
    """What would be shown, and why not the rest; no numbers."""
    return _tables(trial.cells, names, _why)


def kinds(trial: Trial) -> list[tuple[str, Kind]]:
    """How much of each kind of cell would be shown."""
    return [(KINDS[code], kind) for code, kind in trial.kinds.items() if kind.of]


def reasons(trial: Trial) -> list[tuple[str, str, int]]:
    """Why cells are hidden: in a few words, in a sentence, and how many."""
    return [(*REASONS[code], many) for code in REASONS if (many := trial.reasons.get(Why(code), 0))]


def longer(trial: Trial) -> list[tuple[str, int]]:
    """Longer periods so far, and how many of a hundred cells they would show."""
    return [(SO_FAR[one.period], one.share) for one in trial.longer if one.share > trial.share]


def _tables(cells: Sequence[AnyCell], names: Mapping[str, str], told: Callable[[AnyCell], Told]) -> Tables:
    found = {(one.theme, one.sub_theme, one.domain, one.place): told(one) for one in cells}
    places: list[str] = sorted({one.place for one in cells} - {""})
    fine: list[str] = sorted(
        {one.place for one in cells if one.sub_theme and one.place and one.low is not None}
    )
    themes: list[str] = sorted({one.theme for one in cells}, key=lambda code: names.get(code, code))
    parts = sorted({(one.theme, one.sub_theme) for one in cells if one.sub_theme})

    def row(theme: str, sub: str, columns: Sequence[Column]) -> Row:
        known = [(name, (theme, sub, domain, place)) for name, domain, place in columns]
        return Row(names.get(sub or theme, ""), [(name, found[key]) for name, key in known if key in found])

    whole: Column = (WHOLE, "", "")
    by_place = [whole, *((place, "", place) for place in places)]
    by_fine = [whole, *((place, "", place) for place in fine)]
    by_domain = [(DOMAINS[code], code, "") for code in DOMAINS if any(key[2] == code for key in found)]
    of_theme = {code: [row(code, sub, by_fine) for theme, sub in parts if theme == code] for code in themes}
    return Tables(
        _table(by_place, [("", [row(code, "", by_place) for code in themes])]),
        _table(by_fine, [(names.get(code, ""), rows) for code, rows in of_theme.items() if rows]),
        _table(by_domain, [("", [row(code, "", by_domain) for code in themes] if by_domain else [])]),
    )


def _table(columns: Sequence[Column], groups: Sequence[tuple[str, Sequence[Row]]]) -> Table:
    return Table([name for name, _, _ in columns], groups)


def _band(cell: OpenCell) -> Told:
    low = cell.low or 0
    return Told(periods.band(cell.low, cell.high) if low else "–", sum(low >= depth for depth in DEPTHS))


def _why(cell: Cell) -> Told:
    return Told("te zien", 1) if cell.low is not None else Told(REASONS[cell.why][0], 0)
