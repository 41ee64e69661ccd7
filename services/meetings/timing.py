"""The clock of the table: how long each point may take, how long it takes, and what is left of the meeting.

It tells the time and never hurries anybody: a point that runs on is noted nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.consultations.tables import AgendaItem, ItemKind

USUAL: Mapping[str, int] = {
    ItemKind.WELCOME: 10,
    ItemKind.PREVIOUS_REPORT: 5,
    ItemKind.PREVIOUS_AGREEMENTS: 10,
    ItemKind.GOALS: 15,
    ItemKind.VARIA: 5,
    ItemKind.AGREEMENTS: 10,
    ItemKind.CLOSING: 5,
    ItemKind.NEXT_DATE: 5,
    ItemKind.EVALUATION: 5,
}
SHORTEST = 5
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Clock:
    """One point: minutes planned and spent, whether it runs, and the whole minutes left of the meeting."""

    planned: int
    spent: int
    is_running: bool
    left: int | None
    counted_from: datetime
    ends_at: datetime | None

    @property
    def over(self) -> int:
        """Minutes longer than was planned."""
        return max(0, self.spent - self.planned)


def planned(items: Sequence[AgendaItem], total: timedelta | None) -> dict[UUID, int]:
    """Minutes per point: as somebody planned, else the usual; topics share what is left of the meeting."""
    fixed = {one.id: one.planned_minutes or USUAL.get(one.kind, 0) for one in items}
    open_topics = [one for one, minutes in fixed.items() if not minutes]
    whole = int(total / MINUTE) if total else 0
    share = (whole - sum(fixed.values())) // len(open_topics) if open_topics else 0
    return {one: minutes or max(SHORTEST, share) for one, minutes in fixed.items()}


def spent(item: AgendaItem, now: datetime) -> timedelta:
    """How long it was on the table, all times together."""
    latest = (item.ended_at or now) - item.begun_at if item.begun_at else timedelta()
    return timedelta(seconds=item.spent_seconds) + max(latest, timedelta())


def was_on_table(item: AgendaItem, at: datetime) -> bool:
    """Whether this point was talked about at that moment."""
    if item.begun_at is None or at < item.begun_at:
        return False
    return item.ended_at is None or at <= item.ended_at


def talked_about(items: Iterable[AgendaItem], at: datetime) -> list[AgendaItem]:
    """What was talked about at that moment, or may have been.

    Of a point that was taken up again only its last time is known: where no other fits, it may have been that one.
    """
    found = list(items)
    then = [item for item in found if was_on_table(item, at)]
    return then or [item for item in found if item.spent_seconds and item.begun_at and at < item.begun_at]


def points_about(items: Iterable[AgendaItem], item: UUID | None, at: datetime) -> list[AgendaItem]:
    """The point that something hangs on; what hangs on none belongs to what was talked about at that moment."""
    if item is not None:
        return [one for one in items if one.id == item]
    return talked_about(items, at)


def clock(item: AgendaItem, minutes: int, ends_at: datetime | None, now: datetime) -> Clock:
    """What the clock says for this point."""
    taken = spent(item, now)
    left = None if ends_at is None else max(0, int((ends_at - now) / MINUTE))
    is_running = item.begun_at is not None and item.ended_at is None
    return Clock(minutes, int(taken / MINUTE), is_running, left, now - taken, ends_at)
