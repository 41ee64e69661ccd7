"""What the client says to an agreement at the debrief and after it (row 154, X16).

The agreement counts while the client does not say no: a no stops its reminders and asks the coordinator, a doubt
asks the coordinator alone. Neither is hidden behind a yes of the table, and a yes later on makes it count again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from services.followups import rules
from services.followups.queries import lock_agreement
from services.followups.tables import FollowUp, Told
from services.plans.assents import confirm_assents, record_assent
from services.plans.queries import AgreementLine
from services.plans.reminders import plan_reminder
from services.plans.tables import Agreement, Answer
from tenants import audit
from tenants.access import Access, Kind


async def note_answers(
    access: Access,
    case_id: UUID,
    lines: Sequence[AgreementLine],
    said: Mapping[UUID, tuple[Answer, str]],
    *,
    teller: UUID | None,
    now: datetime,
) -> None:
    """Each answer that was given, in the client's words; what was not talked about stays provisional."""
    for line in lines:
        if line.id not in said:
            continue
        answer, words = said[line.id]
        kept = words or (line.assent_words if answer == line.assent else "")
        await record_assent(access, case_id, answer, kept, agreement=line.id, now=now)
        await _note(access, line, answer, kept, teller, now)
        if answer != Answer.NO and line.assent == Answer.NO:
            await _counts_again(access, line.id, now)
    await confirm_assents(access, case_id, list(said), now=now)


async def agree_again(access: Access, agreement_id: UUID, words: str, *, version: int, now: datetime) -> None:
    """The client says yes after all, and the coordinator writes it down."""
    agreement = await lock_agreement(access, agreement_id)
    is_open = agreement.done_at is None and agreement.dropped_at is None
    rules.check_version(agreement.version, version, is_open=is_open)
    await record_assent(access, agreement.case, Answer.YES, words, agreement=agreement_id, now=now)
    await confirm_assents(access, agreement.case, [agreement_id], now=now)
    await _settle(agreement_id, now)
    await _counts_again(access, agreement_id, now)
    told = FollowUp(
        case=agreement.case,
        agreement=agreement_id,
        kind=Told.AGREED,
        reason=words,
        noted_by=access.member,
        noted_at=now,
        settled_at=now,
    )
    await told.save()
    audit.record(access, "follow-up.agreed", agreement_id, case=agreement.case)


async def _note(
    access: Access, line: AgreementLine, answer: Answer, words: str, teller: UUID | None, now: datetime
) -> None:
    """A changed answer is remembered; a doubt waits for the coordinator, and so does a no (see queries.py)."""
    kind = rules.change_of(answer, line.assent)
    if kind is None:
        return
    await _settle(line.id, now)
    row = FollowUp(
        case=line.case,
        agreement=line.id,
        kind=kind,
        reason=words,
        told_by=teller,
        noted_by=access.member if access.actor.kind is Kind.MEMBER else None,
        noted_at=now,
        settled_at=None if kind is Told.DOUBTED else now,
    )
    await row.save()
    audit.record(access, f"follow-up.{kind}", line.id, case=line.case)


async def _settle(agreement_id: UUID, now: datetime) -> None:
    await FollowUp.update({FollowUp.settled_at: now}).where(
        (FollowUp.agreement == agreement_id) & (FollowUp.kind == Told.DOUBTED) & FollowUp.settled_at.is_null()
    )


async def _counts_again(access: Access, agreement_id: UUID, now: datetime) -> None:
    """Its reminder may have been passed over while it did not count: planned anew."""
    agreement = await Agreement.objects().where(Agreement.id == agreement_id).lock_rows("UPDATE").first()
    if agreement is None:
        return
    agreement.version += 1
    await agreement.save()
    await plan_reminder(access, agreement, now=now)
