"""What was shared without a yes, in words: for its own page, and for the page of the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra import clock
from services.cases.queries import circle as circle_of
from services.consents.emergencies import emergencies, runs, to_show
from services.consents.tables import Emergency
from tenants import members
from tenants.access import Access
from tenants.words.consents import EMERGENCY
from web.shared import dates


@dataclass(frozen=True)
class Shared:
    """One time: who shared what with whom, why, until when, and whether the client knows."""

    id: UUID
    sentence: str
    kind: str
    reason: str
    what: str
    until: str
    is_running: bool
    is_told: bool
    told: str


async def shown_all(access: Access, case_id: UUID) -> list[Shared]:
    """All of a case, newest first."""
    return await _in_words(access, case_id, await emergencies(access, case_id))


async def to_see(access: Access, case_id: UUID) -> list[Shared]:
    """What stands on the page of the case: what still counts, or what the client does not know yet."""
    found = to_show(await emergencies(access, case_id), clock.today())
    return await _in_words(access, case_id, found) if found else []


async def _in_words(access: Access, case_id: UUID, found: list[Emergency]) -> list[Shared]:
    people = {one.id: one.first_name for one in await circle_of(access, case_id, with_left=True)}
    staff, today = await members.names(access), clock.today()
    return [_shared(one, people, staff, today) for one in found]


def _shared(one: Emergency, people: Mapping[UUID, str], staff: Mapping[UUID, str], today: date) -> Shared:
    whom = " en ".join(filter(None, [people.get(one.circle_member or one.id, ""), one.recipient]))
    by = staff.get(one.began_by, "Iemand van de gemeente")
    is_running = runs(one, today)
    ended = f"gestopt op {dates.day_year(one.ended_at)}" if one.ended_at else "voorbij"
    told = f"De cliënt weet het sinds {dates.day_year(one.told_on)}." if one.told_on else ""
    return Shared(
        id=one.id,
        sentence=f"{by} deelde dit op {dates.day_year(one.began_at)} met {whom}, zonder ja.",
        kind=EMERGENCY[one.kind],
        reason=one.reason,
        what=one.what,
        until=f"tot en met {dates.day_year(one.ends_on)}" if is_running else ended,
        is_running=is_running,
        is_told=one.told_at is not None,
        told=told,
    )
