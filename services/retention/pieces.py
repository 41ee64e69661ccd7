"""Pieces: what one field of a kept row says to a person. Plain functions, no database.

Dates and names are told, ids that name nobody and what only the program needs are not. A code stands in the file for
programs alone. A text is what somebody wrote: it can be left out, wherever it stands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

HIDDEN = frozenset(
    {"id", "tenant", "case", "version", "generation", "sequence", "keyed_for", "position", "told"}
)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
BYTES = "\\x"


class Sort(StrEnum):
    """How a piece is shown."""

    TEXT = "text"
    DAY = "day"
    NAME = "name"
    CODE = "code"


@dataclass(frozen=True)
class Piece:
    """One thing that is kept: the field it stands in, what it says; `day` where it is a date."""

    name: str
    text: str
    sort: Sort
    day: date | None = None
    is_private: bool = False

    @property
    def key(self) -> str:
        """The same text has the same key, wherever it stands; it tells nothing."""
        return sha256(self.text.encode()).hexdigest()[:24]

    @property
    def is_text(self) -> bool:
        """Whether somebody wrote this."""
        return self.sort is Sort.TEXT


def of(
    name: str, value: object, names: Mapping[str, str], *, is_code: bool = False, is_private: bool = False
) -> Iterator[Piece]:
    """The pieces of one field: one, none, or those inside a frozen report."""
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from of(inner, one, names)
    elif isinstance(value, list):
        for one in value:
            yield from of(name, one, names)
    elif isinstance(value, str) and value and name not in HIDDEN and not value.startswith(BYTES):
        piece = _piece(name, value, names, is_code=is_code or CODE.fullmatch(value) is not None)
        if piece is not None:
            yield Piece(piece.name, piece.text, piece.sort, piece.day, is_private)


def _piece(name: str, value: str, names: Mapping[str, str], *, is_code: bool) -> Piece | None:
    if _is_id(value):
        return Piece(name, names[value], Sort.NAME) if value in names else None
    if MOMENT.match(value):
        return Piece(name, value, Sort.DAY, datetime.fromisoformat(value).date())
    if DAY.fullmatch(value):
        return Piece(name, value, Sort.DAY, date.fromisoformat(value))
    return Piece(name, value, Sort.CODE if is_code else Sort.TEXT)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
