"""What the file of a year holds, as data for a page and a paper: words of people, bands, what was done with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from services.councils.floors import HIDDEN, Cell
from services.councils.queries import Made, Raised
from services.councils.tables import CouncilChapter
from services.themes.rules import Theme


def chapter(
    row: CouncilChapter, theme: Theme, cell: Cell, done: Sequence[Raised], quoted: Sequence[str]
) -> dict[str, Any]:
    """One theme: what fails, how often, since when, what was done with it, what is asked."""
    names = {part.code: part.name for part in theme.parts}
    return {
        "theme": theme.code,
        "name": theme.name,
        "low": cell.low,
        "parts": [{"name": names.get(code, code), "low": low} for code, low in cell.parts.items()],
        "words": row.words,
        "since": row.since,
        "asks": row.asks,
        "quotes": list(quoted),
        "done": [_done(one) for one in done],
    }


def _done(one: Raised) -> dict[str, Any]:
    return {
        "to_whom": one.row.to_whom,
        "addressee": one.row.addressee,
        "asked": one.row.asked,
        "brought_on": one.row.brought_on.isoformat(),
        "answers": [
            {
                "on": answer.answered_on.isoformat(),
                "status": answer.status,
                "by_whom": answer.by_whom,
                "words": answer.words,
            }
            for answer in one.answers
        ],
    }


def of_the_year(done: Iterable[Raised], theme: str, year: int) -> list[Raised]:
    """What was brought in that year, or earlier and still without an end at its beginning; oldest first."""
    found = [one for one in done if one.row.theme == theme and _belongs(one, year)]
    return sorted(found, key=lambda one: (one.row.brought_on, one.row.noted_at))


def _belongs(one: Raised, year: int) -> bool:
    if one.row.brought_on.year > year:
        return False
    is_open = not one.answers or one.status in {"heard", "taken-up", "in-part"}
    return is_open or one.row.brought_on.year == year or one.answers[-1].answered_on.year >= year


def numbers(cells: Mapping[str, Cell]) -> dict[str, Any]:
    """Every number of the year, kept in the file: a later version has the same ones."""
    return {theme: asdict(cell) for theme, cell in sorted(cells.items())}


def since_years(made: Sequence[Made], year: int, themes: Iterable[str]) -> dict[str, int]:
    """By theme the first of the years without a gap in which a file showed a number of it, with this one."""
    earlier: dict[int, Mapping[str, Cell]] = {one.year: one.cells for one in made}
    found: dict[str, int] = {}
    for theme in themes:
        first = year
        while (earlier.get(first - 1) or {}).get(theme, HIDDEN).low is not None:
            first -= 1
        if first < year:
            found[theme] = first
    return found
