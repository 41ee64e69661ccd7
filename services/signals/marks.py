"""What in a text may lead back to somebody: the marking pass, with what its author may know here."""

from collections.abc import Iterable
from uuid import UUID

from services.marking.known import Known
from services.marking.queries import known
from services.marking.rules import NOTHING_KNOWN, Mark, marks
from services.signals.queries import Listed
from tenants.access import Access


async def marks_in(access: Access, found: Listed, text: str) -> list[Mark]:
    """Every mark in a text of this bottleneck."""
    return marks(text, await known_for(access, [found.case]))


async def known_for(access: Access, cases: Iterable[UUID | None]) -> Known:
    """The same for all cases of one author, who may open each of them; nothing when all of them are gone."""
    case = next((one for one in cases if one is not None), None)
    return await known(access, case) if case else NOTHING_KNOWN
