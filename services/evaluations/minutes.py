"""The helpers' minute: two ticks and one sentence, by the own link or told to the coordinator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consultations.queries import get_participant
from services.consultations.tables import Participant
from services.errors import Conflict, NotFound
from services.evaluations import rules
from services.evaluations.tables import Feedback, Hand, HelperMinute, Readers
from services.invitations.queries import seat_of
from services.meetings.queries import attended, room
from tenants import audit
from tenants.access import Access, Kind

BEGIN = """
insert into helper_minute ("case", consultation, circle_member, was_useful, client_had_say, words, written_by,
  answered_at, version)
values ($1, $2, $3, '', '', '', 'self', $4, 0) on conflict (tenant, consultation, circle_member) do nothing
"""


@dataclass(frozen=True)
class Minute:
    """What was said in a minute; `version` is the one that stood on the page."""

    was_useful: str = ""
    client_had_say: str = ""
    words: str = ""
    version: int = 0


@dataclass(frozen=True)
class Shared:
    """What somebody wants everybody at the table to know."""

    first_name: str
    words: str


async def seat(access: Access, participant_id: UUID | None = None) -> Participant:
    """The coordinator's choice, or the guest's own."""
    if participant_id is not None:
        access.require("cases.edit")
        chosen = await get_participant(access, participant_id)
        found = await seat_of(chosen.id)
    else:
        access.require("guest.reply")
        if access.actor.kind is not Kind.GUEST or access.actor.id is None:
            raise NotFound("guest")
        found = await seat_of(access.actor.id)
    rules.check_helps(found.circle_member.kind)
    return found


async def find(seat: Participant) -> HelperMinute | None:
    """What this person said before."""
    where = HelperMinute.consultation == seat.consultation.id
    return (
        await HelperMinute.objects().where(where, HelperMinute.circle_member == seat.circle_member.id).first()
    )


async def write(access: Access, seat: Participant, said: Minute, *, now: datetime) -> None:
    """Keep it; Conflict when somebody else wrote meanwhile."""
    is_own = access.actor.kind is Kind.GUEST
    access.require("guest.reply" if is_own else "cases.edit")
    rules.check_was_held(seat.consultation.held_at)
    rules.check_something(said.was_useful, said.client_had_say, said.words)
    await DB.connection.execute(BEGIN, seat.case, seat.consultation.id, seat.circle_member.id, now)
    where = HelperMinute.consultation == seat.consultation.id
    rows = HelperMinute.objects().where(where, HelperMinute.circle_member == seat.circle_member.id)
    row = await rows.lock_rows("UPDATE").first()
    if row is None:
        raise NotFound("minute")
    is_same = (row.was_useful, row.client_had_say, row.words) == (
        said.was_useful,
        said.client_had_say,
        said.words,
    )
    if row.version not in {0, said.version} and not is_same:
        raise Conflict
    row.was_useful, row.client_had_say, row.words = said.was_useful, said.client_had_say, said.words
    row.written_by = Hand.SELF if is_own else Hand.COORDINATOR
    row.noted_by = None if is_own else access.member
    row.answered_at = now
    row.version += 1
    await row.save()
    audit.record(access, "evaluation.minute", row.id, case=seat.case, on_behalf_of=seat.id)


async def withdraw(access: Access, seat: Participant) -> None:
    """Take it back: nothing of it stays."""
    access.require("guest.reply" if access.actor.kind is Kind.GUEST else "cases.edit")
    row = await find(seat)
    if row is not None:
        await HelperMinute.delete().where(HelperMinute.id == row.id)
        audit.record(access, "evaluation.minute-withdrawn", row.id, case=seat.case, on_behalf_of=seat.id)


async def shared_with(access: Access, seat: Participant) -> list[Shared]:
    """Own words that their owner wants the table to know; never a face, never what is kept from this person.

    Who was asked and did not come was not at the table.
    """
    access.require("guest.answer")
    if not attended((await room(access, seat.consultation.id)).items).get(seat.id):
        return []
    where = (Feedback.consultation == seat.consultation.id) & (Feedback.readers == Readers.TABLE)
    rows = await Feedback.objects(Feedback.circle_member).where(where & Feedback.answered_at.is_not_null())
    kept = await restrictions(access, seat.case)
    told = [
        Shared(row.circle_member.first_name, row.words)
        for row in rows
        if row.words and may_know(kept, seat.circle_member.id, row.words)
    ]
    if told:
        audit.record(access, "evaluation.read", seat.consultation.id, case=seat.case)
    return told
