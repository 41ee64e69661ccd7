"""The days on which a town hall is closed: the ten of the law, and that of Flanders. No database, no clock."""

from datetime import date, timedelta

FIXED = {
    (1, 1): "new-year",
    (5, 1): "labour-day",
    (7, 11): "flanders",
    (7, 21): "national-day",
    (8, 15): "assumption",
    (11, 1): "all-saints",
    (11, 11): "armistice",
    (12, 25): "christmas",
}
AFTER_EASTER = {1: "easter-monday", 39: "ascension", 50: "whit-monday"}


def holiday(on: date) -> str:
    """The code of this holiday, or ""."""
    return FIXED.get((on.month, on.day), "") or AFTER_EASTER.get((on - easter(on.year)).days, "")


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones, Butcher: Astronomical Algorithms, 1991)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    days = shift + weekday - 7 * late
    return date(year, 3, 22) + timedelta(days=days)
