"""Decisions about who works for a network: asked, accepted, blocked. They see no case, whatever their role."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from infra.piccolo_conf import DB
from services.errors import Conflict, NotFound, Refused
from services.members import rules
from services.members.rules import State
from services.members.tables import NetworkInvitation
from services.members.tokens import hashed, token
from tenants import audit, browsers
from tenants.access import Access, Kind, NetworkRole
from tenants.sessions import Identity
from tenants.tables import NetworkMember

LOCK = "select id from network_invitation where token_hash = $1 for update"
COUNT = "select count(*) from network_invitation where accepted_at is null and withdrawn_at is null"


# As in a municipality: two who block each other would leave nobody.
ADMINISTRATORS = """
select id from network_member
where 'network-administrator' = any(roles) and left_at is null and blocked_at is null order by id for update
"""


async def everybody(access: Access) -> list[NetworkMember]:
    """Who works for this network, or did, by name."""
    access.require("network.members")
    rows: Sequence[NetworkMember] = await NetworkMember.objects().order_by(NetworkMember.name)
    return list(rows)


async def get_member(access: Access, member_id: UUID) -> NetworkMember:
    """One of them; raises NotFound."""
    access.require("network.members")
    found = await NetworkMember.objects().where(NetworkMember.id == member_id).first()
    if found is None:
        raise NotFound("network member")
    return found


async def invitations(access: Access) -> list[NetworkInvitation]:
    """Who was asked and did not answer yet, newest first."""
    access.require("network.members")
    waiting = NetworkInvitation.accepted_at.is_null() & NetworkInvitation.withdrawn_at.is_null()
    found = NetworkInvitation.objects().where(waiting)
    return await found.order_by(NetworkInvitation.asked_at, ascending=False)


async def ask(
    access: Access, name: str, email: str, wanted: Collection[str], *, now: datetime
) -> NetworkInvitation:
    """A link for one person, which who asks hands over."""
    access.require("network.members")
    rules.check_room(await DB.connection.fetchval(COUNT))
    key = uuid4()
    invitation = NetworkInvitation(
        id=key,
        name=name,
        email=email,
        roles=rules.known_roles(wanted, tuple(NetworkRole)),
        token_hash=hashed(link_of(access, key, 1)),
        asked_at=now,
        asked_by=access.actor.id,
        expires_at=now + rules.LIFE,
    )
    await invitation.save()
    audit.record(access, "network-member.asked", key)
    return invitation


async def take_back(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """The link is dead; taking back twice changes nothing."""
    access.require("network.members")
    asked = NetworkInvitation.objects().where(NetworkInvitation.id == invitation_id)
    found = await asked.lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("network invitation")
    if rules.state(found, now) is State.ACCEPTED:
        raise Refused("member-invitation.over")
    if found.withdrawn_at is None:
        found.withdrawn_at, found.withdrawn_by = now, access.actor.id
        await found.save()
        audit.record(access, "network-member.asking-ended", found.id)


def link_of(access: Access, invitation: UUID, generation: int) -> str:
    """The token in the link; who administers the network may see it again."""
    if access.network is None:
        raise NotFound("network")
    return token(access.network, invitation, generation)


async def find_by_token(access: Access, text: str) -> NetworkInvitation | None:
    """The invitation of this link, whatever came of it; asked by whoever has the link."""
    if access.actor.kind is not Kind.PUBLIC:
        raise NotFound("network invitation")
    return await NetworkInvitation.objects().where(NetworkInvitation.token_hash == hashed(text)).first()


async def accept(access: Access, text: str, who: Identity, *, now: datetime) -> NetworkMember:
    """Who signed in and says yes works for the network from now on."""
    if await DB.connection.fetchval(LOCK, hashed(text)) is None:
        raise NotFound("network invitation")
    found = await find_by_token(access, text)
    if found is None:
        raise NotFound("network invitation")
    rules.check_may_accept(found, now)
    member = await find_known(access, who)
    rules.check_may_join(member)
    member = member or NetworkMember(issuer=who.issuer, subject=who.subject)
    member.name, member.email, member.roles = who.name or found.name, found.email, found.roles
    member.joined_at, member.left_at = now, None
    await member.save()
    found.accepted_at, found.member = now, member.id
    await found.save()
    audit.record(access, "network-member.joined", member.id)
    return member


async def find_known(access: Access, who: Identity) -> NetworkMember | None:
    """Who this identity is in the network already, also when they left or are blocked."""
    _ = access.network
    same = (NetworkMember.issuer == who.issuer) & (NetworkMember.subject == who.subject)
    return await NetworkMember.objects().where(same).first()


async def block(access: Access, member_id: UUID, reason: str, version: int, *, now: datetime) -> None:
    """Out at once, until somebody lets them in again; nobody blocks themselves."""
    access.require("network.members")
    rules.check_somebody_else(_self(access), member_id)
    administrators = [row["id"] for row in await DB.connection.fetch(ADMINISTRATORS)]
    rules.check_somebody_administers(administrators, member_id)
    blocked = {
        NetworkMember.blocked_at: now,
        NetworkMember.blocked_by: _self(access),
        NetworkMember.blocked_reason: reason,
    }
    found = await _update(access, member_id, blocked, version)
    audit.record(access, "network-member.blocked", member_id)
    await browsers.end_in_network(access, found.issuer, found.subject, now=now)
    for asked in await invitations(access):
        if asked.asked_by == member_id:
            await take_back(access, asked.id, now=now)


async def unblock(access: Access, member_id: UUID, version: int) -> None:
    """May come in again."""
    access.require("network.members")
    free = {
        NetworkMember.blocked_at: None,
        NetworkMember.blocked_by: None,
        NetworkMember.blocked_reason: "",
    }
    await _update(access, member_id, free, version)
    audit.record(access, "network-member.unblocked", member_id)


def _self(access: Access) -> UUID:
    if access.actor.id is None:
        raise NotFound("network member")
    return access.actor.id


async def _update(access: Access, member_id: UUID, values: dict[Any, Any], version: int) -> NetworkMember:
    found = await get_member(access, member_id)
    where = (NetworkMember.id == member_id) & (NetworkMember.version == version)
    values = {**values, NetworkMember.version: NetworkMember.version + 1}
    if not await NetworkMember.update(values).where(where).returning(NetworkMember.id):
        raise Conflict("network member")
    return found
