"""The list of cases: its name, where it stands, when the next sitting is; the same number of queries for 1 or 300."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.queries import cases
from services.cases.stages import Facts, stage
from services.cases.tables import Case
from services.consents.queries import cases_with_consent
from services.consultations.calendar import Dates, dates
from services.followups.progress import Progress, progress
from tenants.access import Access
from tenants.words.stages import STAGES


@dataclass(frozen=True)
class CaseLine:
    """One case in the list."""

    id: UUID
    name: str
    stage: str
    next_at: datetime | None
    has_key_worker: bool


async def case_lines(access: Access, search: str, now: datetime) -> list[CaseLine]:
    """The open cases of who asks."""
    found = await cases(access, search)
    agreed, known, last = await cases_with_consent(access), await dates(access), await progress(access)
    return [
        CaseLine(
            case.id,
            case.name,
            STAGES[
                stage(_facts(case, known.get(case.id, Dates()), last.get(case.id), case.id in agreed, now))
            ],
            known.get(case.id, Dates()).next_at,
            case.key_worker is not None,
        )
        for case in found
    ]


def _facts(
    case: Case,
    known: Dates,
    last: Progress | None,
    has_consent: bool,  # noqa: FBT001  one of the facts
    now: datetime,
) -> Facts:
    next_at = known.next_at
    return Facts(
        has_consent=has_consent,
        is_planned=next_at is not None or known.is_undated,
        is_undated=next_at is None and known.is_undated,
        is_today=next_at is not None and _is_today(next_at, now),
        has_begun=known.has_begun,
        was_held=known.held > 0,
        was_taken_over=case.taken_over_at is not None,
        is_reported=last is not None and last.is_reported,
        is_debriefed=last is not None and last.is_debriefed,
    )


def _is_today(moment: datetime, now: datetime) -> bool:
    return moment.astimezone(BRUSSELS).date() == now.astimezone(BRUSSELS).date()
