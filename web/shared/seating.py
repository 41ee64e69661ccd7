"""Where everybody sits: the places of the round table, for the drawing and for the list beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

SeatKind = Literal["client", "yes", "unknown", "no"]

CENTRE = 230.0
RING = 170.0
USUAL, LARGEST = 38.0, 46.0  # radius of a seat; it grows for long names
SMALLEST_LETTER, LARGEST_LETTER = 14.0, 18.0
LETTER_WIDTH = 0.57  # of the letter's height, bold Atkinson Hyperlegible Next


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at the table. `answer` and `detail` are words for people: "komt", "huisarts"."""

    name: str
    detail: str = ""
    answer: str = ""
    kind: SeatKind = "unknown"
    is_confidant: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a name inside its circle."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Seat:
    """A guest with a place; x and y are the middle of the circle in a square of 460."""

    name: str
    detail: str
    answer: str
    kind: SeatKind
    x: float
    y: float
    radius: float
    font_size: float
    lines: tuple[Line, ...]


def seats(people: Sequence[Guest]) -> list[Seat]:
    """The client at the head, the confidant beside, the others clockwise; the head waits for a client."""
    ordered = _in_order(people)
    first = 0 if any(guest.kind == "client" for guest in people) else 1
    chairs = max(len(ordered) + first, 1)
    radius, between = _radius(chairs, ordered), 2 * math.pi / chairs
    return [_seat(guest, place * between, radius) for place, guest in enumerate(ordered, start=first)]


def _in_order(people: Sequence[Guest]) -> list[Guest]:
    """Client first, a confidant on the right hand, a second one on the left hand (the last chair)."""
    head = [guest for guest in people if guest.kind == "client"]
    near = [guest for guest in people if guest.is_confidant and guest.kind != "client"]
    others = [guest for guest in people if guest.kind != "client" and not guest.is_confidant]
    return head + near[:1] + others + near[1:]


def _seat(guest: Guest, angle: float, radius: float) -> Seat:
    x, y = CENTRE + RING * math.sin(angle), CENTRE - RING * math.cos(angle)
    words = _words(guest.name, radius)
    size = _letter(max(len(word) for word in words), radius)
    return Seat(
        name=guest.name,
        detail=guest.detail,
        answer=guest.answer,
        kind=guest.kind,
        x=round(x, 1),
        y=round(y, 1),
        radius=radius,
        font_size=size,
        lines=_lines(words, y, size),
    )


def _radius(chairs: int, people: Sequence[Guest]) -> float:
    """As large as the longest word asks and neighbours allow, with a little air between them."""
    longest = max((len(word) for guest in people for word in _parts(guest.name)), default=0)
    wanted = max(USUAL, (longest * LETTER_WIDTH * SMALLEST_LETTER + 6) / 2)
    allowed = RING * math.sin(math.pi / max(chairs, 2)) - 3
    return round(min(wanted, LARGEST, allowed), 1)


def _letter(length: int, radius: float) -> float:
    fitting = (2 * radius - 8) / (LETTER_WIDTH * max(length, 1))
    return round(max(SMALLEST_LETTER, min(LARGEST_LETTER, fitting)), 1)


def _parts(name: str) -> tuple[str, ...]:
    """At most two pieces: "Jan-Pieter" breaks after its hyphen, "de leerkracht" at its space."""
    first, _, rest = " ".join(name.replace("-", "- ").split()).partition(" ")
    return tuple(part for part in (first, rest) if part) or ("?",)


def _words(name: str, radius: float) -> tuple[str, ...]:
    """The name as it fits in the circle: whole, over two lines, or cut with three dots."""
    room = int((2 * radius - 6) / (LETTER_WIDTH * SMALLEST_LETTER))
    whole = " ".join(name.split())
    return (whole,) if 0 < len(whole) <= room else tuple(_cut(part, room) for part in _parts(name))


def _cut(word: str, room: int) -> str:
    return word if len(word) <= room else word[: room - 1].rstrip() + "…"


def _lines(words: tuple[str, ...], y: float, size: float) -> tuple[Line, ...]:
    """Lines around the middle; a third of the letter's height below it looks centred."""
    top = y + size / 3 - (len(words) - 1) * size * 0.55
    return tuple(Line(text=word, y=round(top + number * size * 1.1, 1)) for number, word in enumerate(words))
