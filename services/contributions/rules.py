"""How a second reader answers: yes, or no with a reason that says what to change and never repeats the text."""

import re
from enum import StrEnum

from services.errors import Conflict, Refused
from services.marking.rules import marks

MOST_OWN_WORDS = 200
LONGEST_QUOTE = 4
WORD = re.compile(r"[^\W_]+")
STANDING = frozenset({"waiting", "accepted"})


class Reason(StrEnum):
    """Why a text is sent back; the sentence its origin reads is in tenants/words/contributions.py."""

    PERSON = "person"
    PLACE = "place"
    RARE = "rare"
    SERVICE = "service"
    ONE_CASE = "one-case"
    UNCLEAR = "unclear"
    OTHER = "other"


def check_reason(code: str, own_words: str, text: str) -> str:
    """The reason as it travels back; raises Refused when none is chosen, or when it repeats the text."""
    if code not in frozenset(Reason):
        raise Refused("contribution.no-reason")
    said = " ".join(own_words.split())
    if len(said) > MOST_OWN_WORDS:
        raise Refused("contribution.reason-too-long")
    if code == Reason.OTHER and not said:
        raise Refused("contribution.no-words")
    if repeats(said, text):
        raise Refused("contribution.reason-quotes")
    if any(not mark.is_warning for mark in marks(said)):
        raise Refused("contribution.reason-tells")
    return f"{code}: {said}" if said else code


def repeats(said: str, text: str) -> bool:
    """Whether so many words of the text stand in it in a row, or all of a shorter text."""
    ours, theirs = _runs(said), WORD.findall(text.casefold())
    if len(theirs) < LONGEST_QUOTE:
        return bool(theirs) and " ".join(theirs) in " ".join(WORD.findall(said.casefold()))
    return not ours.isdisjoint(_runs(text))


def is_done(state: str, wanted: str, is_own: bool) -> bool:  # noqa: FBT001 - a fact, not a switch
    """A second click of the same reader asks what is so already."""
    return state == wanted and is_own


def check_may_read(state: str) -> None:
    """A text waits for one answer; raises Refused when it was taken back, Conflict when a colleague was first."""
    if state == "withdrawn":
        raise Refused("contribution.withdrawn")
    if state != "waiting":
        raise Conflict("contribution")


def check_may_refuse(state: str) -> None:
    """Also what was accepted may still be sent back: a person who can be recognised comes before any count."""
    if state == "withdrawn":
        raise Refused("contribution.withdrawn")
    if state not in STANDING:
        raise Conflict("contribution")


def check_may_code(state: str, *, is_published: bool) -> None:
    """Until its period is published the network may say what a text is about."""
    if state not in STANDING:
        raise Refused("contribution.withdrawn" if state == "withdrawn" else "contribution.refused")
    if is_published:
        raise Refused("contribution.published")


def _runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return {tuple(words[start : start + LONGEST_QUOTE]) for start in range(len(words) - LONGEST_QUOTE + 1)}
