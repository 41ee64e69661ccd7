"""Decisions about how a meeting goes: it begins, is suspended, the client leaves, it is closed, or was not held."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultations.actions import plan_consultation
from services.consultations.queries import get_consultation, get_participant, next_consultation, participants
from services.consultations.rules import USUAL_LENGTH, Sitting, check_moment, dated
from services.consultations.tables import Consultation
from services.errors import NotAllowed, Refused
from services.meetings import live, queries, rules
from services.meetings.forgetting import forget
from services.meetings.moments import put_away, take_up
from services.meetings.rules import Course
from services.meetings.tables import FactKind, MeetingFact, Story
from services.plans.queries import agreements_of_consultation
from tenants import audit, sessions
from tenants.access import Access, Kind


async def at_table(access: Access, consultation_id: UUID, *, now: datetime) -> Consultation:
    """Who writes at the table may, and by writing the meeting has begun."""
    consultation = await get_consultation(access, consultation_id)
    await require_typist(access, consultation)
    if access.actor.kind is Kind.GUEST:
        rules.check_open_to_note_taker(consultation.began_at, consultation.starts_at, now)
    course = rules.course(await queries.facts(access, consultation_id))
    rules.check_may_write(course, consultation.cancelled_at)
    if course.began_at is None and rules.begins(consultation.starts_at, now):
        await _begin(access, consultation, now)
    live.changed(access, consultation_id)
    return consultation


async def require_typist(access: Access, consultation: Consultation) -> None:
    """Staff of this case; and the participant who was asked to take notes, through the own link (X4)."""
    if access.actor.kind is not Kind.GUEST:
        access.require("plans.write")
        return
    access.require("guest.answer")
    seat = await get_participant(access, access.actor.id) if access.actor.id else None
    if seat is None or consultation.note_taker != seat.circle_member.id:
        raise NotAllowed("not the note-taker")


async def note_fact(
    access: Access, consultation_id: UUID, kind: FactKind, words: str = "", *, now: datetime
) -> None:
    """Suspended, resumed, the client left or came back, or said by phone: "doe maar zonder mij"."""
    if kind is FactKind.WITHOUT_CLIENT and not words.strip():
        raise Refused("meeting.without-whose-words")
    access.require("plans.write")
    consultation = await at_table(access, consultation_id, now=now)
    before = rules.course(await queries.facts(access, consultation_id))
    await _note(access, consultation, kind, words.strip(), now)
    await _pause(consultation, kind, before, now)


async def _pause(consultation: Consultation, kind: FactKind, before: Course, now: datetime) -> None:
    """In a break nothing is on the table; afterwards the same point is."""
    suspended = {FactKind.SUSPENDED: now, FactKind.STOPPED: now, FactKind.RESUMED: None}
    if kind in suspended:
        await Consultation.update({Consultation.suspended_at: suspended[kind]}).where(
            Consultation.id == consultation.id
        )
    if kind in {FactKind.SUSPENDED, FactKind.STOPPED, FactKind.CLIENT_LEFT}:
        await put_away(consultation.id, now)
    since = {FactKind.RESUMED: before.suspended_at, FactKind.CLIENT_BACK: before.client_left_at}.get(kind)
    if since is not None:
        await take_up(consultation.id, since, now)


async def close(access: Access, consultation_id: UUID, result: str, *, now: datetime) -> None:
    """The meeting is over; its result is named when it brought no agreements. Closing twice changes nothing."""
    access.require("plans.write")
    room = await queries.room(access, consultation_id)
    consultation = room.consultation
    rules.check_may_write(room.course, consultation.cancelled_at)
    if room.course.closed_at is not None:
        return
    made = await agreements_of_consultation(access, consultation.case, consultation_id)
    rules.check_may_close(
        is_client_there=room.is_client_there,
        is_client_choice=bool(room.course.without_client) or not consultation.is_client_coming,
        has_agreements=bool(made),
        result=result,
    )
    await at_table(access, consultation_id, now=now)
    if room.course.began_at is None:
        await _begin(access, consultation, now)
    await _note(access, consultation, FactKind.CLOSED, result, now)
    await put_away(consultation_id, now)
    await sessions.rise(consultation_id)
    await Consultation.update(
        {
            Consultation.held_at: rules.held_at(dated(consultation), now),
            Consultation.result: result,
            Consultation.suspended_at: None,
        }
    ).where(Consultation.id == consultation_id)


async def plan_next(
    access: Access, consultation_id: UUID, starts_at: datetime, *, now: datetime
) -> Consultation:
    """The next date, set with everyone's diary open: same people, same place, as long as this time."""
    consultation = await get_consultation(access, consultation_id)
    await check_next(access, consultation_id, starts_at, now=now)
    seats = await participants(access, consultation_id)
    people = [seat.circle_member.id for seat in seats if seat.circle_member.left_at is None]
    sitting = _next_sitting(consultation, starts_at)
    return await plan_consultation(
        access, consultation.case, sitting, people, previous=consultation_id, now=now
    )


