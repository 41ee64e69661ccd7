"""Somebody leaves their job: what they carry in every case that this member may open, handed over from one page.

Who is the same person is told by mail address and first name together: a mailbox may be of several people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import circle, get_case, get_circle_member
from services.cases.tables import CircleKind, CircleMember
from services.errors import NotFound, Refused
from services.followups import actions
from services.plans.queries import AgreementLine, agreements
from tenants import audit
from tenants.access import Access

MOST = 100
# The wall leaves only cases that were opened for who asks.
SAME = """
select c.id as case_id, c.name, p.id as person from circle_member p
join "case" c on (c.tenant, c.id) = (p.tenant, p."case")
where c.closed_at is null and p.kind = 'helper'
  and (p.id = $1 or ($2 <> '' and lower(btrim(p.email)) = $2 and lower(btrim(p.first_name)) = $3))
order by p.id = $1 desc, c.name, p.id limit $4
"""


@dataclass(frozen=True)
class Carried:
    """One case: what this person still carries there, and who may take it over."""

    case: UUID
    name: str
    person: UUID
    lines: tuple[AgreementLine, ...]
    others: tuple[CircleMember, ...]


async def carried_everywhere(
    access: Access, case_id: UUID, member_id: UUID
) -> tuple[CircleMember, list[Carried]]:
    """A helper, and every open case in which they carry something; that it was read is noted in each."""
    access.require("plans.write")
    await get_case(access, case_id)
    person = await get_circle_member(access, case_id, member_id)
    if person.kind != CircleKind.HELPER:
        raise NotFound("helper")
    email, name = person.email.strip().lower(), person.first_name.strip().lower()
    rows = await DB.connection.fetch(SAME, member_id, email, name, MOST)
    found = [await _carried(access, row["case_id"], row["name"], row["person"]) for row in rows]
    return person, [one for one in found if one.lines]


async def hand_over_everywhere(
    access: Access, case_id: UUID, member_id: UUID, owners: Mapping[UUID, UUID], *, now: datetime
) -> int:
    """Per place in a circle who takes it over; how many agreements went. What nobody was chosen for stays."""
    _, found = await carried_everywhere(access, case_id, member_id)
    if found and not owners:
        raise Refused("agreement.nobody-chosen")
    lines = [(line, owners[one.person]) for one in found if one.person in owners for line in one.lines]
    for line, owner in lines:
        await actions.hand_over(access, line.id, owner, version=line.version, now=now)
    return len(lines)


async def _carried(access: Access, case_id: UUID, name: str, person: UUID) -> Carried:
    lines = [one for one in await agreements(access, case_id) if one.is_open and one.owner == person]
    others = [one for one in await circle(access, case_id) if one.id != person]
    if lines:
        audit.record(access, "followups.read", case_id, case=case_id)
    return Carried(case_id, name, person, tuple(lines), tuple(others))
