"""Decisions about who handles a request: take it up, assign it to a chair of the pool, hand it back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotFound
from services.referrals import queries, rules
from services.referrals.tables import Referral, ReferralAssignment, ReferralReturn
from tenants import audit, crossings, outbox
from tenants.access import Access, Role
from tenants.members import MAY_COME_IN, members
from tenants.tables import Member

WAITING = """
select a.member, count(*) as waiting from referral_assignment a
join referral r on (r.tenant, r.id) = (a.tenant, a.referral)
where a.ended_at is null and r.led_to is null group by a.member
"""


@dataclass(frozen=True)
class Chair:
    """Somebody of the pool: how many cases run, and how many requests wait with them."""

    member: Member
    running: int
    waiting: int


async def take_up(access: Access, referral_id: UUID, *, now: datetime) -> None:
    """This is mine now; who had it before stays readable. Twice changes nothing."""
    access.require("referrals.assign")
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    rules.check_may_change(referral.led_to)
    if await _handler(referral_id) != access.member:
        await _give(access, referral_id, access.member, now)
        audit.record(access, "referral.taken-up", referral_id)


async def take_up_if_free(access: Access, referral_id: UUID, *, now: datetime) -> None:
    """Who weighs a request that nobody handles, handles it."""
    if await _handler(referral_id) is None:
        await _give(access, referral_id, access.member, now)


async def pool(access: Access) -> list[Chair]:
    """The chairs, who has least on top."""
    access.require("referrals.assign")
    running = await crossings.running_of_chairs()
    waiting = {row["member"]: row["waiting"] for row in await DB.connection.fetch(WAITING)}
    chairs = [
        Chair(one, running.get(one.id, 0), waiting.get(one.id, 0))
        for one in await members(access)
        if Role.CHAIR in one.roles
    ]
    return sorted(chairs, key=lambda chair: chair.running + chair.waiting)


async def assign(access: Access, referral_id: UUID, member: UUID, *, now: datetime) -> None:
    """A chair of the pool goes on with it and gets a mail without a word of it."""
    access.require("referrals.assign")
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    chair = await Member.objects().where(Member.id == member, *MAY_COME_IN).first()
    if chair is None:
        raise NotFound("member")
    rules.check_may_assign(referral.led_to, chair.roles)
    if await _handler(referral_id) == member:
        return
    assignment = await _give(access, referral_id, member, now)
    audit.record(access, "referral.assigned", referral_id, on_behalf_of=member)
    await outbox.add(
        access,
        "referrals.tell-chair",
        dedupe=f"assigned:{assignment}",
        referral=referral_id,
        assignment=assignment,
    )


async def hand_back(access: Access, referral_id: UUID, words: str, *, now: datetime) -> None:
    """Whoever handles it does not, and says why; from then on a chair does not see it any more."""
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    rules.check_may_change(referral.led_to)
    current = await _current(referral_id)
    rules.check_may_hand_back(current and current.member, access.member, words)
    if current is not None:
        await ReferralReturn(referral=referral_id, assignment=current.id, words=words, returned_at=now).save()
    audit.record(access, "referral.handed-back", referral_id)
    await _end(referral_id, now)


async def find_assigned(access: Access, assignment: UUID) -> Member | None:
    """For the mail to the chair: who was assigned, while that holds and nothing began."""
    access.require("job")
    row = await ReferralAssignment.objects().where(ReferralAssignment.id == assignment).first()
    if row is None or row.ended_at is not None:
        return None
    if not await Referral.exists().where(Referral.id == row.referral, Referral.led_to.is_null()):
        return None
    return await Member.objects().where(Member.id == row.member, *MAY_COME_IN).first()


async def _give(access: Access, referral_id: UUID, member: UUID, now: datetime) -> UUID:
    await _end(referral_id, now)
    row = ReferralAssignment(referral=referral_id, member=member, assigned_at=now, assigned_by=access.member)
    await row.save()
    return row.id


async def _end(referral_id: UUID, now: datetime) -> None:
    await ReferralAssignment.update({ReferralAssignment.ended_at: now}).where(
        ReferralAssignment.referral == referral_id, ReferralAssignment.ended_at.is_null()
    )


async def _current(referral_id: UUID) -> ReferralAssignment | None:
    return (
        await ReferralAssignment.objects()
        .where(ReferralAssignment.referral == referral_id, ReferralAssignment.ended_at.is_null())
        .first()
    )


async def _handler(referral_id: UUID) -> UUID | None:
    current = await _current(referral_id)
    return current.member if current else None
