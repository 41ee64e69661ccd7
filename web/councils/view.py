"""What was brought to whom, as a page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.councils.queries import Raised
from tenants.words.councils import NO_ANSWER, STATUSES, TONES, brought


@dataclass(frozen=True)
class Said:
    """One answer."""

    on: date
    status: str
    tone: str
    by_whom: str
    words: str
    plain: str


@dataclass(frozen=True)
class Told:
    """One thing that was brought to somebody, with its answers, newest first."""

    id: UUID
    whom: str
    on: date
    asked: str
    answer_by: date | None
    status: str
    tone: str
    answers: Sequence[Said]

    @property
    def plain(self) -> str:
        """The newest words for the client and the table."""
        return next((one.plain for one in self.answers if one.plain), "")


def told(one: Raised) -> Told:
    """With the words of its codes."""
    row = one.row
    answers = [
        Said(a.answered_on, STATUSES[a.status], TONES[a.status], a.by_whom, a.words, a.plain)
        for a in reversed(one.answers)
    ]
    status = STATUSES.get(one.status, NO_ANSWER)
    whom = brought(row.to_whom, row.addressee)
    return Told(row.id, whom, row.brought_on, row.asked, row.answer_by, status, TONES[one.status], answers)
