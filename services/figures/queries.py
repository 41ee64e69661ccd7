"""Reading figures: the own mirror of this year and the last, the sheets that were made, what is shared."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.errors import NotFound
from services.evaluations.queries import counts as evaluation_counts
from services.figures import rules, tree
from services.figures.tables import FigureShare, FigureSheet
from services.figures.tree import GROUPS, QUARTERS, ROOTS, Cell, Counts
from tenants import audit, counting
from tenants.access import Access

ASPECTS = ("relevance", "impact", "fulfilment", "coordination")


@dataclass(frozen=True)
class Sheet:
    """The figures of a year that is over, with their floors."""

    id: UUID
    year: int
    made_at: datetime
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Offer:
    """One figure that may be shared: exactly what would go, and whether it does now."""

    figure: str
    content: str
    is_shared: bool


async def mirror(access: Access, year: int) -> Counts:
    """One year of this municipality, exact, for who coordinates here."""
    access.require("figures.read")
    audit.record(access, "figures.read")
    return await counted(access, year)


async def counted(access: Access, year: int) -> Counts:
    """Per cell the four quarters; what is known of a whole year only stands in the last."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * QUARTERS)
    of_root = {group.code: group.of for group in GROUPS}
    since, until = _span(year)
    for quarter, figure, part, times in await counting.figures_counted(since, until):
        place = (quarter.month - 1) // 3
        name = "outcome" if figure == "requests" else figure
        if part:
            found[f"{name}.{part}"][place] += times
        if name not in of_root:
            found[figure][place] += times
        elif name in {
            "outcome",
            "client",
        }:  # each sitting is in every group of it once: one of them counts it
            found[of_root[name]][place] += times
    return {**found, **await _evaluated(access, since, until)}


async def sheets(access: Access) -> list[Sheet]:
    """What was made, newest year first; of a year the first that was made counts."""
    access.require("figures.sheets")
    rows = await FigureSheet.objects().order_by(FigureSheet.year, FigureSheet.made_at, FigureSheet.id)
    first = {row.year: row for row in reversed(rows)}
    return [_sheet(first[year]) for year in sorted(first, reverse=True)]


async def get_sheet(access: Access, year: int) -> Sheet:
    """The one of this year; NotFound when nobody made it."""
    found = next((one for one in await sheets(access) if one.year == year), None)
    if found is None:
        raise NotFound("sheet")
    audit.record(access, "figures.sheet-read", found.id)
    return found


async def offers(access: Access, year: int) -> list[Offer]:
    """What of this year may be shared, as it would go."""
    sheet = await get_sheet(access, year)
    shared = {one.figure for one in await shares(year)}
    return [
        Offer(figure, payload(year, figure, parts), figure in shared)
        for figure, parts in tree.shareable(sheet.cells)
        if any(parts.values())
    ]


async def shares(year: int) -> Sequence[FigureShare]:
    """What is shared of this year now."""
    where = (FigureShare.year == year) & FigureShare.ended_at.is_null()
    return await FigureShare.objects().where(where).order_by(FigureShare.shared_at, FigureShare.id)


def payload(year: int, figure: str, parts: Mapping[str, int]) -> str:
    """What goes, to the byte: no municipality, no name, no quarter."""
    return json.dumps({"year": year, "figure": figure, "parts": parts}, separators=(",", ":"))


async def for_network(access: Access, year: int) -> dict[tuple[str, str], int]:
    """About how much, over at least three municipalities that share it; nothing below that."""
    rules.check_network(may=access.may("network.municipalities") or access.may("network.read"))
    return {(figure, part): amount for figure, part, amount in await counting.network_figures(year)}


async def _evaluated(access: Access, since: datetime, until: datetime) -> Counts:
    """How many clients were asked how it was, how many answered, and what they said about four things."""
    told = await evaluation_counts(access, since, until)
    asked, answered = told.get(("asked", ""), 0), told.get(("answered", ""), 0)
    found = {"evaluated": asked, "answered.yes": answered, "answered.no": max(asked - answered, 0)}
    for aspect in ASPECTS:
        faces = {face: told.get((aspect, face), 0) for face in tree.FACES[:-1]}
        found |= {f"{aspect}.{face}": times for face, times in faces.items()}
        found[f"{aspect}.skipped"] = max(answered - sum(faces.values()), 0)
    return {name: (0, 0, 0, times) for name, times in found.items()}


def _span(year: int) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1, tzinfo=BRUSSELS), datetime(year + 1, 1, 1, tzinfo=BRUSSELS)


def _sheet(row: FigureSheet) -> Sheet:
    told: dict[str, Any] = json.loads(row.content)
    cells = {
        name: Cell(one["year"], tuple(one["quarters"]) if one["quarters"] is not None else None)
        for name, one in told.items()
    }
    known = [*ROOTS, *(group.cell(part) for group in GROUPS for part in group.parts)]
    return Sheet(row.id, row.year, row.made_at, {name: cells.get(name, tree.HIDDEN) for name in known})


def last_year(today: date) -> int:
    """The newest year that is over for long enough to make its sheet."""
    return rules.newest_year(today)
