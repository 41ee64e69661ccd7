"""A text as its words and numbers, folded for comparing; and the word lists of this folder."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

LISTS = Path(__file__).parent / "lists"
# A word keeps the accents and invisible signs that a keyboard or a copied page leaves in it.
PIECE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d])*|\d+")
INVISIBLE = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d]")
STROKES = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "\u0131": "i", "æ": "ae", "œ": "oe"})
STOPS = frozenset('.!?:;\n\r"“”«»•|')
APART = frozenset('.!?;:,\n\r()[]"“”')
LONGEST_GAP = 4
SHORTEST_END = 5

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number; `is_first` when it begins a sentence, `is_apart` when a comma or more stands before it."""

    start: int
    end: int
    text: str
    plain: str
    is_first: bool
    is_apart: bool

    @property
    def is_number(self) -> bool:
        return self.plain.isdecimal()

    @property
    def is_capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Capitals only, as an abbreviation or a name that is shouted."""
        return len(self.text) > 1 and self.text.isupper()


def tokens(text: str) -> list[Token]:
    """All words and numbers, in order."""
    found: list[Token] = []
    end = 0
    for match in PIECE.finditer(text):
        gap = text[end : match.start()][:80]
        is_initial = gap.strip() == "." and found and len(found[-1].text) == 1 and found[-1].text.isupper()
        is_first = not found or not (is_initial or STOPS.isdisjoint(gap))
        found.append(
            Token(*match.span(), match[0], plain(match[0]), is_first, not found or not APART.isdisjoint(gap))
        )
        end = match.end()
    return found


def plain(word: str) -> str:
    """Small letters, no accents, nothing invisible."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold()).translate(STROKES)
    return INVISIBLE.sub("", bare)


def phrase(words: str) -> Phrase:
    """Words as the search for phrases wants them; "Sint" and "St." are one."""
    return tuple(_saint(token.plain) for token in tokens(words))


class Phrases:
    """Many phrases, sought at one place of a text at once."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.all = frozenset(one for one in phrases if one)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for one in self.all:
            self._lengths[one[0]] = tuple(sorted({len(one), *self._lengths.get(one[0], ())}, reverse=True))

    def at(self, found: Sequence[Token], place: int) -> int:
        """How many tokens from here are one of the phrases; the longest counts, 0 for none."""
        for length in self._lengths.get(_saint(found[place].plain), ()):
            piece = found[place : place + length]
            if tuple(_saint(one.plain) for one in piece) in self.all and all(
                after.start - before.end <= LONGEST_GAP for before, after in pairwise(piece)
            ):
                return len(piece)
        return 0


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(plain(word) for line in _lines(name) for word in line.split())


@cache
def named(name: str) -> tuple[str, ...]:
    """The names of a list, that stand apart by commas."""
    return tuple(one.strip() for one in ",".join(_lines(name)).split(",") if one.strip())


@cache
def cue(section: str) -> frozenset[str]:
    """The words of one section of cues.txt, folded."""
    return frozenset(plain(word) for line in sections("cues")[section] for word in line.split())


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list by the [section] that they stand under."""
    found: dict[str, tuple[str, ...]] = {}
    here = ""
    for line in _lines(name):
        if line.startswith("["):
            here = line.strip("[]")
        else:
            found[here] = (*found.get(here, ()), line)
    return found


@cache
def names_of_people() -> frozenset[str]:
    """First names and surnames that are frequent here, unless they are ordinary words."""
    return (listed("first_names") | listed("surnames")) - listed("ordinary")


@cache
def beginnings() -> frozenset[str]:
    """The first four letters of every ordinary word."""
    return frozenset(word[:4] for word in listed("ordinary"))


@cache
def no_names() -> frozenset[str]:
    """Words that name nobody, also with a capital."""
    return listed("ordinary") | cue("no name")


def is_compound(word: str) -> bool:
    """Whether it ends in an ordinary word, as "woonmaatschappij" does; then it is hardly a name."""
    return any(word[place:] in listed("ordinary") for place in range(2, len(word) - SHORTEST_END + 1))


@cache
def only_with_capital() -> frozenset[str]:
    """Names that are ordinary words in small letters."""
    return cue("capital only") | listed("ordinary")


@cache
def never_at_first() -> frozenset[str]:
    """Of those, what a capital at the beginning of a sentence does not make a name."""
    return cue("never by itself") | listed("ordinary")


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = (LISTS / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _saint(word: str) -> str:
    return "sint" if word == "st" else word
