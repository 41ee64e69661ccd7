"""What may and may not in follow-up, and when something asks for somebody. No database, no clock."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.tables import CircleKind
from services.errors import Conflict, Refused
from services.followups.tables import Told
from services.plans.tables import Answer

DEBRIEF_WITHIN = timedelta(days=7)
NUDGE_AFTER = timedelta(days=4)
ASK_AFTER = timedelta(days=8)
ASK_AGAIN_AFTER = timedelta(days=3)
ASKED_LASTS = timedelta(days=7)
NUDGED = time(9, 30)
MOST_TOLD = 20
REMINDED = frozenset({CircleKind.HELPER, CircleKind.NETWORK})


def is_reminded(kind: str) -> bool:
    """Helpers and the client's network hear of their own agreements; client and family never by a mail (X21)."""
    return kind in REMINDED


def is_on_board(owner_kind: str) -> bool:
    """The client's own steps stand on no list (X21)."""
    return owner_kind != CircleKind.CLIENT


def is_stalled(due_on: date | None, today: date) -> bool:
    """The date is past: time to ask, not to judge."""
    return due_on is not None and due_on < today


def was_asked_lately(asked_on: date | None, today: date) -> bool:
    """Somebody phoned about it this week: the question rests."""
    return asked_on is not None and today - asked_on < ASKED_LASTS


def change_of(answer: Answer, former: str | None) -> Told | None:
    """What becomes of an agreement when the client answers otherwise than before; None when nothing changes."""
    if answer == former:
        return None
    if answer == Answer.NO:
        return Told.REFUSED
    if answer == Answer.UNSURE:
        return Told.DOUBTED
    return Told.AGREED if former in {Answer.NO, Answer.UNSURE} else None


def check_version(version: int, seen: int, *, is_open: bool) -> None:
    """Somebody else changed this agreement since the page was read, or it is finished already."""
    if version != seen or not is_open:
        raise Conflict


def check_reason(reason: str) -> None:
    """Why something did not go through helps whoever reads on (row 157)."""
    if not reason.strip():
        raise Refused("agreement.no-reason")


def check_new_date(to_on: date, due_on: date | None, today: date) -> None:
    """Another date than the one that stood there, and not one in the past."""
    if to_on < today:
        raise Refused("agreement.date-in-the-past")
    if to_on == due_on:
        raise Refused("agreement.same-date")


def check_new_owner(owner: UUID, former: UUID | None) -> None:
    """Somebody else than who had it."""
    if owner == former:
        raise Refused("agreement.same-owner")


def check_may_tell(count: int) -> None:
    """A page that keeps posting stops somewhere."""
    if count >= MOST_TOLD:
        raise Refused("agreement.told-often")


def nudge_at(on: date) -> datetime:
    """Later in the morning than the reminders: who gets one of those is nudged a day later."""
    return datetime.combine(on, NUDGED, BRUSSELS)


def check_was_held(held_at: datetime | None) -> None:
    """First the consultation, then talking about it."""
    if held_at is None:
        raise Refused("debrief.not-held")


def check_signed(*, must_sign: bool) -> None:
    """Who hears how it was, signed the code of conduct first."""
    if must_sign:
        raise Refused("debrief.sign-first")


def check_talked_on(talked_on: date, held_at: datetime, today: date) -> None:
    """The debrief comes after the consultation, and is noted once it has happened."""
    if talked_on > today:
        raise Refused("debrief.in-the-future")
    if talked_on < day(held_at):
        raise Refused("debrief.before-consultation")


def last_day(today: date, days: int) -> date:
    """Up to which date a reminder of today may look ahead."""
    return today + timedelta(days=days)


def day(moment: datetime) -> date:
    """The day in Flanders."""
    return moment.astimezone(BRUSSELS).date()
