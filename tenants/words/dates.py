"""Dates and times as people say them: "dinsdag 12 mei", "14.30 uur". Brussels time, Dutch words."""

from datetime import date, datetime

from babel.dates import format_date

from infra.clock import BRUSSELS

LOCALE = "nl_BE"
UNDATED = "datum volgt"


def day(value: date | datetime | None) -> str:
    """`dinsdag 12 mei`; with the year: see day_year. Without a date: `datum volgt`."""
    return format_date(_date(value), "EEEE d MMMM", locale=LOCALE) if value else UNDATED


def day_year(value: date | datetime | None) -> str:
    """`12 mei 2026`."""
    return format_date(_date(value), "d MMMM y", locale=LOCALE) if value else UNDATED


def short_day(value: date | datetime | None) -> str:
    """`di 12 mei`."""
    return format_date(_date(value), "EEE d MMM", locale=LOCALE).replace(".", "") if value else UNDATED


def clock(value: datetime | None) -> str:
    """`14 uur` or `14.30 uur`; nothing without a date."""
    if value is None:
        return ""
    local = value.astimezone(BRUSSELS)
    return f"{local.hour} uur" if local.minute == 0 else f"{local.hour}.{local.minute:02d} uur"


def moment(value: datetime | None) -> str:
    """`dinsdag 12 mei, 14 uur`."""
    return f"{day(value)}, {clock(value)}" if value else UNDATED


def span(start: datetime | None, end: datetime | None) -> str:
    """`van 14 tot 15.30 uur`."""
    return f"van {clock(start).removesuffix(' uur')} tot {clock(end)}" if start and end else ""


def when(start: datetime | None, end: datetime | None) -> str:
    """`dinsdag 12 mei, van 14 tot 15.30 uur`, or `datum volgt`."""
    return f"{day(start)}, {span(start, end)}" if start and end else UNDATED


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
