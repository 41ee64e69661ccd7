"""What a theme is, which one a text suggests, and what may change in a list. The program suggests, people choose."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WHOLE, INSIDE = 3, 5
MOST_SUGGESTED = 3
PART_WEIGHT = 2
BREAKS = re.compile(r"[^\w²]+")


@dataclass(frozen=True)
class Theme:
    """A theme with its parts, or a part without any; `words` are beginnings of words, or some words together."""

    code: str
    name: str
    explanation: str
    words: tuple[str, ...]
    parts: "tuple[Theme, ...]" = ()
    ended_on: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A theme and a part (or '') that the words of a text point at; `because` are those words."""

    theme: str
    sub_theme: str
    because: tuple[str, ...]


def suggest(text: str, themes: Iterable[Theme]) -> list[Suggestion]:
    """The best three, best first; of each theme the best part alone."""
    told = plain(text)
    found = [best for theme in themes if (best := _best(told, theme)) is not None]
    found.sort(key=lambda pair: -pair[0])
    return [suggestion for _, suggestion in found[:MOST_SUGGESTED]]


def named(themes: Sequence[Theme], code: str, otherwise: str = "") -> str:
    """What a theme or a part is called here."""
    return next((one.name for one in flat(themes) if one.code == code), otherwise)


def flat(themes: Iterable[Theme]) -> list[Theme]:
    """Every theme, followed by its parts."""
    return [one for theme in themes for one in (theme, *theme.parts)]


def plain(text: str) -> str:
    """Small letters without accents, words apart by one space, a space at both ends."""
    bare = "".join(
        one
        for one in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(one) or one == "²"
    )
    return f" {' '.join(BREAKS.split(bare)).strip()} "


def holds(told: str, word: str) -> bool:
    """Whether a plain text holds a word of the lexicon: up to three letters whole, from five also inside a word."""
    sought = plain(word).strip()
    if len(sought) <= WHOLE:
        return f" {sought} " in told
    return (sought if len(sought) >= INSIDE else f" {sought}") in told


def _best(told: str, theme: Theme) -> tuple[int, Suggestion] | None:
    general = _held(told, theme.words)
    parts = [(held, part.code) for part in theme.parts if (held := _held(told, part.words))]
    held, code = max(parts, key=lambda pair: _weight(pair[0]), default=((), ""))
    weight = PART_WEIGHT * _weight(held) + _weight(general)
    return (weight, Suggestion(theme.code, code, (*held, *general))) if weight else None


def _held(told: str, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word and holds(told, word))


def _weight(words: Iterable[str]) -> int:
    """Longer words say more."""
    return sum(len(word) for word in words)
