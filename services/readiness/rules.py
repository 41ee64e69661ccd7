"""In which order a table is made ready, and what can wait: plain functions.

What the client said yes to comes first, what is printed last. The program never says that somebody is late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from services.errors import Conflict, Refused
from services.readiness.tables import NeedKind, PracticalNeed

AGENDA_GOES = timedelta(days=7)  # row 110: some days before
PRINTED = timedelta(days=3)
PRACTICAL = timedelta(days=10)


class Todo(StrEnum):
    """What is looked after before a table, in the order in which one helps the next."""

    CONSENT = "consent"
    DATE = "date"
    GOAL = "goal"
    PREPARED = "prepared"
    IN_THE_WAY = "in-the-way"
    ASK = "ask"
    ADDRESS = "address"
    ANSWERS = "answers"
    ABSENT = "absent"
    DISCUSS_FIRST = "discuss-first"
    PROPOSED = "proposed"
    PRACTICAL = "practical"
    AGENDA = "agenda"
    KEY_WORKER = "key-worker"
    SHEET = "sheet"


class How(StrEnum):
    """Ready, to do now, or in good time."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class Step:
    """One thing: how it stands, and about whom or how many."""

    what: Todo
    how: How
    names: tuple[str, ...] = ()
    count: int = 0


def step(what: Todo, *, is_done: bool, names: Sequence[str] = (), count: int = 0) -> Step:
    """To do now, or done."""
    return Step(what, How.DONE if is_done else How.NOW, tuple(names), count)


def in_time(found: Step, starts_at: datetime | None, before: timedelta, now: datetime) -> Step:
    """What is not done yet may wait while there is more time than this, or no date yet."""
    if found.how is How.NOW and (starts_at is None or starts_at - now > before):
        return Step(found.what, How.LATER, found.names, found.count)
    return found


def is_calm(steps: Sequence[Step]) -> bool:
    """Whether nothing asks for anything now."""
    return all(one.how is not How.NOW for one in steps)


def check_need(kind: str, words: str, *, is_needed: bool, is_settled: bool) -> None:
    """What is arranged says by whom or how."""
    if kind not in list(NeedKind):
        raise Refused("need.unknown")
    if is_needed and is_settled and not words:
        raise Refused("need.no-words")


def check_version(found: PracticalNeed | None, version: int) -> None:
    """Two people who arrange the same see each other's words first."""
    if (found.version if found else 0) != version:
        raise Conflict


def unsettled(needs: Sequence[PracticalNeed]) -> list[NeedKind]:
    """Which of them nobody looked after yet."""
    known = {one.kind for one in needs if not one.is_needed or one.settled_at is not None}
    return [kind for kind in NeedKind if kind not in known]
