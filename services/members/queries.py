"""Reading members: for who administers, with numbers of cases and never a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.errors import NotFound
from services.members import rules
from services.members.rules import State
from services.members.tables import MemberInvitation
from services.members.tokens import hashed, token
from tenants import crossings, registry
from tenants.access import Access, Role
from tenants.members import MAY_COME_IN
from tenants.tables import Member


@dataclass(frozen=True)
class Colleague:
    """One member with how many open cases they may open, and coordinate."""

    member: Member
    opened: int
    coordinated: int

    @property
    def is_present(self) -> bool:
        """Whether this person works here and may come in."""
        return self.member.left_at is None and self.member.blocked_at is None


async def colleagues(access: Access) -> list[Colleague]:
    """Everybody who works here or did, by name."""
    access.require("members.manage")
    numbers = await crossings.cases_of_members()
    rows: Sequence[Member] = await Member.objects().order_by(Member.name, Member.id)
    return [Colleague(row, *numbers.get(row.id, (0, 0))) for row in rows]


async def get_colleague(access: Access, member_id: UUID) -> Colleague:
    """One of them; raises NotFound."""
    access.require("members.manage")
    row = await Member.objects().where(Member.id == member_id).first()
    if row is None:
        raise NotFound("member")
    numbers = await crossings.cases_of_members()
    return Colleague(row, *numbers.get(row.id, (0, 0)))


async def asked_as(access: Access, member_id: UUID) -> str:
    """Under which name somebody was asked, when they signed in under another; empty when it is the same."""
    access.require("members.manage")
    rows = await MemberInvitation.objects().where(MemberInvitation.member == member_id)
    last = max(rows, key=lambda row: row.asked_at, default=None)
    member = await Member.objects().where(Member.id == member_id).first()
    return last.name if last is not None and member is not None and last.name != member.name else ""


async def successors(access: Access, member_id: UUID) -> list[Member]:
    """Who can take over the cases of this member, by name: coordinators, and chairs for those of a chair."""
    access.require("members.manage")
    rows: Sequence[Member] = await Member.objects().where(*MAY_COME_IN).order_by(Member.name, Member.id)
    given = await Member.objects().where(Member.id == member_id).first()
    leads = rules.LEADS & {Role.COORDINATOR, *(given.roles if given else ())}
    return [row for row in rows if leads & set(row.roles) and row.id != member_id]


async def invitations(access: Access) -> list[MemberInvitation]:
    """Who was asked and did not answer yet, newest first."""
    access.require("members.invite")
    waiting = MemberInvitation.accepted_at.is_null() & MemberInvitation.withdrawn_at.is_null()
    return (
        await MemberInvitation.objects().where(waiting).order_by(MemberInvitation.asked_at, ascending=False)
    )


async def get_invitation(access: Access, invitation_id: UUID) -> MemberInvitation:
    """One invitation, to change it: who says yes to it in the same moment waits, or was first; raises NotFound."""
    access.require("members.invite")
    asked = MemberInvitation.objects().where(MemberInvitation.id == invitation_id)
    found = await asked.lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("member invitation")
    return found


async def find_by_token(access: Access, token: str) -> MemberInvitation | None:
    """The invitation of this link, whatever came of it; asked by whoever has the link."""
    access.require("referrals.send")
    return await MemberInvitation.objects().where(MemberInvitation.token_hash == hashed(token)).first()


async def token_of(access: Access, invitation: MemberInvitation) -> str:
    """The token of the link that was made, also when it was made by a municipality that merged into this one."""
    made = [token(home, invitation.id, invitation.generation) for home in await registry.ids_of(access.home)]
    return next((one for one in made if hashed(one) == invitation.token_hash), made[0])


async def find_to_mail(access: Access, invitation_id: UUID, *, now: datetime) -> MemberInvitation | None:
    """For the mail: the invitation, while it is open."""
    access.require("job")
    found = await MemberInvitation.objects().where(MemberInvitation.id == invitation_id).first()
    return found if found is not None and rules.state(found, now) is State.OPEN else None
