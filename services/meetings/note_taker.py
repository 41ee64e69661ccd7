"""Who writes along at the table through the own link (X4): chosen by staff, and taken back at once.

What a note-taker may write is checked at every save (course.require_typist); closing, the course of the meeting and
sending the report stay with staff.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.queries import circle
from services.consultations.queries import get_consultation, lock_consultation
from services.consultations.tables import AgendaItem, Consultation
from services.errors import NotFound, Refused
from services.invitations.queries import Asked, asked_to
from services.invitations.rules import signs_conduct
from services.invitations.tables import GuestSession
from services.meetings import queries, rules
from services.meetings.course import at_table, next_after
from services.plans.actions import Details, note_agreement
from services.plans.sentences import Person, read
from services.plans.tables import Agreement
from tenants import audit
from tenants.access import Access

NOW = timedelta(minutes=3)


@dataclass(frozen=True)
class Candidate:
    """Somebody at this table who may be asked to write along."""

    person: UUID
    name: str
    has_link: bool
    has_signed: bool


@dataclass(frozen=True)
class NoteTaker:
    """Who writes along, and since when the page is open: a sign of life of the last minutes, or none."""

    person: UUID
    name: str
    is_here: bool


async def candidates(access: Access, consultation_id: UUID) -> list[Candidate]:
    """Everybody who sits at this table, and whether the link would open the page for them."""
    access.require("plans.write")
    asked = await asked_to(access, await get_consultation(access, consultation_id))
    return [
        Candidate(
            one.person.id,
            one.person.first_name,
            has_link=_has_link(one),
            has_signed=one.has_signed or not signs_conduct(one.person.kind),
        )
        for one in asked
    ]


async def note_taker_of(access: Access, consultation: Consultation, *, now: datetime) -> NoteTaker | None:
    """Who writes along at this table, and whether the page is open now."""
    if consultation.note_taker is None:
        return None
    for one in await asked_to(access, consultation):
        if one.person.id == consultation.note_taker and one.invitation is not None:
            here = (GuestSession.invitation == one.invitation.id) & GuestSession.ended_at.is_null()
            is_here = await GuestSession.exists().where(here & (GuestSession.last_seen_at > now - NOW))
            return NoteTaker(one.person.id, one.person.first_name, is_here)
    return None


async def choose_note_taker(
    access: Access, consultation_id: UUID, person: UUID | None, *, now: datetime
) -> None:
    """This participant writes along, or nobody any more: from the next save on."""
    access.require("plans.write")
    found = await lock_consultation(access, consultation_id)
    rules.check_may_write(rules.course(await queries.facts(access, consultation_id)), found.cancelled_at)
    if person == found.note_taker:
        return
    if person is not None:
        await _check_candidate(access, found, person)
    await Consultation.update({Consultation.note_taker: person}).where(Consultation.id == consultation_id)
    deed = "note-taker.chosen" if person else "note-taker.taken-back"
    audit.record(access, deed, person or found.note_taker, case=found.case)


async def note_agreed(access: Access, item: AgendaItem, sentence: str, *, now: datetime) -> Agreement:
    """What was agreed at a point, caught by who writes along: the right to note it is lent for this one sentence."""
    consultation = await at_table(access, item.consultation, now=now)
    everybody = [
        Person(one.id, one.first_name, one.last_name, one.relation)
        for one in await circle(access, consultation.case)
    ]
    following = await next_after(access, consultation)
    next_on = following.starts_at.date() if following and following.starts_at else None
    reading = read(sentence, everybody, now.astimezone(BRUSSELS).date(), next_on)
    lent = replace(access, rights=access.rights | {"plans.write"})
    return await note_agreement(
        lent,
        consultation.case,
        sentence,
        reading.owner,
        reading.due_on,
        consultation=consultation.id,
        details=Details(agenda_item=item.id),
        now=now,
    )


async def _check_candidate(access: Access, consultation: Consultation, person: UUID) -> None:
    one = next((one for one in await asked_to(access, consultation) if one.person.id == person), None)
    if one is None:
        raise NotFound
    if not _has_link(one):
        raise Refused("note-taker.no-link")


def _has_link(one: Asked) -> bool:
    return one.invitation is not None and one.invitation.withdrawn_at is None
