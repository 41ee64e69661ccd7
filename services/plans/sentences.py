"""Reads who, what and by when out of one sentence in Dutch. A guess, always shown for correction.

Dates are in dates.py; here are the names at the table. No database, no clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.plans.dates import Due, find_due

# After these a name is company or goal, not who does it: "met Niels", "aan zijn moeder".
BESIDE = frozenset({
    "met", "aan", "voor", "van", "bij", "naar", "over", "tegen", "zonder", "tussen", "via", "rond", "ook",
    "samen", "dat", "of", "als", "namens", "naast", "achter",
})  # fmt: skip
ALSO_CALLED = {"moeder": "mama", "vader": "papa", "grootmoeder": "oma", "grootvader": "opa"}
ALSO_A_WORD = frozenset(
    {"an", "wil", "mark", "ben", "roos", "mei", "lot", "do", "bas", "fee", "storm", "per", "pas"}
)
JOINING = frozenset({"en", "of", ","})
ARTICLES = frozenset({"de", "het", "zijn", "haar", "hun", "mijn", "onze", "ons"})
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|,", re.UNICODE)


@dataclass(frozen=True)
class Person:
    """Somebody who may be named: by first name, first and last name, or what they are ("moeder")."""

    id: UUID
    first_name: str
    last_name: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Reading:
    """What was understood; `is_ambiguous` when two people carry the name that was said."""

    owner: UUID | None
    due_on: date | None
    what: str
    is_ambiguous: bool = False


@dataclass(frozen=True)
class Mention:
    """One place where a name stands: which words, who it may be, and whether somebody else acts there."""

    start: int
    end: int
    people: tuple[UUID, ...]
    is_beside: bool
    is_agent: bool


def read(sentence: str, people: Sequence[Person], on: date, next_on: date | None = None) -> Reading:
    """Who does it, by when, and what is left of the sentence. `on` is the day on which it was said."""
    due = find_due(sentence, on, next_on)
    mentions = find_mentions(sentence, people)
    doer = _doer(mentions)
    owner = doer.people[0] if doer and len(doer.people) == 1 else None
    what = _what(sentence, due, doer)
    return Reading(owner, due.on if due else None, what, bool(doer) and owner is None)


def find_mentions(sentence: str, people: Sequence[Person]) -> list[Mention]:
    """Every name in the sentence, in order."""
    words = [(m.group(), m.start(), m.end()) for m in WORD.finditer(sentence)]
    found: list[Mention] = []
    beside_until = -1
    number = 0
    while number < len(words):
        length, who = _people_at(words, number, people)
        if not who:
            number += 1
            continue
        before = _before(words, number)
        is_beside = before in BESIDE or (before in JOINING and beside_until == _joined(number, words))
        found.append(
            Mention(words[number][1], words[number + length - 1][2], who, is_beside, before == "door")
        )
        number += length
        if is_beside:
            beside_until = number
    return found


def _people_at(
    words: Sequence[tuple[str, int, int]], number: int, people: Sequence[Person]
) -> tuple[int, tuple[UUID, ...]]:
    """How many words from here are a name, and whose; the longest name wins."""
    best: tuple[int, tuple[UUID, ...]] = (0, ())
    for person in people:
        for name in _names(person):
            parts = name.split()
            here = [word for word, _, _ in words[number : number + len(parts)]]
            if len(parts) >= best[0] and _same(here, parts):
                others = best[1] if len(parts) == best[0] else ()
                best = (len(parts), tuple(dict.fromkeys((*others, person.id))))
    return best


def _names(person: Person) -> list[str]:
    names = [person.first_name, f"{person.first_name} {person.last_name}".strip()]
    if person.last_name:
        names.append(f"{person.first_name} {person.last_name[0]}")
    if person.relation and len(person.relation.split()) == 1:
        names += [person.relation, ALSO_CALLED.get(person.relation.casefold(), person.relation)]
    return [" ".join(WORD.findall(name)) for name in dict.fromkeys(names) if WORD.search(name)]


def _same(here: Sequence[str], parts: Sequence[str]) -> bool:
    """Typed in haste, without capitals, is fine; but "an" is An only with hers."""
    if len(here) != len(parts):
        return False
    if parts[0].casefold() in ALSO_A_WORD:
        return list(here) == list(parts)
    return [word.casefold() for word in here] == [part.casefold() for part in parts]


def _before(words: Sequence[tuple[str, int, int]], number: int) -> str:
    """The word that says what part the name plays; articles and "zijn" are passed over."""
    place = number - 1
    while place >= 0 and words[place][0].casefold() in ARTICLES:
        place -= 1
    return words[place][0].casefold() if place >= 0 else ""


def _joined(number: int, words: Sequence[tuple[str, int, int]]) -> int:
    """Where the name before "en" ended, counted in words."""
    place = number - 1
    while place >= 0 and words[place][0].casefold() in ARTICLES | JOINING:
        place -= 1
    return place + 1


def _doer(mentions: Sequence[Mention]) -> Mention | None:
    """Who is named with "door", else the first who is not beside somebody else, else nobody."""
    agents = [mention for mention in mentions if mention.is_agent]
    acting = [mention for mention in mentions if not mention.is_beside]
    return next(iter(agents or acting), None)


def _what(sentence: str, due: Due | None, doer: Mention | None) -> str:
    """The sentence without its date, and without the name when the name comes first."""
    start = doer.end if doer and not sentence[: doer.start].strip() else 0
    rest = sentence[start:]
    if due is not None and due.start >= start:
        rest = sentence[start : due.start] + sentence[due.end :]
    return " ".join(rest.split()).strip(" ,.;:")
