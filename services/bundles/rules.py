"""What may and may not at the network's desk, and what a bundle waits for. Pure: no database, no clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from services.bundles.tables import Bundle, Status
from services.errors import Refused

MOST_TITLE = 120
MOST_QUOTES = 3
# How long an answer may take before the desk is reminded, when nobody chose a day.
PATIENCE = timedelta(days=60)
LONGEST_PATIENCE = timedelta(days=730)
OLDEST = timedelta(days=3650)


class Stand(StrEnum):
    """What a bundle waits for, the most pressing first."""

    OVERDUE = "overdue"
    UNSOLVED = "unsolved"
    UNSENT = "unsent"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True)
class Facts:
    """What a stand follows from. `waits_until`: of who did not answer yet, the first day on which they should have."""

    is_closed: bool
    is_sent: bool
    is_unsolved: bool
    waits_until: date | None
    is_waiting: bool


def stand(facts: Facts, today: date) -> Stand:
    """Where a bundle stands; told anew at each look, so that no day passes by it."""
    if facts.is_closed:
        return Stand.CLOSED
    if facts.waits_until is not None and facts.waits_until < today:
        return Stand.OVERDUE
    if facts.is_unsolved:
        return Stand.UNSOLVED
    if not facts.is_sent:
        return Stand.UNSENT
    return Stand.WAITING if facts.is_waiting else Stand.ANSWERED


def check_open(bundle: Bundle) -> None:
    """A closed bundle is read; to change it, somebody opens it again."""
    if bundle.closed_on is not None:
        raise Refused("bundle.closed")


def check_may_send(bundle: Bundle, parts: Collection[UUID]) -> None:
    """Who gets it must read what is asked; and somebody must have met it."""
    check_open(bundle)
    if not parts:
        raise Refused("bundle.nobody-left")
    if not bundle.asks.strip():
        raise Refused("bundle.asks-nothing")
    if not bundle.asked_of.strip():
        raise Refused("bundle.asks-nobody")


def check_quotes(chosen: Sequence[UUID], quotable: Collection[UUID]) -> None:
    """Three at most, and only what was released to be quoted and is offered here."""
    if len(set(chosen)) > MOST_QUOTES:
        raise Refused("bundle.too-many-quotes")
    if not set(chosen) <= set(quotable):
        raise Refused("bundle.not-quotable")


def check_past(day: date, today: date, code: str) -> None:
    """What is noted has happened, and not longer ago than anybody keeps."""
    if not today - OLDEST <= day <= today:
        raise Refused(code)


def answer_by(chosen: date | None, sent_on: date) -> date:
    """Until when an answer is waited for; raises Refused for a day before it was sent."""
    if chosen is None:
        return sent_on + PATIENCE
    if not sent_on <= chosen <= sent_on + LONGEST_PATIENCE:
        raise Refused("bundle.strange-answer-day")
    return chosen


def check_answer(status: str, taken_by: str, because: str, for_client: str) -> None:
    """Taken up by somebody; refused with a reason; and always a text that a client can read."""
    if status not in set(Status):
        raise Refused("answer.no-status")
    if status in {Status.TAKEN_UP, Status.IN_PART} and not taken_by.strip():
        raise Refused("answer.nobody")
    if status == Status.REFUSED and not because.strip():
        raise Refused("answer.no-reason")
    if not for_client.strip():
        raise Refused("answer.no-client-text")


def check_hearing(words: str, done: str, undone: str) -> None:
    """Whoever is told what was done with their words, was heard first."""
    if (done.strip() or undone.strip()) and not words.strip():
        raise Refused("hearing.no-words")
