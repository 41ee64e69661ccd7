"""Decisions about agreements: noting, correcting, moving, completing, dropping. Goals are in goals.py."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.consultations.tables import Participant
from services.errors import Conflict, NotAllowed
from services.plans import rules
from services.plans.queries import check_circle, get_agreement
from services.plans.reminders import plan_reminder
from services.plans.tables import Agreement, AgreementKind, AgreementMove
from tenants import audit, live
from tenants.access import Access, Kind


@dataclass(frozen=True)
class Details:
    """What may be said beside the sentence (rows 139-143); all of it optional."""

    agenda_item: UUID | None = None
    goal: UUID | None = None
    domain: str = ""
    price: str = ""
    mandate: str = ""
    objection: str = ""
    kind: str = AgreementKind.PLAIN


async def note_agreement(
    access: Access,
    case_id: UUID,
    sentence: str,
    owner: UUID | None,
    due_on: date | None,
    *,
    consultation: UUID | None = None,
    details: Details | None = None,
    now: datetime,
) -> Agreement:
    """Write down what was agreed, at the table or when a running situation is taken over."""
    access.require("plans.write")
    rules.check_due_on(due_on, now.astimezone(BRUSSELS).date())
    await check_circle(access, case_id, owner)
    agreement = Agreement(
        case=case_id,
        consultation=consultation,
        sentence=rules.checked_sentence(sentence),
        owner=owner,
        due_on=due_on,
        noted_at=now,
        noted_by=access.actor.id,
        **vars(details or Details()),
    )
    await agreement.save()
    audit.record(access, "agreement.noted", agreement.id, case=case_id)
    live.changed(access, case_id)
    await plan_reminder(access, agreement, now=now)
    return agreement


async def correct_agreement(
    access: Access,
    agreement_id: UUID,
    sentence: str,
    owner: UUID | None,
    due_on: date | None,
    *,
    version: int,
    details: Details,
    now: datetime,
) -> Agreement:
    """Mend what was typed; raises Conflict when somebody else mended it in the meantime."""
    access.require("plans.write")
    agreement = await get_agreement(access, agreement_id)
    if agreement.version != version:
        raise Conflict
    rules.check_due_on(due_on, now.astimezone(BRUSSELS).date())
    await check_circle(access, agreement.case, owner)
    words = rules.checked_sentence(sentence)
    agreement.reworded_at = now if words != agreement.sentence else agreement.reworded_at
    agreement.sentence = words
    agreement.owner, agreement.due_on, agreement.version = owner, due_on, version + 1
    for name, value in vars(details).items():
        setattr(agreement, name, value)
    await agreement.save()
    audit.record(access, "agreement.corrected", agreement.id, case=agreement.case)
    live.changed(access, agreement.case)
    await plan_reminder(access, agreement, now=now)
    return agreement


async def move_agreement(
    access: Access, agreement_id: UUID, to_on: date, reason: str, *, now: datetime
) -> Agreement:
    """Give it a later (or earlier) date; a moved date is normal and keeps its history."""
    agreement = await _own_agreement(access, agreement_id)
    rules.check_is_open(agreement.done_at, agreement.dropped_at)
    rules.check_due_on(to_on, now.astimezone(BRUSSELS).date())
    if to_on == agreement.due_on:
        return agreement
    await AgreementMove(
        case=agreement.case,
        agreement=agreement.id,
        from_on=agreement.due_on,
        to_on=to_on,
        reason=" ".join(reason.split()),
        moved_at=now,
        moved_by=access.actor.id,
    ).save()
    agreement.due_on, agreement.version = to_on, agreement.version + 1
    await agreement.save()
    audit.record(access, "agreement.moved", agreement.id, case=agreement.case)
    live.changed(access, agreement.case)
    await plan_reminder(access, agreement, now=now)
    return agreement


async def complete_agreement(access: Access, agreement_id: UUID, *, now: datetime) -> Agreement:
    """It is done; saying so twice changes nothing."""
    agreement = await _own_agreement(access, agreement_id)
    if agreement.done_at is None:
        agreement.done_at, agreement.done_by = now, access.actor.id
        await agreement.save()
        audit.record(access, "agreement.completed", agreement.id, case=agreement.case)
        live.changed(access, agreement.case)
    return agreement


async def reopen_agreement(access: Access, agreement_id: UUID) -> Agreement:
    """It was not done after all, or not dropped after all."""
    access.require("plans.write")
    agreement = await get_agreement(access, agreement_id)
    agreement.done_at = agreement.done_by = agreement.dropped_at = None
    agreement.dropped_reason = ""
    await agreement.save()
    audit.record(access, "agreement.reopened", agreement.id, case=agreement.case)
    live.changed(access, agreement.case)
    return agreement


async def drop_agreement(access: Access, agreement_id: UUID, reason: str, *, now: datetime) -> Agreement:
    """It is no longer needed or wanted: it stays visible as dropped, with the reason."""
    access.require("plans.write")
    agreement = await get_agreement(access, agreement_id)
    agreement.dropped_at, agreement.dropped_reason = now, " ".join(reason.split())
    await agreement.save()
    audit.record(access, "agreement.dropped", agreement.id, case=agreement.case)
    live.changed(access, agreement.case)
    return agreement


async def _own_agreement(access: Access, agreement_id: UUID) -> Agreement:
    """An agreement that this member, the key worker who watches, or this guest as its owner, may report on."""
    agreement = await get_agreement(access, agreement_id)
    if access.actor.kind is not Kind.GUEST or access.may("plans.write"):
        access.require("plans.write")
        return agreement
    guest = await Participant.objects().get(Participant.id == access.actor.id)
    if guest is None or guest.circle_member != agreement.owner:
        raise NotAllowed("agreement of somebody else")
    return agreement
