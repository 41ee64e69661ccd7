"""A text as the second reader sees it: in pieces, with a word of warning on what may lead back to somebody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A part of a text; `warning` says why it is marked, empty where it is not."""

    text: str
    warning: str = ""


def pieces(text: str) -> list[Piece]:
    """The whole text, in order."""
    return [Piece(text)]
