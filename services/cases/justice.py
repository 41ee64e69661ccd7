"""Who brings reports to a judge, and since when the client knows (row 12): named as such, and never hidden.

The client hears it before saying yes, and may leave this person out for one item. Where somebody works only says
whether to ask; what somebody does with what they hear is a question of its own.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.discretion import REPORT_TO_A_JUDGE
from services.cases.queries import get_circle_member
from services.cases.rules import check_told_client_on
from services.cases.tables import CircleMember
from tenants import audit
from tenants.access import Access


class MayReport(Protocol):
    """What says whether somebody brings reports to a judge."""

    @property
    def sector(self) -> str: ...
    @property
    def reports_to_judge(self) -> bool | None: ...
    @property
    def told_client_on(self) -> date | None: ...


def reports(person: MayReport) -> bool:
    """Whether somebody brings reports to a judge, as far as was said."""
    return bool(person.reports_to_judge)


def is_to_ask(person: MayReport) -> bool:
    """Whether nobody asked yet, where one would expect it."""
    return person.reports_to_judge is None and person.sector in REPORT_TO_A_JUDGE


def is_untold(person: MayReport) -> bool:
    """Whether the client still has to hear it."""
    return reports(person) and person.told_client_on is None


def untold(people: Iterable[CircleMember]) -> list[CircleMember]:
    """Of whom the client does not know yet that they bring reports to a judge."""
    return [person for person in people if is_untold(person)]


def to_ask(people: Iterable[CircleMember]) -> list[CircleMember]:
    """Whom one would expect to, and who was not asked."""
    return [person for person in people if is_to_ask(person)]


async def note_judge(
    access: Access,
    case_id: UUID,
    member_id: UUID,
    *,
    reports_to_judge: bool | None,
    told_client_on: date | None,
    now: datetime,
) -> None:
    """Write down whether somebody brings reports to a judge, and when the client heard it."""
    access.require("cases.edit")
    await get_circle_member(access, case_id, member_id)
    told = told_client_on if reports_to_judge else None
    check_told_client_on(told, now.astimezone(BRUSSELS).date())
    await CircleMember.update(reports_to_judge=reports_to_judge, told_client_on=told).where(
        CircleMember.id == member_id, CircleMember.case == case_id
    )
    audit.record(access, "circle.judge-noted", member_id, case=case_id)
