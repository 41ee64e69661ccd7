"""How long a case is kept, and what comes before it is erased. Plain functions, no database, no clock."""

from calendar import monthrange
from datetime import date, timedelta

from services.cases.tables import Case
from services.consultations.tables import Consultation
from services.errors import Refused

# What a municipality may choose, in months; the database holds the same.
FLOOR, CEILING = 6, 120
USUAL = 24
# Nothing is erased that was not announced so long before on the coordinator's first page.
ANNOUNCED = timedelta(days=30)
MONTHS = 12


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def erase_on(closed_on: date, months: int, today: date) -> date | None:
    """The day to announce, never sooner than a month from now; None while it is too early to say."""
    due_on = later(closed_on, months)
    return max(due_on, today + ANNOUNCED) if due_on <= today + ANNOUNCED else None


def answer_by(asked_on: date) -> date:
    """The law gives a month for an answer (GDPR art. 12.3)."""
    return later(asked_on, 1)


def check_may_close(case: Case, coming: Consultation | None, closed_on: date, today: date) -> None:
    """What is planned is held or called off first, so that nobody waits at a table."""
    if case.closed_at is not None:
        raise Refused("closing.is-closed")
    if coming is not None:
        raise Refused("closing.sitting-first")
    if closed_on > today:
        raise Refused("closing.in-the-future")


def check_may_erase(coming: Consultation | None, *, is_held: bool) -> None:
    """A duty to keep goes before every wish to erase."""
    if is_held:
        raise Refused("erasure.hold")
    if coming is not None:
        raise Refused("closing.sitting-first")


def check_months(months: int) -> None:
    """Within floor and ceiling."""
    if not FLOOR <= months <= CEILING:
        raise Refused("retention.months")
