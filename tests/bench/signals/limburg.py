"""How much of a publication is left to read at Limburg's real volume: 1,091 consultations a year (limburg.csv).

Supposed: 0.6 bottleneck per consultation, so about 650 a year, of 38 municipalities in three arrondissements, on the
first list of themes, some of these five times as frequent as others. Medians of so many invented years.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from services.publications.floors import FLOORS
from services.publications.protection import Cell, protect
from services.publications.tally import Line, Outline, tally
from services.themes.first import FIRST
from tenants.words.domains import DOMAINS
from tests.bench.report import table
from tests.bench.signals.corpus import Given, Home, given

VOLUMES = Path(__file__).with_name("limburg.csv")
PER_CONSULTATION = 0.6
QUARTERS = {"quarter": 1, "half-year": 2, "year": 4}
OUTLINE = Outline(
    {one.code: tuple(part.code for part in one.parts) for one in FIRST},
    ("Hasselt", "Maaseik", "Tongeren"),
    tuple(DOMAINS),
)


def homes() -> list[Home]:
    """The municipalities of Limburg, as much of each as it has consultations."""
    with VOLUMES.open() as file:
        rows = list(csv.DictReader(file))
    return [
        Home(number, row["arrondissement"], float(row["consultations"])) for number, row in enumerate(rows)
    ]


def published(contributions: Iterable[Given]) -> list[Cell]:
    """What the protection tells of one period."""
    lines = [
        Line(
            *(one.theme, one.sub_theme, one.domain, one.arrondissement),
            *(one.municipality_token, one.client_token),
        )
        for one in contributions
    ]
    return protect(tally(lines, OUTLINE), OUTLINE, FLOORS)


def level_of(cell: Cell) -> str:
    """How fine it is."""
    if cell.domain:
        return "theme × domain"
    what = "sub-theme" if cell.sub_theme else "theme"
    return f"{what} × arrondissement" if cell.place else f"{what}, whole network"


def shares(years: int = 20) -> str:
    """A line per level, a column per kind of period: cells shown of cells that there are."""
    volume = sum(home.weight for home in homes()) * PER_CONSULTATION
    found = {period: _of(period, volume, years) for period in QUARTERS}
    levels = list(next(iter(found.values())))
    rows = [(level, *(found[period][level] for period in QUARTERS)) for level in levels]
    head = (
        "Limburg: shown cells",
        *(f"{period} ({volume * many / 4:.0f})" for period, many in QUARTERS.items()),
    )
    return table(head, rows)


def _of(period: str, volume: float, years: int) -> dict[str, str]:
    size = round(volume * QUARTERS[period] / 4)
    tried = [published(given(homes(), size, 1, seed)) for seed in range(years)]
    levels = list(dict.fromkeys(level_of(cell) for cell in tried[0]))
    return {"all cells": _share(tried, levels)} | {level: _share(tried, [level]) for level in levels}


def _share(tried: Sequence[Sequence[Cell]], levels: Sequence[str]) -> str:
    shown = [[cell.low is not None for cell in cells if level_of(cell) in levels] for cells in tried]
    return f"{median(100 * sum(one) / len(one) for one in shown):.0f} %"
