"""Decisions about an offer, in the municipality that has the case. What a move brings about is in procedures."""

from datetime import datetime
from uuid import UUID

from piccolo.columns.combination import WhereRaw

from infra.clock import BRUSSELS
from services.cases.queries import get_case
from services.cases.rules import check_may_grant
from services.consultations.queries import next_consultation
from services.errors import NotFound, Refused
from services.moves import rules
from services.moves.queries import OWN, find_offer
from services.moves.rules import Consented
from services.moves.tables import CaseMove, Outcome
from services.retention.erasing import is_held
from tenants import audit, crossings
from tenants.access import Access
from tenants.tables import Member


async def offer(access: Access, case_id: UUID, to: UUID, said: Consented, *, now: datetime) -> CaseMove:
    """Offer a case to another municipality, with the client's yes. Nothing leaves before it is accepted."""
    access.require("cases.edit")
    case = await get_case(access, case_id)
    rules.check_may_offer(
        case,
        await next_consultation(access, case_id),
        is_waiting=await find_offer(access, case_id) is not None,
    )
    check_may_grant(case, access.member)
    rules.check_consented(said, now.astimezone(BRUSSELS).date(), is_held=await is_held(case_id))
    if to not in {one.municipality for one in await crossings.municipalities_that_receive()}:
        raise Refused("move.not-there")
    me = await Member.objects().where(Member.id == access.member).first()
    move = CaseMove(
        case=case_id,
        case_name=case.name,
        began_at=case.began_at,
        to_municipality=to,
        offered_at=now,
        offered_by=access.member,
        offered_name=access.actor.name,
        offered_phone=me.phone if me else "",
        **vars(said),
    )
    await move.save()
    audit.record(access, "case.offered", move.id, case=case_id)
    return move


async def withdraw_offer(
    access: Access, case_id: UUID, *, words: str = "", is_client: bool = False, now: datetime
) -> bool:
    """Take a waiting offer back: the coordinator, or the client who stops. False when there was none any more."""
    changed = await (
        CaseMove.update(
            outcome=Outcome.WITHDRAWN,
            words=words,
            answered_name=access.actor.name,
            answered_at=now,
            seen_at=now,
        )
        .where(CaseMove.case == case_id, CaseMove.outcome == Outcome.WAITING)
        .returning(CaseMove.id)
    )
    if changed:
        action = "case.offer-ended-by-client" if is_client else "case.offer-withdrawn"
        audit.record(access, action, changed[0]["id"], case=case_id)
    return bool(changed)


async def take_back(access: Access, case_id: UUID, *, words: str, now: datetime) -> None:
    """The coordinator takes the offer back. Refused when the other municipality was first."""
    access.require("cases.edit")
    check_may_grant(await get_case(access, case_id), access.member)
    if not await withdraw_offer(access, case_id, words=words, now=now):
        raise Refused("move.is-answered")


async def notice_answer(access: Access, move_id: UUID, *, now: datetime) -> None:
    """The coordinator has read what the other municipality answered."""
    access.require("cases.edit")
    changed = await (
        CaseMove.update({CaseMove.seen_at: now})
        .where(CaseMove.id == move_id, CaseMove.outcome != Outcome.WAITING, WhereRaw(OWN))
        .returning(CaseMove.id)
    )
    if not changed:
        raise NotFound("move")
    audit.record(access, "case.answer-read", move_id)


async def decline(access: Access, move_id: UUID, why: str, *, now: datetime) -> None:
    """This municipality does not take the case over; the other one reads why. NotFound when it was answered."""
    access.require("cases.begin")
    if not await crossings.decline_case(move_id, why, now):
        raise NotFound("move")
    audit.record(access, "case.move-declined", move_id)


async def note_answer(access: Access, move_id: UUID) -> None:
    """For a job: the log of the municipality that offered tells what was answered."""
    access.require("job")
    move = await CaseMove.objects().where(CaseMove.id == move_id).first()
    if move is not None and move.outcome in {Outcome.ACCEPTED, Outcome.DECLINED}:
        audit.record(access, f"case.move-{move.outcome}", move_id, case=move.case)
