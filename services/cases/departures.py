"""Decisions about the cases of somebody who leaves: what was open for them ends, and who takes them over.

Decided by an administrator, who sees numbers and never a case: PostgreSQL does it, see hand_over_cases.
"""

from datetime import datetime
from uuid import UUID

from services.cases.tables import CaseOpening, OpeningKind
from services.errors import Refused
from tenants import audit, crossings
from tenants.access import Access
from tenants.members import MAY_COME_IN
from tenants.tables import Member


async def end_openings(access: Access, member: UUID, *, now: datetime) -> None:
    """Nothing stays open for them; what was closed to them stays closed."""
    access.require("members.manage")
    await CaseOpening.update({CaseOpening.ended_at: now}).where(
        CaseOpening.member == member,
        CaseOpening.kind != OpeningKind.BARRED,
        CaseOpening.ended_at.is_null(),
    )
    audit.record(access, "openings.ended", member)


async def hand_over_all(access: Access, giver: UUID, taker: UUID, *, now: datetime) -> int:
    """Every case that one coordinates goes to the other, closed ones too, but those closed to them; how many went."""
    access.require("members.manage")
    if giver != taker and await Member.exists().where(Member.id == giver, *MAY_COME_IN):
        raise Refused("member.works-here")
    moved = await crossings.hand_over_cases(giver, taker, now=now)
    if not moved:
        return 0
    await CaseOpening.update({CaseOpening.ended_at: now}).where(
        CaseOpening.case.is_in(moved),
        CaseOpening.member == giver,
        CaseOpening.kind == OpeningKind.COORDINATOR,
        CaseOpening.ended_at.is_null(),
        CaseOpening.opened_at < now,
    )
    for case in moved:
        audit.record(
            access, "opening.coordinator" if giver == taker else "case.handed-over", taker, case=case
        )
    return len(moved)
