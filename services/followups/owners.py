"""What is told through a link about an agreement: done, it does not work out, another date, please.

By its owner: harmless, so that a browser that is known may do it without a code; what the agreement is about stays
unread then. Behind a code also by the key worker.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.cases.tables import CircleMember
from services.errors import NotFound
from services.followups import rules
from services.followups.queries import OWNERS, must_sign, own_seat
from services.followups.tables import FollowUp, Told
from services.followups.watching import get_watched
from services.plans.actions import complete_agreement
from services.plans.queries import AgreementLine, agreements
from services.plans.tables import Answer
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Own:
    """One agreement as its owner sees it; an empty `sentence` until a code was given. `asked` waits for an answer.

    `is_held`: it is talked about anew, and nothing has to be done for now.
    """

    id: UUID
    sentence: str
    due_on: date | None
    is_done: bool
    asked: str = ""
    asked_on: date | None = None
    is_held: bool = False


@dataclass(frozen=True)
class Reported:
    """What somebody told by link: about their own agreement or as key worker; `is_over`: it was over already."""

    is_own: bool
    is_over: bool


async def own_agreements(access: Access) -> tuple[CircleMember, list[Own]]:
    """Who the guest is, and what they took on: what is open by date, then what is done."""
    access.require("guest.reply")
    person, lines = await _own_lines(access)
    waiting = await FollowUp.objects().where(
        FollowUp.told_by == person.id, FollowUp.kind.is_in(list(OWNERS)), FollowUp.settled_at.is_null()
    )
    asked = {one.agreement: one for one in waiting}
    is_in = access.may("guest.answer") and not await must_sign(person)
    if is_in:
        audit.record(access, "followups.own-read", person.id, case=person.case)
    own = [_own(line, asked.get(line.id), is_in=is_in) for line in lines if line.dropped_at is None]
    return person, sorted(own, key=lambda one: one.is_done)


async def report_done(access: Access, agreement_id: UUID, *, now: datetime) -> Reported:
    """Its owner did it, or the key worker heard so; saying so twice changes nothing."""
    person, line, found = await _line_to_tell(access, agreement_id)
    if not found.is_over:
        await complete_agreement(_writing(access, found), agreement_id, now=now)
        await _tell(access, line, person, Told.DONE, now)
    return found


async def report_cannot(access: Access, agreement_id: UUID, reason: str, *, now: datetime) -> Reported:
    """It does not work out, and why: the coordinator is asked what becomes of it."""
    person, line, found = await _line_to_tell(access, agreement_id)
    rules.check_reason(reason)
    if not found.is_over:
        await _tell(access, line, person, Told.CANNOT, now, reason=reason)
    return found


async def ask_to_move(
    access: Access,
    agreement_id: UUID,
    to_on: date,
    reason: str = "",
    *,
    asked_outside: str = "",
    now: datetime,
) -> Reported:
    """Another date, please, also when somebody from outside asks it; the coordinator says whether it moves."""
    person, line, found = await _line_to_tell(access, agreement_id)
    if not found.is_over:
        rules.check_new_date(to_on, line.due_on, rules.day(now))
        said = {"to_on": to_on, "reason": reason, "asked_outside": asked_outside}
        await _tell(access, line, person, Told.ASKS_DATE, now, **said)
    return found


async def _line_to_tell(access: Access, agreement_id: UUID) -> tuple[CircleMember, AgreementLine, Reported]:
    """One's own, or for the key worker behind a code that of somebody else."""
    access.require("guest.reply")
    person, lines = await _own_lines(access)
    line = next((line for line in lines if line.id == agreement_id), None)
    if line is not None:
        return person, line, Reported(is_own=True, is_over=not line.is_open)
    if not access.may("guest.answer"):
        raise NotFound("agreement")
    person, line = await get_watched(access, agreement_id)
    return person, line, Reported(is_own=False, is_over=not line.is_open)


async def _own_lines(access: Access) -> tuple[CircleMember, list[AgreementLine]]:
    """The guest, and every agreement of the case that is theirs; somebody who left the circle has none."""
    seat = await own_seat(access)
    person: CircleMember = seat.circle_member
    if person.left_at is not None:
        return person, []
    found = await agreements(_reading(access), seat.case)
    return person, [line for line in found if line.owner == person.id]


def _own(line: AgreementLine, asked: FollowUp | None, *, is_in: bool) -> Own:
    return Own(
        id=line.id,
        sentence=line.sentence if is_in else "",
        due_on=line.due_on,
        is_done=line.done_at is not None,
        asked=asked.kind if asked else "",
        asked_on=asked.to_on if asked else None,
        is_held=line.assent == Answer.NO,
    )


async def _tell(
    access: Access, line: AgreementLine, person: CircleMember, kind: Told, now: datetime, **said: Any
) -> None:
    """Only the newest question counts; an earlier one needs no answer any more. The same one twice is one."""
    mine = (FollowUp.agreement == line.id) & (FollowUp.told_by == person.id)
    latest = await FollowUp.objects().where(mine).order_by(FollowUp.noted_at, ascending=False).first()
    if latest is not None and latest.settled_at is None and latest.kind == kind and _says(latest, said):
        return
    rules.check_may_tell(await FollowUp.count().where(mine))
    asked = mine & FollowUp.kind.is_in(list(OWNERS)) & FollowUp.settled_at.is_null()
    await FollowUp.update({FollowUp.settled_at: now}).where(asked)
    settled_at = None if kind in OWNERS else now
    row = FollowUp(
        case=line.case,
        agreement=line.id,
        kind=kind,
        told_by=person.id,
        noted_at=now,
        settled_at=settled_at,
        **said,
    )
    await row.save()
    audit.record(access, f"follow-up.{kind}", line.id, case=line.case)


def _says(row: FollowUp, said: Mapping[str, Any]) -> bool:
    """Whether a row says this already: the back button, or a link that was opened twice."""
    return all(getattr(row, name) == value for name, value in said.items())


def _writing(access: Access, found: Reported) -> Access:
    """The key worker says it of somebody else's, which was checked above."""
    more = frozenset() if found.is_own else frozenset({"plans.write"})
    return replace(_reading(access), rights=_reading(access).rights | more)


def _reading(access: Access) -> Access:
    """Their own agreements only, which the lines above see to. Audit lines stay in one list."""
    return replace(access, rights=access.rights | {"guest.answer"})
