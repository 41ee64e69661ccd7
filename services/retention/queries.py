"""How a case stands with keeping: closed since when, erased when, what forbids it, what was asked about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases.queries import get_case, openings, require_reader
from services.cases.rules import check_may_assign
from services.cases.tables import Case
from services.retention import rules
from services.retention.tables import InsightRequest, LegalHold
from tenants.access import Access

MONTHS = "select retention_months from policy"
CLOSED = """
select c.id, c.name, c.closed_at, c.erase_on,
       exists (select from legal_hold h where (h.tenant, h."case") = (c.tenant, c.id) and h.ended_at is null) as is_held
from "case" c where c.closed_at is not null order by c.closed_at desc, c.id
"""
NEAR = """
select 'case.erasure-near' as code, c.id, c.name, c.erase_on as day from "case" c
where c.coordinator = $1 and c.erase_on is not null
union all
select 'insight.asked', c.id, c.name, i.asked_on from insight_request i
join "case" c on (c.tenant, c.id) = (i.tenant, i."case") where c.coordinator = $1 and i.answered_at is null
"""


@dataclass(frozen=True)
class Standing:
    """Everything that the page about keeping shows."""

    case: Case
    months: int
    holds: Sequence[LegalHold]
    requests: Sequence[InsightRequest]
    may_erase: bool

    @property
    def erase_on(self) -> date | None:
        """Until when it is kept, once it is closed."""
        return term_of(self.case, self.months)

    @property
    def hold(self) -> LegalHold | None:
        """The duty to keep that counts now."""
        return next((one for one in self.holds if one.ended_at is None), None)

    @property
    def waiting(self) -> InsightRequest | None:
        """What the client asked and was not answered yet."""
        return next((one for one in self.requests if one.answered_at is None), None)


@dataclass(frozen=True)
class Closed:
    """A closed case in the list."""

    id: UUID
    name: str
    closed_at: datetime
    erase_on: date
    is_held: bool


@dataclass(frozen=True)
class Near:
    """Something about keeping that its coordinator must know in time."""

    code: str
    case: UUID
    case_name: str
    day: date


async def months_kept() -> int:
    """What this municipality has set."""
    return await DB.connection.fetchval(MONTHS) or rules.USUAL


async def standing(access: Access, case_id: UUID, today: date) -> Standing:
    """For who coordinates or replaces."""
    case = await managed(access, case_id, today)
    holds = await LegalHold.objects().where(LegalHold.case == case_id).order_by(LegalHold.noted_at)
    of_case = InsightRequest.objects().where(InsightRequest.case == case_id)
    asked = await of_case.order_by(InsightRequest.asked_on, InsightRequest.id)
    return Standing(case, await months_kept(), holds, asked, may_erase=case.coordinator == access.member)


async def managed(access: Access, case_id: UUID, today: date) -> Case:
    """The case, for its coordinator or who replaces them; refused to a chair and to who looks in with a reason."""
    access.require("cases.edit")
    case = await get_case(access, case_id)
    check_may_assign(case, access.member, await openings(access, case_id), today)
    return case


async def closed_cases(access: Access) -> list[Closed]:
    """What is closed and may be opened by who asks, the latest first."""
    require_reader(access)
    months = await months_kept()
    return [_closed(dict(row), months) for row in await DB.connection.fetch(CLOSED)]


async def near(access: Access) -> list[Near]:
    """What the coordinator must know in time: what is erased soon, and who asked what is kept."""
    rows = await DB.connection.fetch(NEAR, access.member)
    return [Near(row["code"], row["id"], row["name"], row["day"]) for row in rows]


def term_of(case: Case, months: int) -> date | None:
    """Until when a closed case is kept, as far as is known now."""
    if case.closed_at is None:
        return None
    return case.erase_on or rules.later(case.closed_at.astimezone(BRUSSELS).date(), months)


def _closed(row: dict[str, Any], months: int) -> Closed:
    term = row.pop("erase_on") or rules.later(row["closed_at"].astimezone(BRUSSELS).date(), months)
    return Closed(**row, erase_on=term)
