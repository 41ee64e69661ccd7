"""Hours as people type them in Brussels: the one that is skipped in March, the one that comes twice in October."""

from datetime import UTC, date, datetime, time, timedelta

from infra.clock import BRUSSELS
from services.consultations.rules import LONGEST, USUAL_LENGTH, Moment
from services.errors import Refused


def moment_at(on: date, starts: time, ends: time | None = None) -> Moment:
    """From `starts`, an hour and a half where no end was given; an end before the beginning is after midnight.

    The first of two where the clock goes back. Refused where it jumps over that hour.
    """
    starts_at = at(on, starts)
    if ends is None:
        return Moment(starts_at, starts_at + USUAL_LENGTH)
    ends_at = at(on, ends)
    if ends_at <= starts_at and at(on + timedelta(days=1), ends) - starts_at <= LONGEST:
        ends_at = at(on + timedelta(days=1), ends)
    return Moment(starts_at, ends_at)


def at(on: date, hour: time) -> datetime:
    """That hour of that day, in UTC, so that lengths are lengths."""
    typed = datetime.combine(on, hour.replace(fold=0), BRUSSELS)
    found = typed.astimezone(UTC)
    if found.astimezone(BRUSSELS).replace(tzinfo=None) != typed.replace(tzinfo=None):
        raise Refused("consultation.no-such-hour")
    return found
