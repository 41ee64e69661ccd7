"""What waits behind each door of a proven address, read in the municipality and the case of that door alone."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotFound
from services.followups import owners
from services.followups.owners import Own
from services.invitations import tokens
from services.invitations.queries import link_of
from services.invitations.rules import is_link_open
from services.invitations.standing import FACTS, Facts
from services.invitations.tables import GuestSession, Invitation
from services.passages.proving import Proven
from tenants import audit, door, own_doors, registry
from tenants.access import Access, Municipality, guest_access
from tenants.own_doors import Door

COMING = """
select s.id, s.starts_at, s.ends_at from participant t
join participant mine on mine.tenant = t.tenant and mine.circle_member = t.circle_member and mine.id = $1
join consultation s on (s.tenant, s.id) = (t.tenant, t.consultation)
join invitation i on (i.tenant, i.participant) = (t.tenant, t.id) and i.withdrawn_at is null
where t.removed_at is null and s.cancelled_at is null and s.held_at is null
  and (s.starts_at is null or s.ends_at > $2)
order by s.starts_at nulls last, s.id limit 5
"""
KEYWORD = """
select p.keyword from participant t join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member)
where t.id = $1
"""


@dataclass(frozen=True)
class Sitting:
    """A table to come; without a date while it is looked for."""

    id: UUID
    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True)
class Behind:
    """One situation in one municipality: by the own keyword, never by a name of the client."""

    municipality: Municipality
    invitation: UUID
    keyword: str
    path: str
    open: tuple[Own, ...]
    coming: tuple[Sitting, ...]


async def behind_all(proven: Proven, *, now: datetime) -> list[Behind]:
    """Every door of this address, one after the other: each a transaction of its own, in its own case."""
    async with door.lobby():
        found = await own_doors.doors_of_address(proven.email, now)
        homes = {one: await registry.get_present(one) for one in dict.fromkeys(row.tenant for row in found)}
    told = [await _behind(homes[row.tenant], row, now) for row in found]
    return sorted((one for one in told if one), key=lambda one: (one.municipality.name, one.keyword))


async def pass_through(proven: Proven, invitation: UUID, browser: str, *, now: datetime) -> tuple[str, str]:
    """The own page behind one of these doors, and the cookie that opens it as a code typed there would."""
    async with door.lobby():
        found = await own_doors.doors_of_address(proven.email, now)
        one = next((row for row in found if row.invitation == invitation), None)
        if one is None:
            raise NotFound("door")
        home = await registry.get_present(one.tenant)
    async with door.enter(_as_guest(home, one)) as access:
        asked = await _living(access, one, now)
        if asked is None:
            raise NotFound("door")
        token = tokens.session_token(tokens.new_salt(), browser, now)
        await GuestSession(
            case=one.opens,
            invitation=invitation,
            token_hash=tokens.hashed(token),
            began_at=now,
            last_seen_at=now,
        ).save()
        audit.record(access, "passage.entered", invitation, case=one.opens)
        return link_of(access, asked), token


async def _behind(home: Municipality, one: Door, now: datetime) -> Behind | None:
    async with door.enter(_as_guest(home, one)) as access:
        asked = await _living(access, one, now)
        if asked is None:
            return None
        _, own = await owners.own_agreements(access)
        coming = await DB.connection.fetch(COMING, one.participant, now)
        keyword = await DB.connection.fetchval(KEYWORD, one.participant)
        audit.record(access, "passage.read", one.invitation, case=one.opens)
        return Behind(
            home,
            one.invitation,
            keyword or "",
            link_of(access, asked),
            tuple(line for line in own if not line.is_done),
            tuple(Sitting(**row) for row in coming),
        )


async def _living(access: Access, one: Door, now: datetime) -> Invitation | None:
    """The invitation, asked once more inside: whoever was taken off the list in between finds nothing."""
    facts: Any = await DB.connection.fetchrow(FACTS, one.invitation, one.participant)
    asked = await Invitation.objects().where(Invitation.id == one.invitation).first()
    if facts is None or asked is None:
        return None
    return asked if is_link_open(Facts(*facts), Facts(*facts), now) else None


def _as_guest(home: Municipality, one: Door) -> Access:
    rights = frozenset({"guest.knock", "guest.reply", "guest.answer"})
    return replace(guest_access(home, one.participant, "", one.opens), rights=rights)
