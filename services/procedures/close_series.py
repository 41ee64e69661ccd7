"""Close a series with what it brought: the case closes, what goes on stays, everybody is thanked. All or nothing."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from services.plans.actions import drop_agreement
from services.plans.queries import open_agreements
from services.retention import actions as retention
from services.series import ending
from services.series.ending import End
from tenants.access import Access


async def close_series(
    access: Access,
    case_id: UUID,
    end: End,
    *,
    reason: str,
    note: str,
    closed_on: date,
    goes_on: Collection[UUID],
    now: datetime,
) -> None:
    """`goes_on` are the open agreements that live on without a consultation; the others are let go."""
    await retention.close_case(access, case_id, reason, note, closed_on=closed_on, now=now)
    for line in await open_agreements(access, case_id):
        if line.id not in goes_on:
            await drop_agreement(access, line.id, "", now=now)
    await ending.note(access, case_id, end, now=now)
