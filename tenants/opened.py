"""Asking what anybody may know: publications that networks made public, and their cells (decision 0044)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.piccolo_conf import DB

PUBLICATIONS = """
select publication, slug, network, period, begins_on, ends_on, version, level, published_at, content_hash
from public_publications()
"""
CELLS = """
select which, c.layer, c.theme, c.theme_name, c.sub_theme, c.sub_theme_name, c.domain, c.place, c.low, c.high
from unnest($1::uuid[]) as which cross join lateral public_cells(which) as c
order by which, c.layer, c.theme, c.sub_theme, c.domain, c.place
"""


@dataclass(frozen=True)
class Opened:
    """A publication that anybody may read; of a period the newest version."""

    publication: UUID
    slug: str
    network: str
    period: str
    begins_on: date
    ends_on: date
    version: int
    level: str
    published_at: datetime
    content_hash: str


@dataclass(frozen=True)
class OpenCell:
    """About how many situations; `low` and `high` are None when it may not be told, or was nobody."""

    layer: str
    theme: str
    theme_name: str
    sub_theme: str
    sub_theme_name: str
    domain: str
    place: str
    low: int | None
    high: int | None


async def publications() -> list[Opened]:
    """Of all networks, by network and period."""
    return [Opened(**row) for row in await DB.connection.fetch(PUBLICATIONS)]


async def cells(publication: UUID) -> list[OpenCell]:
    """All cells of one, in an order of their codes alone."""
    return (await cells_of([publication]))[publication]


async def cells_of(publications: Sequence[UUID]) -> dict[UUID, list[OpenCell]]:
    """The same of several at once."""
    found: dict[UUID, list[OpenCell]] = {one: [] for one in publications}
    for which, *rest in await DB.connection.fetch(CELLS, publications):
        found[which].append(OpenCell(*rest))
    return found
