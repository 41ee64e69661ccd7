"""The only clock of the product: web, relay and worker read the time here.

Local runs and tests may set an offset in a file, so that reminders and quarters can be walked through.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from infra.settings import settings

BRUSSELS = ZoneInfo("Europe/Brussels")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + offset()


def today() -> date:
    """The date on the wall calendar in Flanders."""
    return now().astimezone(BRUSSELS).date()


def offset() -> timedelta:
    """How far this environment has walked ahead, in whole seconds; zero where no clock file is set."""
    path = settings().clock_file
    if path is None or not path.exists():
        return timedelta()
    return timedelta(seconds=int(path.read_text() or "0"))
