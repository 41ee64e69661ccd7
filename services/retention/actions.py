"""Decisions about keeping: close a case or open it again, note a duty to keep, ask to erase, note a request."""

from datetime import date, datetime, time
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.rules import check_may_grant
from services.cases.tables import Case
from services.consultations.queries import next_consultation
from services.errors import Refused
from services.retention import rules
from services.retention.erasing import is_held
from services.retention.queries import managed
from services.retention.tables import InsightRequest, LegalHold, Outcome
from tenants import audit, outbox
from tenants.access import Access
from tenants.tables import Policy


async def close_case(
    access: Access, case_id: UUID, reason: str, note: str = "", *, closed_on: date, now: datetime
) -> None:
    """The consultations round this client are over, since a day that may lie behind."""
    case = await managed(access, case_id, _day(now))
    rules.check_may_close(case, await next_consultation(access, case_id), closed_on, _day(now))
    closed_at = now if closed_on == _day(now) else datetime.combine(closed_on, time(12), BRUSSELS)
    await _close(access, case_id, reason, note, closed_at)
    audit.record(access, "case.closed", case_id, case=case_id)


async def reopen_case(access: Access, case_id: UUID, *, now: datetime) -> None:
    """It goes on after all; what was noted at the end is taken back with it."""
    case = await managed(access, case_id, _day(now))
    if case.closed_at is None:
        return
    if case.closing_reason == Outcome.ERASURE:
        raise Refused("closing.is-erased")
    await Case.update(
        {
            Case.closed_at: None,
            Case.closed_by: None,
            Case.closing_reason: "",
            Case.closing_note: "",
            Case.erase_on: None,
            Case.version: Case.version + 1,
        }
    ).where(Case.id == case_id)
    audit.record(access, "case.reopened", case_id, case=case_id)


async def hold(access: Access, case_id: UUID, reason: str, *, now: datetime) -> None:
    """Somebody with authority forbids erasing; one duty at a time, and the date of erasing is taken back."""
    await managed(access, case_id, _day(now))
    if await is_held(case_id):
        raise Refused("hold.is-there")
    found = LegalHold(case=case_id, reason=reason, noted_at=now, noted_by=access.member)
    await found.save()
    await Case.update({Case.erase_on: None}).where(Case.id == case_id)
    audit.record(access, "hold.noted", found.id, case=case_id)


async def end_hold(access: Access, case_id: UUID, hold_id: UUID, *, now: datetime) -> None:
    """The duty is over; erasing is announced anew, a month before."""
    await managed(access, case_id, _day(now))
    where = (LegalHold.id == hold_id) & (LegalHold.case == case_id) & LegalHold.ended_at.is_null()
    ended = LegalHold.update({LegalHold.ended_at: now, LegalHold.ended_by: access.member})
    if await ended.where(where).returning(LegalHold.id):
        audit.record(access, "hold.ended", hold_id, case=case_id)


async def ask_erasure(access: Access, case_id: UUID, *, now: datetime) -> None:
    """The client wants everything gone: the case closes now, and later work erases it within moments."""
    case = await managed(access, case_id, _day(now))
    check_may_grant(case, access.member)
    rules.check_may_erase(await next_consultation(access, case_id), is_held=await is_held(case_id))
    if case.closing_reason != Outcome.ERASURE:
        await _close(access, case_id, Outcome.ERASURE, "", case.closed_at or now)
        audit.record(access, "case.erasure-asked", case_id, case=case_id)
    await outbox.add(access, "retention.erase-asked", dedupe=f"erase-asked:{case_id}:{now}", case=case_id)


async def note_insight(access: Access, case_id: UUID, asked_on: date, *, now: datetime) -> InsightRequest:
    """The client asked what is kept; asked twice at once, it is the same request."""
    await managed(access, case_id, _day(now))
    if asked_on > _day(now):
        raise Refused("closing.in-the-future")
    where = (InsightRequest.case == case_id) & InsightRequest.answered_at.is_null()
    if (waiting := await InsightRequest.objects().where(where).first()) is not None:
        return waiting
    found = InsightRequest(case=case_id, asked_on=asked_on, noted_at=now, noted_by=access.member)
    await found.save()
    audit.record(access, "insight.asked", found.id, case=case_id)
    return found


async def keep_for(access: Access, months: int) -> None:
    """How long this municipality keeps a closed case."""
    access.require("policy.manage")
    rules.check_months(months)
    await Policy.update({Policy.retention_months: months}, force=True)
    audit.record(access, "policy.retention-changed")


async def _close(access: Access, case_id: UUID, reason: str, note: str, closed_at: datetime) -> None:
    await Case.update(
        {
            Case.closed_at: closed_at,
            Case.closed_by: access.member,
            Case.closing_reason: reason,
            Case.closing_note: note,
            Case.version: Case.version + 1,
        }
    ).where(Case.id == case_id)


def _day(now: datetime) -> date:
    return now.astimezone(BRUSSELS).date()
