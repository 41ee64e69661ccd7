"""Asking the two crossings of figures: counts of this municipality, and what a network may see (decision 0036)."""

from datetime import date, datetime
from uuid import UUID

from infra.piccolo_conf import DB

COUNTED = "select quarter, figure, part, times from figures_counted($1, $2, $3)"


async def figures_counted(
    since: datetime, until: datetime, only_of: UUID | None = None
) -> list[tuple[date, str, str, int]]:
    """Quarter, figure, part, how often; of all cases here, or of what is about to be erased."""
    return [tuple(row) for row in await DB.connection.fetch(COUNTED, since, until, only_of)]


async def network_figures(year: int) -> list[tuple[str, str, int]]:
    """Figure, part, and about how much: a total in steps of 25, or a share in steps of 5 per cent."""
    rows = await DB.connection.fetch("select figure, part, amount from network_figures($1)", year)
    return [tuple(row) for row in rows]
