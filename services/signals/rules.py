"""What may stand in a bottleneck, and when it may leave: what fails, never who."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.errors import Refused
from services.marking.rules import Mark, unresolved

MOST = 400
LONGEST = 1000
LEAST_WORDS = 4
MOST_RAISED = 10
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


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


def check_may_raise(waiting: int) -> None:
    """Somebody with a link says a few things; who sends a hundred buries what others said."""
    if waiting >= MOST_RAISED:
        raise Refused("signal.many-raised")


def check_text(text: str) -> None:
    """What others will read: a sentence, in at most 400 characters."""
    if not text.strip():
        raise Refused("signal.not-rewritten")
    if len(text) > MOST:
        raise Refused("signal.too-long")
    if len(WORD.findall(text)) < LEAST_WORDS:
        raise Refused("signal.no-sentence")


def check_marks(found: Sequence[Mark], confirmed: Collection[str]) -> None:
    """Nothing certain may stay; whatever else was marked is changed, or looked at and left by somebody."""
    if any(one.is_never_allowed for one in found):
        raise Refused("signal.names-somebody")
    if unresolved(found, confirmed):
        raise Refused("signal.marks-left")


def check_may_leave(text: str, refused_before: Sequence[str]) -> None:
    """The network said no to this very text: it has to be another one."""
    if not text:
        raise Refused("signal.not-confirmed")
    if any(_told(text) == _told(one) for one in refused_before):
        raise Refused("signal.refused-unchanged")


def _told(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
