"""Every page of series."""

from web.series.endings import EndingPages, SeriesReopeningPages, ThanksPages
from web.series.guests import ThankYouPages
from web.series.threads import OwnThreadPages, ThreadPages

HANDLERS = (EndingPages, SeriesReopeningPages, ThanksPages, ThankYouPages, ThreadPages, OwnThreadPages)
