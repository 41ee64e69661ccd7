"""The dates of pages: the words are those of mails and papers too, so they live in tenants/words/dates.py."""

from tenants.words.dates import FILTERS, clock, day, day_year, iso, iso_time, moment, short_day, span, when

__all__ = ["FILTERS", "clock", "day", "day_year", "iso", "iso_time", "moment", "short_day", "span", "when"]
