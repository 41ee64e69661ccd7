"""What the coordinator writes about a sitting: the word of the table, a look at the plan, the short forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.consultations.queries import lock_consultation
from services.errors import Conflict, NotFound, Refused
from services.evaluations import rules
from services.evaluations.tables import Hand, PlanReview, ShortForm, ShortFormAnswer, TableWord
from services.invitations.queries import seat_of
from tenants import audit
from tenants.access import Access, Kind

KINDS = ("strength", "team")
REVIEWED = (
    "plan_fits",
    "goals_fit",
    "new_needs",
    "work_fits",
    "help_fits",
    "words",
    "next_step",
    "next_words",
)


@dataclass(frozen=True)
class Filled:
    """A short form as it was filled in; a line that was skipped is not in `answers`."""

    answers: Mapping[str, str]
    words: str = ""
    version: int = 0


async def note_word(
    access: Access, consultation_id: UUID, words: str, *, version: int, now: datetime
) -> None:
    """One word or sentence of the table; emptied again, it is gone."""
    access.require("cases.edit")
    sitting = await lock_consultation(access, consultation_id)
    if sitting.cancelled_at is not None:
        raise Refused("meeting.is-cancelled")
    row = await TableWord.objects().where(TableWord.consultation == consultation_id).first()
    if row is not None and row.version != version and row.words != words:
        raise Conflict
    if not words:
        await TableWord.delete().where(TableWord.consultation == consultation_id)
    else:
        row = row or TableWord(case=sitting.case, consultation=consultation_id, version=0)
        row.words, row.noted_at, row.noted_by = words, now, access.member
        row.version += 1
        await row.save()
    audit.record(access, "evaluation.word-noted", consultation_id, case=sitting.case)


async def add_word(access: Access, consultation_id: UUID, words: str, *, now: datetime) -> None:
    """At the close; what stood there already stays beside it, and saying nothing changes nothing."""
    if not words:
        return
    found = await TableWord.objects().where(TableWord.consultation == consultation_id).first()
    before = found.words if found else ""
    both = before if words in before else " ".join(one for one in (before, words) if one)
    await note_word(access, consultation_id, both, version=found.version if found else 0, now=now)


async def review_plan(
    access: Access, consultation_id: UUID, said: Mapping[str, str], *, version: int, now: datetime
) -> None:
    """A look at the plan after what was said, and what follows from it."""
    access.require("plans.write")
    rules.check_follows(said["next_step"], said["next_words"])
    rules.check_something(*said.values())
    sitting = await lock_consultation(access, consultation_id)
    rules.check_was_held(sitting.held_at)
    row = await PlanReview.objects().where(PlanReview.consultation == consultation_id).first()
    if row is not None and row.version != version and any(getattr(row, one) != said[one] for one in REVIEWED):
        raise Conflict
    row = row or PlanReview(case=sitting.case, consultation=consultation_id, version=0)
    for name in REVIEWED:
        setattr(row, name, said[name])
    row.reviewed_at, row.reviewed_by = now, access.member
    row.version += 1
    await row.save()
    audit.record(access, "evaluation.plan-reviewed", consultation_id, case=sitting.case)


async def fill_form(
    access: Access, kind: str, filled: Filled, consultation_id: UUID | None = None, *, now: datetime
) -> None:
    """A short form that somebody wanted: by the coordinator, or what made them stronger by the client's own link."""
    sitting_id = consultation_id or await _own_sitting(access, kind)
    access.require("cases.edit" if consultation_id else "guest.answer")
    if kind not in KINDS:
        raise NotFound("form")
    rules.check_something(*filled.answers.values(), filled.words)
    sitting = await lock_consultation(access, sitting_id)
    rules.check_was_held(sitting.held_at)
    where = (ShortForm.consultation == sitting_id) & (ShortForm.kind == kind)
    row = await ShortForm.objects().where(where).first()
    if row is not None and row.version != filled.version:
        raise Conflict
    row = row or ShortForm(case=sitting.case, consultation=sitting_id, kind=kind, version=0)
    row.words, row.noted_at = filled.words, now
    row.written_by = Hand.COORDINATOR if consultation_id else Hand.SELF
    row.noted_by = access.member if consultation_id else None
    row.version += 1
    await row.save()
    await ShortFormAnswer.delete().where(ShortFormAnswer.short_form == row.id)
    for item, answer in filled.answers.items():
        if answer:
            await ShortFormAnswer(case=sitting.case, short_form=row.id, item=item, answer=answer).save()
    audit.record(access, "evaluation.form-filled", sitting_id, case=sitting.case)


async def _own_sitting(access: Access, kind: str) -> UUID:
    """The client's own; what helps the team is asked of the team, at the table."""
    access.require("guest.answer")
    if access.actor.kind is not Kind.GUEST or access.actor.id is None or kind != "strength":
        raise NotFound("form")
    seat = await seat_of(access.actor.id)
    rules.check_has_voice(seat.circle_member.kind)
    if seat.circle_member.kind != "client":
        raise NotFound("form")
    found: UUID = seat.consultation.id
    return found
