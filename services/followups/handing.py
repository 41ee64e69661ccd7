"""Somebody left: everything that they carried goes to somebody else, in one step ("zonder trekker")."""

from datetime import datetime
from uuid import UUID

from services.cases.queries import circle
from services.followups import actions
from services.followups.queries import adrift
from services.plans.queries import agreements
from tenants.access import Access


async def hand_over_all(
    access: Access, case_id: UUID, former: UUID | None, owner: UUID, *, now: datetime
) -> int:
    """All that nobody carries since `former` left, or that never had an owner (None); how many went.

    Sent a second time, nothing is left to hand over, and nothing changes.
    """
    access.require("plans.write")
    people = {member.id: member for member in await circle(access, case_id, with_left=True)}
    lines = [line for line in adrift(await agreements(access, case_id), people) if line.owner == former]
    for line in lines:
        await actions.hand_over(access, line.id, owner, version=line.version, now=now)
    return len(lines)


async def carries(access: Access, case_id: UUID, person: UUID) -> bool:
    """Whether somebody has something open in this case."""
    return any(line.is_open and line.owner == person for line in await agreements(access, case_id))
