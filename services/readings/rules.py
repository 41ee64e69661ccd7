"""How cells of publications become tables: themes by domain, by place, over periods; pure, of bands alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tenants.opened import OpenCell
from tenants.words.domains import DOMAINS
from tenants.words.periods import band

THEME_PLACE, DOMAIN_THEME = "theme-place", "domain-theme"
SHADES = (10, 25, 50)
MOST_NAMED = 3


@dataclass(frozen=True)
class Band:
    """About how many; without numbers: too few to tell, or nobody."""

    low: int | None = None
    high: int | None = None

    @property
    def words(self) -> str:
        """`5 tot 9`."""
        return band(self.low, self.high)

    @property
    def shade(self) -> int:
        """From 0 (nothing to tell) to 4 (fifty or more): a help for the eye, beside the words."""
        return 0 if self.low is None else 1 + sum(self.low >= edge for edge in SHADES)


HIDDEN = Band()


@dataclass(frozen=True)
class Line:
    """One row: what it is about, its bands in the order of the columns; a part of a theme stands under it."""

    code: str
    name: str
    bands: tuple[Band, ...]
    is_part: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of bands: codes of its columns (empty: all together), and its rows."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it may be told."""
        return all(one == HIDDEN for line in self.lines for one in line.bands)


def by_place(cells: Iterable[OpenCell]) -> Grid:
    """Themes with those parts of which anything can be told, over the whole network and its arrondissements."""
    found = [one for one in cells if one.layer == THEME_PLACE]
    places = ("", *sorted({one.place for one in found if one.place}))
    known = {(one.theme, one.sub_theme, one.place): Band(one.low, one.high) for one in found}
    named = {(one.theme, one.sub_theme): one.sub_theme_name or one.theme_name for one in found}
    lines = [
        Line(
            sub_theme or theme,
            named[theme, sub_theme],
            tuple(known.get((theme, sub_theme, place), HIDDEN) for place in places),
            bool(sub_theme),
        )
        for theme, sub_theme in sorted(named, key=lambda pair: _order(named, *pair))
        if theme
    ]
    return Grid(places, tuple(one for one in lines if not one.is_part or set(one.bands) != {HIDDEN}))


def by_domain(cells: Iterable[OpenCell]) -> Grid:
    """Themes over the whole network, and over the domains of life of which anything can be told."""
    found = list(cells)
    known = {(one.theme, one.domain): Band(one.low, one.high) for one in found if one.layer == DOMAIN_THEME}
    told = {domain for (_, domain), one in known.items() if one != HIDDEN}
    domains = tuple(code for code in DOMAINS if code in told)
    together = whole(found)
    lines = [
        Line(
            code,
            name,
            (together.get(code, HIDDEN), *(known.get((code, domain), HIDDEN) for domain in domains)),
        )
        for code, name in names(found).items()
    ]
    return Grid(("", *domains), tuple(lines))


def of_theme(cells: Iterable[OpenCell], theme: str) -> dict[str, Band]:
    """One theme in each arrondissement."""
    return {
        one.place: Band(one.low, one.high)
        for one in cells
        if (one.layer, one.theme, one.sub_theme) == (THEME_PLACE, theme, "") and one.place
    }


def whole(cells: Iterable[OpenCell]) -> dict[str, Band]:
    """Each theme over the whole network. No publication counts all themes together."""
    return {
        one.theme: Band(one.low, one.high)
        for one in cells
        if one.layer == THEME_PLACE and not one.sub_theme and not one.place
    }


def names(cells: Iterable[OpenCell]) -> dict[str, str]:
    """What each theme was called then, by name."""
    found = {one.theme: one.theme_name for one in cells if one.theme and one.theme_name}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def over_time(periods: Sequence[Sequence[OpenCell]]) -> list[tuple[str, str, tuple[Band | None, ...]]]:
    """Code, present name and per period its band; None where the theme was not on the list then."""
    known = [whole(cells) for cells in periods]
    called: dict[str, str] = {}
    for cells in periods:
        called |= names(cells)
    ordered = sorted(called.items(), key=lambda pair: pair[1].casefold())
    return [(code, name, tuple(one.get(code) for one in known)) for code, name in ordered]


def beside(grids: Sequence[Grid]) -> tuple[tuple[str, ...], list[tuple[str, list[tuple[Band, ...] | None]]]]:
    """Tables of several periods in one: shared columns, and per theme a row of each; None where it was not there."""
    there = {code for grid in grids for code in grid.columns}
    columns = tuple(code for code in ("", *DOMAINS) if code in there)
    called = {line.code: line.name for grid in reversed(grids) for line in grid.lines}
    rows = [
        {line.code: dict(zip(grid.columns, line.bands, strict=True)) for line in grid.lines} for grid in grids
    ]
    told = []
    for code, name in sorted(called.items(), key=lambda pair: pair[1].casefold()):
        of_theme = [row.get(code) for row in rows]
        told.append(
            (
                name,
                [None if one is None else tuple(one.get(at, HIDDEN) for at in columns) for one in of_theme],
            )
        )
    return columns, told


def renamed(older: Mapping[str, str], newer: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the same theme was called before and is called after."""
    return [(name, newer[code]) for code, name in older.items() if newer.get(code, name) != name]


def relisted(called: Sequence[Mapping[str, str]]) -> list[tuple[int, list[str], list[str]]]:
    """Of each period whose list is another than that before it: which one, what left the list and what came."""
    told = []
    for at, (older, newer) in enumerate(pairwise(called), start=1):
        gone = [name for code, name in older.items() if code not in newer]
        come = [name for code, name in newer.items() if code not in older]
        if gone or come:
            told.append((at, gone, come))
    return told


def most_told(cells: Sequence[OpenCell]) -> list[tuple[str, Band]]:
    """The themes in the highest bands, by name where they are alike; never an order that the bands do not tell."""
    called, known = names(cells), whole(cells)
    told = [(called[code], one) for code, one in known.items() if code in called and one.low is not None]
    told.sort(key=lambda pair: (-(pair[1].low or 0), pair[0].casefold()))
    if len(told) <= MOST_NAMED:
        return told
    edge = told[MOST_NAMED - 1][1].low or 0
    return [pair for pair in told if (pair[1].low or 0) >= edge]


def first_to_draw(cells: Sequence[OpenCell]) -> str:
    """The theme in the highest band of which places are told; else the first that is told at all."""
    known, called = whole(cells), names(cells)
    placed = {one.theme for one in cells if one.place and not one.sub_theme and one.low is not None}
    ordered = sorted(called, key=lambda code: (code not in placed, -(known.get(code, HIDDEN).low or 0)))
    return next(iter(ordered), "")


def _order(named: Mapping[tuple[str, str], str], theme: str, sub_theme: str) -> tuple[str, str, bool, str]:
    """Themes by name, each followed by its parts by name."""
    return named.get((theme, ""), "").casefold(), theme, bool(sub_theme), named[theme, sub_theme].casefold()
