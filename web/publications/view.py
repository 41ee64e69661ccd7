"""Publications as tables: themes with their sub-themes, by place and by domain, in bands or in reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from services.publications.floors import Why
from services.publications.protection import Cell
from services.publications.trial import Trial
from tenants.opened import OpenCell
from tenants.words import periods
from tenants.words.domains import DOMAINS
from tenants.words.publications import REASONS, SO_FAR

WHOLE = "Heel het netwerk"
DEPTHS = (5, 10, 20, 40)
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
    is_part: bool
    cells: Sequence[tuple[str, Told]]


@dataclass(frozen=True)
class Table:
    """Columns, and rows by theme: each theme first, then its parts."""

    columns: Sequence[str]
    themes: Sequence[Sequence[Row]]


def published(cells: Sequence[OpenCell]) -> list[Table]:
    """What was made, by place and by domain."""
    names = {one.theme: one.theme_name for one in cells} | {
        one.sub_theme: one.sub_theme_name for one in cells if one.sub_theme
    }
    return _tables(cells, names, _band)


def tried(trial: Trial, names: Mapping[str, str]) -> list[Table]:
    """What would be shown, and why not the rest; no numbers."""
    return _tables(trial.cells, names, _why)


def reasons(trial: Trial) -> list[tuple[str, str, int]]:
    """Why cells are hidden: in a few words, in a sentence, and how many."""
    return [(*REASONS[code], many) for code in REASONS if (many := trial.reasons.get(Why(code), 0))]


def longer(trial: Trial) -> list[tuple[str, int]]:
    """Longer periods so far, and how many of a hundred cells they would show."""
    return [(SO_FAR[one.period], one.share) for one in trial.longer]


def _tables(
    cells: Sequence[AnyCell], names: Mapping[str, str], told: Callable[[AnyCell], Told]
) -> list[Table]:
    found = {(one.theme, one.sub_theme, one.domain, one.place): one for one in cells}
    places: list[str] = sorted({one.place for one in cells} - {""})
    domains = [code for code in DOMAINS if any(one.domain == code for one in cells)]
    by_place = _table(found, names, told, [(WHOLE, "", ""), *((place, "", place) for place in places)])
    if not domains:
        return [by_place]
    return [by_place, _table(found, names, told, [(DOMAINS[code], code, "") for code in domains])]


def _table(
    found: Mapping[tuple[str, str, str, str], AnyCell],
    names: Mapping[str, str],
    told: Callable[[AnyCell], Told],
    columns: Sequence[tuple[str, str, str]],
) -> Table:
    themes: dict[str, list[Row]] = {}
    for theme, sub, domain, place in sorted(found):
        if domain or place:
            continue
        cells = [
            (name, told(found[theme, sub, of, at]))
            for name, of, at in columns
            if (theme, sub, of, at) in found
        ]
        if cells:
            themes.setdefault(theme, []).append(Row(names.get(sub or theme, sub or theme), bool(sub), cells))
    return Table([name for name, _, _ in columns], list(themes.values()))


def _band(cell: OpenCell) -> Told:
    low = cell.low or 0
    return Told(periods.band(cell.low, cell.high), sum(low >= depth for depth in DEPTHS))


def _why(cell: Cell) -> Told:
    return Told("te zien", 1) if cell.low is not None else Told(REASONS[cell.why][0], 0)
