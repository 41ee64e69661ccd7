"""Decisions about agreements that run: done, moved, ended, handed over; and what their owners tell by link.

Two people on one agreement: the version that was read comes along, and Conflict says that it is not the last.
The debrief is decided on in debriefs.py.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.cases.queries import get_circle_member
from services.errors import NotFound
from services.followups import rules
from services.followups.queries import OWNERS, QUESTIONS, lock_agreement
from services.followups.tables import FollowUp, Told
from services.plans import actions as plans
from services.plans.actions import Details
from services.plans.tables import Agreement
from tenants import audit
from tenants.access import Access


async def complete(access: Access, agreement_id: UUID, *, version: int, now: datetime) -> None:
    """It is done, so the coordinator heard."""
    agreement = await _as_read(access, agreement_id, version)
    await plans.complete_agreement(access, agreement_id, now=now)
    await _tell(access, agreement, Told.DONE, now)


async def move(
    access: Access,
    agreement_id: UUID,
    to_on: date,
    reason: str = "",
    *,
    asked_by: UUID | None = None,
    asked_outside: str = "",
    version: int,
    now: datetime,
) -> None:
    """Another date: normal, followed again, with who asked for it, also somebody from outside (row 161)."""
    agreement = await _as_read(access, agreement_id, version)
    rules.check_new_date(to_on, agreement.due_on, rules.day(now))
    if asked_by is not None:
        await get_circle_member(access, agreement.case, asked_by)
    await plans.move_agreement(access, agreement_id, to_on, reason, now=now)
    asking = {"asked_by": asked_by, "asked_outside": asked_outside}
    await _tell(access, agreement, Told.MOVED, now, to_on=to_on, reason=reason, **asking)


async def end(access: Access, agreement_id: UUID, reason: str, *, version: int, now: datetime) -> None:
    """It does not go through, and why; the client's own step is let go without a why (X21)."""
    agreement = await _as_read(access, agreement_id, version)
    if rules.is_on_board(await _owner_kind(access, agreement)):
        rules.check_reason(reason)
    await plans.drop_agreement(access, agreement_id, reason, now=now)
    await _tell(access, agreement, Told.ENDED, now, reason=reason)


async def hand_over(access: Access, agreement_id: UUID, owner: UUID, *, version: int, now: datetime) -> None:
    """Somebody else does it; who left the circle does nothing any more."""
    agreement = await _as_read(access, agreement_id, version)
    rules.check_new_owner(owner, agreement.owner)
    if (await get_circle_member(access, agreement.case, owner)).left_at is not None:
        raise NotFound("circle member")
    details = Details(**{name: getattr(agreement, name) for name in Details.__dataclass_fields__})
    await plans.correct_agreement(
        access,
        agreement_id,
        agreement.sentence,
        owner,
        agreement.due_on,
        version=version,
        details=details,
        now=now,
    )
    await _tell(access, agreement, Told.HANDED_OVER, now, new_owner=owner)


async def reopen(access: Access, agreement_id: UUID, *, now: datetime) -> None:
    """It was not done or not over after all."""
    agreement = await lock_agreement(access, agreement_id)
    await plans.reopen_agreement(access, agreement_id)
    await _tell(access, agreement, Told.REOPENED, now)


async def settle(access: Access, follow_up_id: UUID, *, now: datetime) -> None:
    """The question was heard; the date stays as it was."""
    access.require("plans.write")
    rows = (
        await FollowUp.update({FollowUp.settled_at: now})
        .where(FollowUp.id == follow_up_id, FollowUp.kind.is_in(list(QUESTIONS)))
        .returning(FollowUp.case)
    )
    if not rows:
        raise NotFound("question")
    audit.record(access, "follow-up.settled", follow_up_id, case=rows[0]["case"])


async def grant(access: Access, follow_up_id: UUID, *, version: int, now: datetime) -> None:
    """The date becomes what the owner asked for."""
    access.require("plans.write")
    where = (FollowUp.id == follow_up_id) & (FollowUp.kind == Told.ASKS_DATE) & FollowUp.settled_at.is_null()
    asked = await FollowUp.objects().where(where).first()
    if asked is None or asked.to_on is None:
        raise NotFound("question")
    await move(
        access,
        asked.agreement,
        asked.to_on,
        asked.reason,
        asked_by=asked.told_by,
        asked_outside=asked.asked_outside,
        version=version,
        now=now,
    )


async def _as_read(access: Access, agreement_id: UUID, version: int) -> Agreement:
    """The agreement, locked, as it stood on the page that was read; Conflict when it changed."""
    agreement = await lock_agreement(access, agreement_id)
    is_open = agreement.done_at is None and agreement.dropped_at is None
    rules.check_version(agreement.version, version, is_open=is_open)
    return agreement


async def _owner_kind(access: Access, agreement: Agreement) -> str:
    if agreement.owner is None:
        return ""
    return str((await get_circle_member(access, agreement.case, agreement.owner)).kind)


async def _tell(access: Access, agreement: Agreement, kind: Told, now: datetime, **said: Any) -> None:
    """Write down what was told; what its owner asked is answered by it, and when it is over what the client said."""
    answered = QUESTIONS if kind in {Told.DONE, Told.ENDED} else OWNERS
    await FollowUp.update({FollowUp.settled_at: now}).where(
        (FollowUp.agreement == agreement.id)
        & FollowUp.kind.is_in(list(answered))
        & FollowUp.settled_at.is_null()
    )
    row = FollowUp(
        case=agreement.case,
        agreement=agreement.id,
        kind=kind,
        noted_by=access.member,
        noted_at=now,
        settled_at=now,
        **said,
    )
    await row.save()
    audit.record(access, f"follow-up.{kind}", agreement.id, case=agreement.case)
