"""What may stand in a plan. These rules help the method; what has already happened may always be recorded."""

from datetime import date, datetime

from services.errors import Refused

LONGEST_SENTENCE = 300
EARLIEST = date(2000, 1, 1)
FURTHEST_YEARS = 10


def checked_sentence(sentence: str) -> str:
    """One sentence on one line, neither empty nor a page."""
    line = " ".join(sentence.split())
    if not line:
        raise Refused("agreement.no-sentence")
    if len(line) > LONGEST_SENTENCE:
        raise Refused("agreement.sentence-too-long")
    return line


def check_due_on(due_on: date | None, today: date) -> None:
    """A date of long ago or far away is a typing error; yesterday is not."""
    if due_on is not None and not EARLIEST <= due_on <= date(today.year + FURTHEST_YEARS, 12, 31):
        raise Refused("agreement.unlikely-date")


def check_is_open(done_at: datetime | None, dropped_at: datetime | None) -> None:
    """What is done or dropped has no date left to move."""
    if done_at is not None or dropped_at is not None:
        raise Refused("agreement.not-open")
