"""What may stand in a bottleneck, and when it may leave: what fails, never who."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from services.errors import Refused

MOST = 400
LONGEST = 1000
LEAST_WORDS = 4
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Found:
    """A piece of a text that may lead back to somebody; a certain one may not stay, another is somebody's choice."""

    text: str
    kind: str
    is_certain: bool


@dataclass(frozen=True)
class Coding:
    """What a bottleneck is about; all of it may wait for the network."""

    theme: str = ""
    sub_theme: str = ""
    domain: str = ""
    kind: str = ""


def check_original(text: str) -> None:
    """What is typed at the table: one sentence, with whatever name it takes."""
    if not text.strip():
        raise Refused("signal.empty")
    if len(text) > LONGEST:
        raise Refused("signal.original-too-long")


def check_text(text: str) -> None:
    """What others will read: a sentence, in at most 400 characters."""
    if not text.strip():
        raise Refused("signal.not-rewritten")
    if len(text) > MOST:
        raise Refused("signal.too-long")
    if len(WORD.findall(text)) < LEAST_WORDS:
        raise Refused("signal.no-sentence")


def check_marks(found: Iterable[Found], accepted: Collection[str]) -> None:
    """Nothing certain may stay; whatever else was marked is changed, or looked at and left by somebody."""
    left = list(found)
    if any(one.is_certain for one in left):
        raise Refused("signal.names-somebody")
    if any(one.text not in accepted for one in left):
        raise Refused("signal.marks-left")


def check_may_leave(text: str, refused_before: Sequence[str]) -> None:
    """The network said no to this very text: it has to be another one."""
    if not text:
        raise Refused("signal.not-confirmed")
    if any(_told(text) == _told(one) for one in refused_before):
        raise Refused("signal.refused-unchanged")


def known_names(sentence: str, names: Iterable[str]) -> list[str]:
    """Which names of this case stand in the sentence, in any case of letters, as they were typed.

    Word by word; names shorter than three letters are left to the reader's eye.
    """
    wanted = {part.casefold() for name in names for part in WORD.findall(name) if len(part) >= SHORTEST_NAME}
    return list(dict.fromkeys(word for word in WORD.findall(sentence) if word.casefold() in wanted))


def _told(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
