"""Decisions about who works here: roles, leaving, blocking. What happens to cases is in services/procedures."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import Conflict, NotFound
from services.members import rules
from services.members.queries import get_colleague
from tenants import audit, browsers
from tenants.access import Access, Role
from tenants.tables import Member

# Whoever changes who administers waits for the other who does: together they could leave nobody.
ADMINISTRATORS = """
select id from member
where 'administrator' = any(roles) and left_at is null and blocked_at is null order by id for update
"""


async def change_roles(
    access: Access, member_id: UUID, wanted: Collection[str], version: int, *, now: datetime
) -> None:
    """What somebody may do from the next click on; their browsers sign in anew."""
    access.require("members.manage")
    roles = rules.known_roles(wanted, tuple(Role))
    found = await get_colleague(access, member_id)
    rules.check_hands_over(found.coordinated if found.is_present else 0, roles)
    if Role.ADMINISTRATOR not in roles:
        rules.check_somebody_administers(await _administrators(), member_id)
    await _update(member_id, {Member.roles: roles}, version)
    audit.record(access, "member.roles-changed", member_id)
    if member_id != access.member:
        await browsers.end_of_member(access, member_id, now=now)


async def note_leaving(access: Access, member_id: UUID, version: int, *, now: datetime) -> None:
    """Somebody does not work here any more: out at once, everywhere in this municipality."""
    access.require("members.manage")
    rules.check_somebody_administers(await _administrators(), member_id)
    await _update(member_id, {Member.left_at: now}, version)
    await browsers.end_of_member(access, member_id, now=now)
    audit.record(access, "member.left", member_id)


async def block(access: Access, member_id: UUID, reason: str, version: int, *, now: datetime) -> None:
    """Out at once, whatever the sign-in of this person's employer says, until somebody lets them in again."""
    access.require("members.manage")
    rules.check_somebody_else(access.member, member_id)
    rules.check_somebody_administers(await _administrators(), member_id)
    blocked = {Member.blocked_at: now, Member.blocked_by: access.member, Member.blocked_reason: reason}
    await _update(member_id, blocked, version)
    await browsers.end_of_member(access, member_id, now=now)
    audit.record(access, "member.blocked", member_id)


async def unblock(access: Access, member_id: UUID, version: int) -> None:
    """May come in again, with the roles of before."""
    access.require("members.manage")
    free = {Member.blocked_at: None, Member.blocked_by: None, Member.blocked_reason: ""}
    await _update(member_id, free, version)
    audit.record(access, "member.unblocked", member_id)


async def _administrators() -> list[UUID]:
    return [row["id"] for row in await DB.connection.fetch(ADMINISTRATORS)]


async def _update(member_id: UUID, values: dict[Any, Any], version: int) -> None:
    """Write it, unless somebody else changed this member since the page was opened."""
    values = {**values, Member.version: Member.version + 1}
    where = (Member.id == member_id) & (Member.version == version)
    if not await Member.update(values).where(where).returning(Member.id):
        if await Member.exists().where(Member.id == member_id):
            raise Conflict("member")
        raise NotFound("member")
