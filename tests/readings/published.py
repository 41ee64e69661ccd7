"""A publication put there as it would have been made: cells as told, published on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import asyncpg

PUBLICATION = """
insert into publication (network, period, begins_on, ends_on, version, level, asked_at)
values ($1, $2, $3, $4, $5, 'sub-theme', $6) returning id
"""
CELL = """
insert into publication_cell
  (network, publication, layer, theme, theme_name, sub_theme, sub_theme_name, domain, place, low, high)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""
MADE = (
    "update publication set state = 'made', made_at = $2, cutoff_at = $2, content_hash = 'hash' where id = $1"
)
OUT = "update publication set state = 'published', published_at = $2 where id = $1"
CALLED = {"housing": "Wonen", "money": "Inkomen en schulden", "care": "Zorg"}
PERIODS = {3: "quarter", 6: "half-year", 12: "year"}


@dataclass(frozen=True)
class Put:
    """One cell; `low` None is hidden."""

    theme: str
    low: int | None = None
    place: str = ""
    sub_theme: str = ""
    domain: str = ""


async def publish(
    admin: asyncpg.Connection,
    network: UUID,
    begins_on: date,
    cells: Iterable[Put],
    *,
    months: int = 6,
    version: int = 1,
    called: dict[str, str] | None = None,
    is_out: bool = True,
) -> UUID:
    """The id of the publication."""
    last = date(begins_on.year, begins_on.month + months - 1, 28)
    ends_on = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    ends_on = date.fromordinal(ends_on.toordinal() - 1)
    now = datetime(ends_on.year + 1, 3, 1, 12, tzinfo=UTC)
    made: UUID = await admin.fetchval(PUBLICATION, network, PERIODS[months], begins_on, ends_on, version, now)
    names = CALLED | (called or {})
    for one in cells:
        layer = "domain-theme" if one.domain else "theme-place"
        part = f"Deel {one.sub_theme}" if one.sub_theme else ""
        high = None if one.low is None else one.low + 4
        told = (one.theme, names[one.theme], one.sub_theme, part, one.domain, one.place, one.low, high)
        await admin.execute(CELL, network, made, layer, *told)
    await admin.execute(MADE, made, now)
    if is_out:
        await admin.execute(OUT, made, now)
    return made


SOME = (
    Put("housing", 40),
    Put("housing", 15, "Hasselt"),
    Put("housing", 10, "Maaseik"),
    Put("housing", None, "Tongeren"),
    Put("housing", 20, sub_theme="rent"),
    Put("housing", None, sub_theme="camp"),
    Put("housing", 25, domain="housing"),
    Put("housing", None, domain="health"),
    Put("money", 5),
    Put("money", None, "Hasselt"),
    Put("money", None, "Maaseik"),
    Put("money", None, "Tongeren"),
    Put("money", None, domain="housing"),
    Put("money", None, domain="health"),
    Put("care", None),
    Put("care", None, domain="housing"),
)
