"""What the page of a report shows of "Wat structureel misloopt": its marks, and the way to make a bottleneck of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from services.marking.rules import Piece, pieces
from services.reports.spotted import spotted
from services.reports.tables import Report
from services.signals.rules import LONGEST
from tenants.access import Access


@dataclass(frozen=True)
class Bottleneck:
    """The text in pieces; `once` keeps a double click from making two; `fits` when one click is enough."""

    pieces: Sequence[Piece]
    is_pointed_at: bool
    fits: bool
    once: UUID


async def bottleneck(access: Access, report: Report) -> Bottleneck | None:
    """None when nobody wrote anything there."""
    text = report.bottlenecks
    if not text.strip() or report.final_at is not None:
        return None
    found = await spotted(access, report)
    return Bottleneck(pieces(text, found), bool(found), len(text) <= LONGEST, uuid4())
