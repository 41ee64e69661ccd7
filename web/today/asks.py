"""One thing that asks for attention: a sentence, what to know about it, and what one can do."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from tenants.words.packs import Words


class Rank(IntEnum):
    """What comes first; from WEEK on it may wait until later this week."""

    VERY_URGENT = 0
    CLIENT = 1
    DEBRIEF = 2
    OWNER = 3
    TODAY = 4
    SOON = 5
    NOTICE = 6
    WEEK = 10
    LATER = 11


@dataclass(frozen=True)
class Act:
    """A way to act: a link, or a form with one button."""

    label: str
    href: str
    is_post: bool = False


@dataclass(frozen=True)
class Ask:
    """`by` sorts inside a rank: the soonest first."""

    rank: Rank
    title: str
    detail: str
    acts: tuple[Act, ...] = ()
    by: date = date.max

    @property
    def is_now(self) -> bool:
        """Whether it stands under "Nu"."""
        return self.rank < Rank.WEEK


@dataclass(frozen=True)
class Day:
    """The present day, and how people speak here."""

    now: datetime
    today: date
    words: Words
    reminder_days: int = 3
