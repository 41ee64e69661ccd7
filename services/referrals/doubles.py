"""Whether two requests may be about the same client: as a Fleming would read names, streets and numbers.

Plain functions, no database. What is found is asked about ("is dit dezelfde?"), never joined by itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from uuid import UUID

NEAR = timedelta(days=14)
SHORTEST_NUMBER = 8
LONG_ENOUGH = 5  # letters from which one typing error still is the same name
SMALL_WORDS = frozenset(
    ("van", "de", "der", "den", "het", "t", "d", "ten", "ter", "te", "dhr", "mevr", "mevrouw", "meneer", "mr")
)
GLUED = frozenset(("van", "vande", "vanden", "vander", "de", "den", "der", "d", "ten", "ter", "vant"))
STREETS = (("str", "straat"), ("stw", "steenweg"), ("stwg", "steenweg"), ("ln", "laan"), ("pl", "plein"))


class Because(StrEnum):
    """What is the same in two requests."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    REQUESTER = "requester"


@dataclass(frozen=True)
class Told:
    """What a request says that can be the same in another one."""

    id: UUID
    client_name: str
    client_address: str
    client_phone: str
    requester_name: str
    requester_phone: str
    requester_email: str
    asked_on: date
    is_open: bool = True

    @cached_property
    def name(self) -> frozenset[str]:
        """The words of the client's name that tell people apart."""
        return frozenset(words(self.client_name)) - SMALL_WORDS

    @cached_property
    def street(self) -> tuple[str, str]:
        """Street and number, as one writes them in many ways."""
        return street(self.client_address)

    @cached_property
    def phone(self) -> str:
        """The client's number, digits alone."""
        return digits(self.client_phone)

    @cached_property
    def requester(self) -> frozenset[str]:
        """By what one knows who asked."""
        name = " ".join(sorted(words(self.requester_name)))
        return frozenset({name, digits(self.requester_phone), self.requester_email.casefold()} - {""})


@dataclass(frozen=True)
class Double:
    """Two requests that look like one: the newer, the older, and why."""

    newer: UUID
    older: UUID
    because: tuple[Because, ...]


def doubles(told: Iterable[Told], decided: Iterable[frozenset[UUID]]) -> Iterator[Double]:
    """Every pair worth asking about, of which one still waits and nobody said yes or no yet."""
    known = set(decided)
    for one, other in combinations(sorted(told, key=lambda row: (row.asked_on, row.id)), 2):
        if (one.is_open or other.is_open) and frozenset({one.id, other.id}) not in known:
            because = same(one, other)
            if because:
                yield Double(other.id, one.id, because)


def same(one: Told, other: Told) -> tuple[Because, ...]:
    """What is the same; a requester alone counts only within two weeks, and not for two other names."""
    found = [
        (Because.NAME, is_same_name(one.name, other.name)),
        (Because.ADDRESS, bool(one.street[1]) and one.street == other.street),
        (Because.PHONE, len(one.phone) >= SHORTEST_NUMBER and one.phone == other.phone),
    ]
    because = tuple(code for code, is_so in found if is_so)
    return because or ((Because.REQUESTER,) if _by_the_same(one, other) else ())


def is_same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """All words of the shorter name stand in the longer: initials and one typing error allowed."""
    few, many = sorted((one, other), key=len)
    if not few or (len(few) == 1 and len(many) > 1):
        return False
    return all(any(_is_same_word(word, there) for there in many) for word in few)


def words(text: str) -> list[str]:
    """Small letters without accents, ij as y, nothing but letters and figures."""
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one)
    )
    return re.findall(r"\w+", bare.replace("ij", "y").replace("_", " "))


def digits(text: str) -> str:
    """A Belgian number without country and signs."""
    return re.sub(r"^(00)?32", "0", re.sub(r"\D", "", text))


def street(text: str) -> tuple[str, str]:
    """The name before the first figure and that figure: Kerkstr. 1A and Kerkstraat 1 a are one."""
    found = re.match(r"(\D+?)(\d+)\s*([a-z]?)\b", " ".join(words(text)))
    if found is None:
        return "", ""
    name = found[1].strip()
    for short, long in STREETS:
        name = re.sub(rf"{short}$", long, name)
    return name.replace(" ", ""), found[2] + found[3]


def _by_the_same(one: Told, other: Told) -> bool:
    is_near = abs(one.asked_on - other.asked_on) <= NEAR
    may_be_one = not one.name or not other.name or bool(one.name & other.name)
    return is_near and may_be_one and bool(one.requester & other.requester)


def _is_same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if one == other or (len(short) == 1 and long.startswith(short)):
        return True
    if long.endswith(short) and long.removesuffix(short) in GLUED:
        return True
    return min(len(one), len(other)) >= LONG_ENOUGH and _is_one_apart(one, other)


def _is_one_apart(one: str, other: str) -> bool:
    """One letter more, less or other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
