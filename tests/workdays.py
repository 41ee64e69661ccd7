"""Days on which a town hall is open, so that a test means the same on every day of the year."""

from datetime import date, timedelta

from infra import clock
from services.consultations.holidays import holiday

SATURDAY = 5


def workday(days: int) -> date:
    """So many days from the day of the clock, or the first working day after it."""
    on = clock.today() + timedelta(days=days)
    while on.weekday() >= SATURDAY or holiday(on):
        on += timedelta(days=1)
    return on
