"""The marking pass over what the desk itself types: what may lead back to somebody is changed, or confirmed, first."""

from dataclasses import dataclass
from typing import Any

from services.marking.rules import Piece, marks, pieces, unresolved


@dataclass(frozen=True)
class Marked:
    """A text with its marks, and which of them were said to point at nobody."""

    pieces: list[Piece]
    confirmed: frozenset[str]


def still_to_read(posted: Any, *texts: str | None) -> Marked | None:
    """What still asks for an answer in these texts together; None when nothing does."""
    text = "\n\n".join(one.strip() for one in texts if one and one.strip())
    found = marks(text)
    confirmed = frozenset(str(one) for one in posted.getall("confirmed", []))
    return Marked(pieces(text, found), confirmed) if unresolved(found, confirmed) else None