async def check_has_come(access: Access, consultation_id: UUID, *, now: datetime) -> None:
    """Refused for what lies days ahead and has not begun."""
    consultation = await get_consultation(access, consultation_id)
    rules.check_has_come(consultation.began_at, consultation.starts_at, now)


async def check_next(
    access: Access, consultation_id: UUID, starts_at: datetime | None, *, now: datetime
) -> None:
    """Refused when that moment cannot be, or when a next date was set already."""
    if starts_at is None:
        return
    consultation = await get_consultation(access, consultation_id)
    if await next_after(access, consultation) is not None:
        raise Refused("consultation.next-is-planned")
    check_moment(_next_sitting(consultation, starts_at), now)


async def next_after(access: Access, consultation: Consultation) -> Consultation | None:
    """The sitting that was planned to follow this one."""
    found = await next_consultation(access, consultation.case)
    return found if found is not None and found.id != consultation.id else None


async def not_held(access: Access, consultation_id: UUID, words: str = "", *, now: datetime) -> None:
    """The client did not come and made no other choice: it did not take place, without blame.

    Nothing that was said meanwhile is kept.
    """
    access.require("plans.write")
    consultation = await at_table(access, consultation_id, now=now)
    if consultation.held_at is not None:
        raise Refused("meeting.is-closed")
    await forget(access, consultation)
    await _note(access, consultation, FactKind.NOT_HELD, words.strip(), now)
    await sessions.rise(consultation_id)
    await Consultation.update(
        {Consultation.cancelled_at: now, Consultation.cancelled_by: access.actor.id}
    ).where(Consultation.id == consultation_id)


async def seal(access: Access, consultation_id: UUID, *, now: datetime) -> None:
    """The report is final: from here on the table stays as it was. Called by services/reports."""
    consultation = await get_consultation(access, consultation_id)
    await _note(access, consultation, FactKind.SEALED, "", now)


async def _begin(access: Access, consultation: Consultation, now: datetime) -> None:
    await _note(access, consultation, FactKind.BEGAN, "", now)
    if not await Story.exists().where(Story.consultation == consultation.id):
        await Story(case=consultation.case, consultation=consultation.id, noted_at=now).save()
    began: dict[Any, datetime] = {Consultation.began_at: now}
    if consultation.starts_at is None:
        consultation.starts_at, consultation.ends_at = now, now + USUAL_LENGTH
        began |= {Consultation.starts_at: now, Consultation.ends_at: now + USUAL_LENGTH}
    await Consultation.update(began).where(
        (Consultation.id == consultation.id) & Consultation.began_at.is_null()
    )


def _next_sitting(consultation: Consultation, starts_at: datetime) -> Sitting:
    this_time = dated(consultation)
    ends_at = starts_at + (this_time.ends_at - this_time.starts_at)
    return Sitting(starts_at, ends_at, consultation.place, consultation.place_kind, room=consultation.room)


async def _note(
    access: Access, consultation: Consultation, kind: FactKind, words: str, now: datetime
) -> None:
    fact = MeetingFact(
        case=consultation.case,
        consultation=consultation.id,
        kind=kind,
        words=words,
        noted_at=now,
        noted_by=access.actor.id,
    )
    await fact.save()
    audit.record(access, f"meeting.{kind}", consultation.id, case=consultation.case)
    live.changed(access, consultation.id)
