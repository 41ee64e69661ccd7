"""The marking pass over what the desk itself types: what may lead back to somebody is changed, or confirmed, first."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from services.marking.kinds import Kind
from services.marking.rules import Piece, marks, pieces, unresolved

# An answer says from when, and which service: of an office, not of a person.
OF_AN_ANSWER = frozenset({Kind.DATE, Kind.INSTITUTION, Kind.WEB})


@dataclass(frozen=True)
class Marked:
    """A text with its marks, and which of them were said to point at nobody."""

    pieces: list[Piece]
    confirmed: frozenset[str]


def still_to_read(
    posted: Any, *texts: str | None, no_matter: Collection[Kind] = frozenset()
) -> Marked | None:
    """What still asks for an answer in these texts together; None when nothing does."""
    text = "\n\n".join(one.strip() for one in texts if one and one.strip())
    found = [one for one in marks(text) if one.kind not in no_matter]
    confirmed = frozenset(str(one) for one in posted.getall("confirmed", []))
    return Marked(pieces(text, found), confirmed) if unresolved(found, confirmed) else None
