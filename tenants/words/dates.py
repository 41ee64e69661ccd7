"""Dates and times as people say them: "dinsdag 12 mei", "14.30 uur". Brussels time, Dutch words."""

from datetime import date, datetime

from babel.dates import format_date

from infra.clock import BRUSSELS

LOCALE = "nl_BE"


def day(value: date | datetime) -> str:
    """`dinsdag 12 mei`; with the year when it is not this or next year's turn to be obvious: see day_year."""
    return format_date(_date(value), "EEEE d MMMM", locale=LOCALE)


def day_year(value: date | datetime) -> str:
    """`12 mei 2026`."""
    return format_date(_date(value), "d MMMM y", locale=LOCALE)


def short_day(value: date | datetime) -> str:
    """`di 12 mei`."""
    return format_date(_date(value), "EEE d MMM", locale=LOCALE).replace(".", "")


def clock(value: datetime) -> str:
    """`14 uur` or `14.30 uur`."""
    local = value.astimezone(BRUSSELS)
    return f"{local.hour} uur" if local.minute == 0 else f"{local.hour}.{local.minute:02d} uur"


def moment(value: datetime) -> str:
    """`dinsdag 12 mei, 14 uur`."""
    return f"{day(value)}, {clock(value)}"


def span(start: datetime, end: datetime) -> str:
    """`van 14 tot 15.30 uur`."""
    return f"van {clock(start).removesuffix(' uur')} tot {clock(end)}"


def iso(value: date | datetime) -> str:
    """The value of a date input: `2026-05-12`."""
    return _date(value).isoformat()


def iso_time(value: datetime) -> str:
    """The value of a time input: `14:30`."""
    return value.astimezone(BRUSSELS).strftime("%H:%M")


FILTERS = {
    "day": day,
    "day_year": day_year,
    "short_day": short_day,
    "clock": clock,
    "moment": moment,
    "iso": iso,
    "iso_time": iso_time,
}


def _date(value: date | datetime) -> date:
    return value.astimezone(BRUSSELS).date() if isinstance(value, datetime) else value
