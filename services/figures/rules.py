"""What may and may not: a year that is over, thirty days later; and only of what is shown."""

from datetime import date, timedelta

from services.errors import NotAllowed, NotFound, Refused

DELAY = timedelta(days=30)
FIRST_YEAR = 2020


def newest_year(today: date) -> int:
    """The newest year of which a sheet can be made."""
    return (today - DELAY).year - 1


def check_year(year: int, today: date) -> None:
    """Late answers still come in during the first weeks; a sheet is never changed. Other years are nowhere."""
    if not FIRST_YEAR <= year <= today.year:
        raise NotFound("year")
    if year > newest_year(today):
        raise Refused("figures.too-early")


def check_network(*, may: bool) -> None:
    """For who works for a network."""
    if not may:
        raise NotAllowed("network.read")
