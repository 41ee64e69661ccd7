"""Decisions about being asked to work for a municipality: ask, ask again, take back, accept."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from infra.piccolo_conf import DB
from services.errors import NotFound, Refused
from services.members import queries, rules
from services.members.rules import State
from services.members.tables import MemberInvitation
from services.members.tokens import hashed, token
from tenants import audit, outbox
from tenants.access import Access, Role
from tenants.sessions import Identity
from tenants.tables import Member

LOCK = "select id from member_invitation where token_hash = $1 for update"
COUNT = "select count(*) from member_invitation where accepted_at is null and withdrawn_at is null"


async def ask(
    access: Access, name: str, email: str, wanted: Collection[str], *, now: datetime
) -> MemberInvitation:
    """Somebody gets a mail with a link; who opens it signs in, and accepts."""
    access.require("members.invite")
    return await _ask(access, name, email, wanted, now)


async def ask_neighbour(access: Access, name: str, email: str, *, now: datetime) -> MemberInvitation:
    """The same by a coordinator, for a colleague of another municipality: as a replacement, who sees no case yet."""
    access.require("cases.begin")
    return await _ask(access, name, email, [Role.REPLACEMENT], now)


async def take_back_neighbour(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """The link that a coordinator had sent is dead."""
    access.require("cases.begin")
    mine = (MemberInvitation.id == invitation_id) & MemberInvitation.accepted_at.is_null()
    await MemberInvitation.update(
        {MemberInvitation.withdrawn_at: now, MemberInvitation.withdrawn_by: access.member}
    ).where(mine & MemberInvitation.withdrawn_at.is_null())
    audit.record(access, "member.invitation-withdrawn", invitation_id)


async def _ask(
    access: Access, name: str, email: str, wanted: Collection[str], now: datetime
) -> MemberInvitation:
    rules.check_room(await DB.connection.fetchval(COUNT))
    roles = rules.known_roles(wanted, tuple(Role))
    key = uuid4()
    invitation = MemberInvitation(
        id=key,
        name=name,
        email=email,
        roles=roles,
        token_hash=hashed(token(access.home.id, key, 1)),
        asked_at=now,
        asked_by=access.actor.id,
        expires_at=now + rules.LIFE,
    )
    await invitation.save()
    audit.record(access, "member.invited", key)
    await _mail(access, invitation)
    return invitation


async def ask_again(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """A new link by mail, good for another two weeks; the one before is dead."""
    found = await queries.get_invitation(access, invitation_id)
    if rules.state(found, now) not in {State.OPEN, State.EXPIRED}:
        raise Refused("member-invitation.over")
    found.generation += 1
    found.token_hash = hashed(token(access.home.id, found.id, found.generation))
    found.asked_at, found.expires_at, found.mailed_at, found.bounced_at = now, now + rules.LIFE, None, None
    await found.save()
    audit.record(access, "member.invited-again", found.id)
    await _mail(access, found)


async def take_back(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """The link is dead; taking back twice changes nothing."""
    found = await queries.get_invitation(access, invitation_id)
    if rules.state(found, now) is State.ACCEPTED:
        raise Refused("member-invitation.over")
    if found.withdrawn_at is None:
        found.withdrawn_at, found.withdrawn_by = now, access.actor.id
        await found.save()
        audit.record(access, "member.invitation-withdrawn", found.id)


async def take_back_of(access: Access, member_id: UUID, *, now: datetime) -> None:
    """Who leaves or is blocked does not come back by a link that they sent themselves."""
    access.require("members.invite")
    for found in await queries.invitations(access):
        if found.asked_by == member_id:
            await take_back(access, found.id, now=now)


async def accept(access: Access, text: str, who: Identity, *, now: datetime) -> Member:
    """Who signed in and says yes works here from now on: this identity, and no other, is bound to the invitation."""
    if await DB.connection.fetchval(LOCK, hashed(text)) is None:
        raise NotFound("member invitation")
    found = await queries.find_by_token(access, text)
    if found is None:
        raise NotFound("member invitation")
    rules.check_may_accept(found, now)
    member = await _join(access, found, who, now)
    found.accepted_at, found.member = now, member.id
    await found.save()
    audit.record(access, "member.joined", member.id)
    return member


async def find_known(access: Access, who: Identity) -> Member | None:
    """The member that this identity is here already, also one who left or is blocked."""
    _ = access.home
    same = (Member.issuer == who.issuer) & (Member.subject == who.subject)
    return await Member.objects().where(same).first()


async def note_mailed(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """The mail server took it."""
    access.require("job")
    await MemberInvitation.update({MemberInvitation.mailed_at: now}).where(
        MemberInvitation.id == invitation_id
    )


async def note_bounced(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """The mail server refused it for good: the administrator sees it beside the name."""
    access.require("job")
    await MemberInvitation.update({MemberInvitation.bounced_at: now}).where(
        MemberInvitation.id == invitation_id
    )


async def _join(access: Access, found: MemberInvitation, who: Identity, now: datetime) -> Member:
    """A new member, or one who comes back under the same id, so that what they did before keeps its name."""
    member = await find_known(access, who)
    rules.check_may_join(member)
    member = member or Member(issuer=who.issuer, subject=who.subject)
    member.name, member.email, member.roles = who.name or found.name, found.email, found.roles
    member.joined_at, member.left_at = now, None
    await member.save()
    return member


async def _mail(access: Access, invitation: MemberInvitation) -> None:
    dedupe = f"member-invitation:{invitation.id}:{invitation.generation}"
    await outbox.add(access, "members.invite", dedupe=dedupe, invitation=invitation.id)
