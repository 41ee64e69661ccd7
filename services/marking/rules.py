"""The marking pass: every piece of a text that may lead back to somebody, and which of them still ask for an answer.

    found = marks(text, known)            # in order, none over another
    left = unresolved(found, confirmed)   # what must be changed, or confirmed one by one (keys)
    pieces(text, found)                   # for the macros of web/marking/_marked.html

`is_never_allowed`: a national number, account, phone, mail or company number; nobody confirms it away. Each other mark
has a `key`; whoever says "dit wijst niemand aan" confirms that key, and it counts for this very piece of text: its
words, with the words beside it. It marks and warns, it never decides that a text is safe (decision 0038).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from services.marking.hints import hints, maybe_names
from services.marking.kinds import NEVER, RANK, WARNINGS, Kind, Span
from services.marking.known import Known, names, others
from services.marking.numbers import numbers
from services.marking.places import institutions, places, postcodes, streets
from services.marking.reading import Token, tokens
from services.marking.times import ages, dates
from tenants.words.marking import KIND_NAMES, REASONS

NOTHING_KNOWN = Known()
KEY_LENGTH = 16


@dataclass(frozen=True)
class Mark:
    """A piece of a text that may lead back to somebody; `key` belongs to these words beside their neighbours."""

    start: int
    end: int
    kind: Kind
    words: str
    key: str

    @property
    def is_never_allowed(self) -> bool:
        """Out of the text, whatever anybody says."""
        return self.kind in NEVER

    @property
    def is_warning(self) -> bool:
        """Only a question: no list knows this."""
        return self.kind in WARNINGS

    @property
    def kind_name(self) -> str:
        """In a word or two."""
        return KIND_NAMES[self.kind]

    @property
    def reason(self) -> str:
        """In plain Dutch: what it is, and what to do."""
        return REASONS[self.kind]


@dataclass(frozen=True)
class Piece:
    """A part of a text; `mark` when it is one, with its number in the text."""

    words: str
    mark: Mark | None = None
    number: int = 0


def marks(text: str, known: Known = NOTHING_KNOWN) -> list[Mark]:
    """Everything that may lead back to somebody, from left to right; where two meet, the surer kind names both."""
    found = tokens(text)
    starts = [one.start for one in found]
    seen: Counter[str] = Counter()
    told = []
    for span in _apart(_all(text, found, known)):
        words = text[span.start : span.end]
        context = f"{span.kind}|{_beside(found, starts, span)}"
        key = sha256(f"{context}|{seen[context]}".encode("utf-8", "replace")).hexdigest()[:KEY_LENGTH]
        seen[context] += 1
        told.append(Mark(span.start, span.end, span.kind, words, key))
    return told


def pieces(text: str, found: Iterable[Mark]) -> list[Piece]:
    """The whole text in pieces, marked and not, for a page to write them one after the other."""
    told: list[Piece] = []
    end = 0
    for number, mark in enumerate(found, start=1):
        told += [Piece(text[end : mark.start]), Piece(mark.words, mark, number)]
        end = mark.end
    return [one for one in (*told, Piece(text[end:])) if one.words]


def unresolved(found: Iterable[Mark], confirmed: Collection[str]) -> list[Mark]:
    """What still stands in the way: what is never allowed, and what nobody confirmed by its key."""
    return [mark for mark in found if mark.is_never_allowed or mark.key not in confirmed]


def _all(text: str, found: list[Token], known: Known) -> Iterator[Span]:
    yield from numbers(text)
    yield from names(found, known)
    yield from others(found, known)
    yield from dates(text, found)
    yield from ages(text, found)
    yield from places(found)
    yield from postcodes(text, found)
    yield from streets(found)
    yield from institutions(found)
    yield from maybe_names(found)
    yield from hints(found)


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """What overlaps becomes one: nothing that was marked is left bare."""
    whole: Span | None = None
    for span in sorted(spans, key=lambda one: (one.start, -one.end, RANK[one.kind])):
        if whole is not None and span.start < whole.end:
            kind = min(whole.kind, span.kind, key=RANK.__getitem__)
            whole = Span(whole.start, max(whole.end, span.end), kind)
            continue
        if whole is not None:
            yield whole
        whole = span
    if whole is not None:
        yield whole


def _beside(found: list[Token], starts: list[int], span: Span) -> str:
    """The words of a mark, with the one before and the one after it: where it stands may move, what it says not."""
    first, after = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return " ".join(one.plain for one in found[max(0, first - 1) : after + 1])
