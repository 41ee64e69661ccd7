"""What a theme is, which one a text suggests, and what may change in a list. The program suggests, people choose."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from services.errors import Refused

WHOLE, INSIDE = 3, 5
MOST_SUGGESTED = 3
PART_WEIGHT = 2
MOST_WORDS, LONGEST_WORD = 60, 40
MOST_THEMES = 24
YEAR = 12
BREAKS = re.compile(r"[^\w²]+")


@dataclass(frozen=True)
class Theme:
    """A theme with its parts, or a part without any; `words` are beginnings of words, or some words together."""

    code: str
    name: str
    explanation: str
    words: tuple[str, ...]
    parts: "tuple[Theme, ...]" = ()
    begins_on: date | None = None
    ended_on: date | None = None
    successors: tuple[str, ...] = ()

    def is_living(self, today: date) -> bool:
        """Whether it may be chosen today."""
        has_begun = self.begins_on is None or self.begins_on <= today
        return has_begun and (self.ended_on is None or self.ended_on > today)


@dataclass(frozen=True)
class Suggestion:
    """A theme and a part (or '') that the words of a text point at; `because` are those words."""

    theme: str
    sub_theme: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """Why the same theme does not say the same in two periods: other names, or it ended, or began in between."""

    code: str
    names: tuple[str, ...]
    ended_on: date | None = None
    begins_on: date | None = None
    successors: tuple[str, ...] = ()


def changes(
    themes: Iterable[Theme], printed: Mapping[str, Sequence[str]], since: date, until: date
) -> list[Change]:
    """What to say beside a comparison of periods from `since` up to `until`; nothing when all stayed as it was.

    `printed` holds, per code, the names in the publications that are compared, oldest first.
    """
    by_code = {one.code: one for one in flat(themes)}
    found = []
    for code, names in printed.items():
        one = by_code.get(code)
        ended = one.ended_on if one and one.ended_on and since <= one.ended_on <= until else None
        begun = one.begins_on if one and one.begins_on and since < one.begins_on <= until else None
        different = tuple(dict.fromkeys(names))
        if len(different) > 1 or ended or begun:
            after = (
                tuple(by_code[next_one].name for next_one in one.successors if next_one in by_code)
                if one
                else ()
            )
            found.append(Change(code, different, ended, begun, after if ended else ()))
    return found


def next_period(today: date, period: str) -> date:
    """The first day of the period after today's: a quarter, a half-year or a year."""
    months = {"quarter": 3, "half-year": 6, "year": 12}[period]
    begun = (today.month - 1) // months * months
    last = begun + months >= YEAR
    return date(today.year + 1, 1, 1) if last else date(today.year, begun + months + 1, 1)


def check_name(name: str, others: Iterable[str]) -> str:
    """A name that no other living theme beside it has; raises Refused."""
    said = " ".join(name.split())
    if not said:
        raise Refused("theme.no-name")
    if plain(said) in {plain(other) for other in others}:
        raise Refused("theme.name-twice")
    return said


def lexicon(told: str) -> tuple[str, ...]:
    """The words that were typed, one on a line or with commas between, each once; raises Refused for too many."""
    words = tuple(
        dict.fromkeys(word for part in re.split(r"[\n,;]", told) if (word := " ".join(part.split()).lower()))
    )
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        raise Refused("theme.too-many-words")
    return words


def new_code(name: str, parent: str, taken: Container[str]) -> str:
    """A code that stays, whatever the name becomes."""
    bare = re.sub(r"[^a-z0-9]+", "-", plain(name).strip())[:30].strip("-") or "thema"
    wanted = f"{parent}-{bare}" if parent else bare
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)


def check_room(living: int) -> None:
    """A list that people can still read."""
    if living >= MOST_THEMES:
        raise Refused("theme.too-many")


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
