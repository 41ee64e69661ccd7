"""The sheet with what lies behind: the last sittings of a case, and how far the report of each is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.clock import BRUSSELS
from services.consultations.tables import Consultation
from tenants.words.reports import STATES
from web.cases.facts import CaseFile
from web.shared import dates

MOST = 5


@dataclass(frozen=True)
class Earlier:
    """One sitting; `report` is the word for its report, empty where there is none."""

    id: UUID
    day: str
    goal: str
    report: str
    is_cancelled: bool


def earlier(found: CaseFile, today: date) -> list[Earlier]:
    """The newest first."""
    return [_earlier(found, one, today) for one in found.behind[:MOST]]


def _earlier(found: CaseFile, one: Consultation, today: date) -> Earlier:
    is_this_year = one.starts_at is not None and one.starts_at.astimezone(BRUSSELS).year == today.year
    state = found.reports.get(one.id)
    return Earlier(
        id=one.id,
        day=dates.day(one.starts_at) if is_this_year else dates.day_year(one.starts_at),
        goal=one.goal,
        report=STATES[state] if state else "",
        is_cancelled=one.cancelled_at is not None,
    )
