"""Decisions about the same request twice: joined by linking, never deleted; both requesters stay known."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.errors import NotFound, Refused
from services.referrals import queries, rules
from services.referrals.tables import Referral, ReferralMatch
from tenants import audit
from tenants.access import Access


async def decide(access: Access, newer: UUID, older: UUID, *, is_same: bool, now: datetime) -> None:
    """Somebody compared two requests: the newer goes on with the older, or they are not the same."""
    access.require("referrals.note")
    for one in sorted((newer, older)):
        found = await queries.get_referral(access, one, is_to_change=True)
        if one == newer and is_same:
            rules.check_may_change(found.led_to)
    if newer == older:
        raise NotFound("other")
    main = await _main_of(older) if is_same else older
    if main == newer:
        raise Refused("referral.joined-already")
    await _note(access, newer, main, is_same=is_same, now=now)
    if is_same:
        await _follow(access, newer, main)
        moved: dict[Any, Any] = {ReferralMatch.other: main}
        known = await ReferralMatch.select(ReferralMatch.referral).where(ReferralMatch.other == main)
        rest = [newer, *(row["referral"] for row in known)]
        await ReferralMatch.update(moved).where(
            ReferralMatch.other == newer,
            ReferralMatch.is_same.eq(value=True),
            ReferralMatch.referral.not_in(rest),
        )
    audit.record(access, "referral.joined" if is_same else "referral.told-apart", newer)


async def undo(access: Access, newer: UUID, *, now: datetime) -> None:
    """Not the same after all: both stand in the list again, and are not asked about any more."""
    access.require("referrals.note")
    referral = await queries.get_referral(access, newer, is_to_change=True)
    rules.check_may_change(referral.led_to)
    apart: dict[Any, Any] = {
        ReferralMatch.is_same: False,
        ReferralMatch.decided_at: now,
        ReferralMatch.decided_by: access.member,
    }
    await ReferralMatch.update(apart).where(ReferralMatch.referral == newer)
    audit.record(access, "referral.told-apart", newer)


async def joined_with(access: Access, referral_id: UUID) -> list[UUID]:
    """The requests that go on with this one."""
    access.require("referrals.handle")
    rows = await ReferralMatch.select(ReferralMatch.referral).where(
        ReferralMatch.other == referral_id, ReferralMatch.is_same.eq(value=True)
    )
    return [row["referral"] for row in rows]


async def _follow(access: Access, newer: UUID, main: UUID) -> None:
    """A case runs already: what was asked once more belongs to it."""
    led_to = (await queries.get_referral(access, main)).led_to
    if led_to is not None:
        await Referral.update({Referral.led_to: led_to}).where(Referral.id == newer)
        audit.record(access, "referral.led-to-case", newer, case=led_to)


async def _main_of(referral_id: UUID) -> UUID:
    rows = await ReferralMatch.select(ReferralMatch.other).where(
        ReferralMatch.referral == referral_id, ReferralMatch.is_same.eq(value=True)
    )
    return UUID(str(rows[0]["other"])) if rows else referral_id


async def _note(access: Access, newer: UUID, older: UUID, *, is_same: bool, now: datetime) -> None:
    pair = (ReferralMatch.referral == newer) & (ReferralMatch.other == older)
    decided: dict[Any, Any] = {
        ReferralMatch.is_same: is_same,
        ReferralMatch.decided_at: now,
        ReferralMatch.decided_by: access.member,
    }
    if not await ReferralMatch.update(decided).where(pair).returning(ReferralMatch.id):
        await ReferralMatch(
            referral=newer, other=older, is_same=is_same, decided_at=now, decided_by=access.member
        ).save()
