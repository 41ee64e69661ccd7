"""Keep what came of phoning somebody: the call, the answer, what they want to pass on, a signature, an own yes.

Everything that was typed is kept with whichever button, in one transaction, so that no click loses a sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from infra.clock import BRUSSELS
from services.absences.actions import Told as Absent
from services.absences.actions import forget_absence, note_absence
from services.absences.queries import find_absence
from services.absences.tables import Absence
from services.calls.actions import note_call
from services.calls.tables import Outcome
from services.cases.queries import get_circle_member_to_edit
from services.cases.rules import Person
from services.cases.tables import CircleKind, CircleMember
from services.consents.queries import latest_consent
from services.consents.rules import Yes
from services.consultations.queries import get_participant
from services.consultations.tables import Participant
from services.errors import Conflict, Refused
from services.invitations import actions as invitations
from services.invitations.queries import lock_invitation
from services.invitations.tables import Answer, Channel, Invitation
from services.polls import actions as polls
from services.polls.queries import answers_of, find_open
from services.procedures.edit_person import edit_person
from services.procedures.record_consent import record_consent
from tenants.access import Access

OWN_YES = frozenset({CircleKind.FAMILY.value, CircleKind.NETWORK.value})


@dataclass(frozen=True)
class Told:
    """What was chosen and typed; `seen` is the stamp of the two texts as the page showed them.

    `said` is what somebody can, per moment of a date that is looked for.
    """

    answer: str = ""
    reason: str = ""
    note: str = ""
    seen: str = ""
    outcome: str = ""
    words: str = ""
    call_back_at: datetime | None = None
    is_signed: bool = False
    has_own_yes: bool = False
    email: str | None = None
    said: Mapping[UUID, str] = field(default_factory=dict)


async def note_talk(access: Access, participant_id: UUID, told: Told, *, now: datetime) -> None:
    """All of it, or nothing. Raises Conflict when somebody else wrote other words meanwhile."""
    access.require("cases.edit")
    seat = await get_participant(access, participant_id)
    if told.email:
        await _correct_address(access, seat, told.email, now)
    asked = await _asked(access, seat, told, now)
    if asked is not None:
        await _keep_answer(access, asked, told, now)
        await _keep_absence(access, asked, told, now)
    if told.has_own_yes:
        await _own_yes(access, seat.circle_member, now)
    has_said = await _keep_moments(access, seat, told.said, now)
    outcome = told.outcome or (Outcome.REACHED if told.answer or told.words or has_said else "")
    if outcome:
        at, words = told.call_back_at, told.words
        await note_call(access, participant_id, outcome, words=words, call_back_at=at, now=now)


def stamp(invitation: Invitation | None) -> str:
    """What the two texts were when a page showed them."""
    return _stamp(invitation.answer_note, invitation.note) if invitation else _stamp("", "")


async def _asked(access: Access, seat: Participant, told: Told, now: datetime) -> Invitation | None:
    """The invitation, held; who answers or signs without one is asked in the same moment."""
    where = (Invitation.participant == seat.id) & Invitation.withdrawn_at.is_null()
    found = await Invitation.objects().where(where).first()
    if found is not None:
        return await lock_invitation(access, found.id)
    if not (told.answer or told.is_signed or told.note or told.reason):
        return None
    channel = Channel.MAIL if told.email or seat.circle_member.email else Channel.PAPER
    return await invitations.invite(access, seat.id, channel=channel, now=now)


async def _keep_answer(access: Access, asked: Invitation, told: Told, now: datetime) -> None:
    mine, kept = _stamp(told.reason, told.note), stamp(asked)
    is_changed = mine not in {told.seen, kept}
    if is_changed and told.seen != kept:
        raise Conflict
    if is_changed and told.note != asked.note:
        await invitations.write_note(access, asked.id, told.note, now=now)
    is_other_reason = is_changed and told.reason != asked.answer_note
    if told.answer and (told.answer != asked.answer or is_other_reason):
        reason = told.reason if is_changed else None
        await invitations.answer(access, asked.id, told.answer, note=reason, now=now)
    elif is_other_reason:
        if asked.answer == Answer.NONE:
            raise Refused("call.reason-without-answer")
        await invitations.answer(access, asked.id, asked.answer, note=told.reason, now=now)
    if told.is_signed:
        await invitations.sign(access, asked.id, channel=Channel.PAPER, now=now)


async def _keep_absence(access: Access, asked: Invitation, told: Told, now: datetime) -> None:
    """Who says no on the telephone was phoned (row 111); who comes after all has no absence."""
    if told.answer == Answer.NO:
        known = await find_absence(access, asked.participant) or Absence(reason="", words="")
        kept = Absent(
            reason=known.reason,
            is_systematic=known.is_systematic,
            words=known.words,
            was_phoned=True,
            briefed_by=known.briefed_by,
        )
        await note_absence(access, asked.participant, kept, now=now)
    elif told.answer:
        await forget_absence(access, asked.participant)


async def _keep_moments(access: Access, seat: Participant, said: Mapping[UUID, str], now: datetime) -> bool:
    """What somebody can, while a date is looked for; says whether that is new."""
    if not said:
        return False
    poll = await find_open(access, seat.consultation)
    if poll is None:
        raise Refused("poll.is-closed")
    if await answers_of(access, poll.id, seat.id) == said:
        return False
    await polls.answer(access, poll.id, seat.id, said, now=now)
    return True


async def _own_yes(access: Access, person: CircleMember, now: datetime) -> None:
    """Somebody of the family says yes for themselves; a yes that is there already stays as it was said."""
    if person.kind not in OWN_YES or await latest_consent(access, person.case, person.id):
        return
    yes = Yes(person.id, person.id, now.astimezone(BRUSSELS).date(), is_explicit=True)
    await record_consent(access, person.case, yes, former=None, now=now)


async def _correct_address(access: Access, seat: Participant, email: str, now: datetime) -> None:
    """Another mailbox: the old link ends, and the mail leaves anew when somebody was asked already."""
    person = await get_circle_member_to_edit(access, seat.case, seat.circle_member.id)
    if person.email.strip().casefold() == email.strip().casefold():
        return
    known = Person(**{one.name: getattr(person, one.name) for one in fields(Person)})
    corrected = replace(known, email=email)
    await edit_person(access, seat.case, person.id, corrected, version=person.version, now=now)
    where = (Invitation.participant == seat.id) & Invitation.withdrawn_at.is_null()
    if found := await Invitation.objects().where(where).first():
        await invitations.send_again(access, found.id, is_new_link=False, now=now)


def _stamp(reason: str, note: str) -> str:
    return sha256(f"{reason}\0{note}".encode()).hexdigest()[:16]
