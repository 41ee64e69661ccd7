"""The debrief (terugkoppeling): within the week the key worker goes through the agreements with the client (row 154).

It is planned when a consultation closes; asked by mail then and once more, and of the coordinator after eight days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from services.cases.queries import circle, get_case, get_circle_member
from services.cases.tables import Case, CircleKind, CircleMember
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consultations.queries import attendance, get_consultation, lock_consultation, points
from services.consultations.rules import dated
from services.consultations.tables import Consultation
from services.errors import Conflict, NotFound
from services.followups import rules
from services.followups.answers import note_answers
from services.followups.queries import must_sign, own_seat
from services.followups.reminders import may_be_written_to
from services.followups.tables import Debrief
from services.plans.queries import AgreementLine, agreements_of_consultation
from services.plans.tables import Answer
from tenants import audit, outbox
from tenants.access import Access, Kind


@dataclass(frozen=True)
class Talk:
    """What came of the debrief; an agreement that was not talked about is not in `answers`.

    `words` are the client's own, beside an answer.
    """

    talked_on: date
    talked_by: UUID | None = None
    experience: str = ""
    questions: str = ""
    answers: Mapping[UUID, Answer] = field(default_factory=dict)
    words: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """One consultation to go through with the client: by whom, about which agreements, and what is known already."""

    case: Case
    consultation: Consultation
    debrief: Debrief
    client: str
    talker: CircleMember | None
    people: Sequence[CircleMember]
    lines: Sequence[AgreementLine]


async def plan_debrief(access: Access, consultation_id: UUID, *, now: datetime) -> Debrief | None:
    """Called when a consultation closes; a second time changes nothing. None while it was not held."""
    access.require("plans.write")
    consultation = await get_consultation(access, consultation_id)
    found = await Debrief.objects().where(Debrief.consultation == consultation_id).first()
    if found is not None or consultation.held_at is None:
        return found
    debrief = _new(consultation)
    talker = await find_talker(access, consultation)
    if talker is None or not talker.email:
        debrief.ask_again_on = rules.day(now) + timedelta(days=1)
    await debrief.save()
    await _ask_by_mail(access, debrief, rules.day(consultation.held_at), now)
    audit.record(access, "debrief.planned", debrief.id, case=consultation.case)
    return debrief


async def asked(access: Access, consultation_id: UUID) -> Asked:
    """For the form: of the coordinator, or of the key worker through their own link."""
    consultation, debrief, talker = await _asked_of(access, consultation_id, is_to_change=False)
    reader = _reading(access)
    people = await circle(reader, consultation.case)
    audit.record(access, "debrief.read", consultation_id, case=consultation.case)
    return Asked(
        case=await get_case(reader, consultation.case),
        consultation=consultation,
        debrief=debrief,
        client=next((one.first_name for one in people if one.kind == CircleKind.CLIENT), ""),
        talker=talker,
        people=[one for one in people if one.kind != CircleKind.CLIENT],
        lines=await _lines(access, consultation),
    )


async def note_debrief(
    access: Access, consultation_id: UUID, talk: Talk, *, version: int, now: datetime
) -> None:
    """What the client says now: how it was, and yes, no or not yet to each agreement. It is no longer provisional."""
    consultation, debrief, talker = await _asked_of(access, consultation_id)
    if debrief.version != version:
        raise Conflict
    rules.check_talked_on(talk.talked_on, consultation.held_at or now, rules.day(now))
    is_guest = access.actor.kind is Kind.GUEST
    if talk.talked_by is not None and not is_guest:
        await get_circle_member(access, consultation.case, talk.talked_by)
    debrief.talked_on, debrief.experience, debrief.questions = talk.talked_on, talk.experience, talk.questions
    debrief.talked_by = talker.id if is_guest and talker else talk.talked_by
    debrief.told_by, debrief.noted_by = (debrief.talked_by, None) if is_guest else (None, access.member)
    debrief.noted_at, debrief.seen_at = now, None if is_guest else now
    debrief.version = version + 1
    await debrief.save()
    await _answer(access, consultation, talk, debrief.talked_by, now)
    audit.record(access, "debrief.noted", debrief.id, case=consultation.case)


async def not_yet(access: Access, consultation_id: UUID, *, now: datetime) -> date:
    """The coordinator heard that it has not happened yet; says when they are asked anew."""
    access.require("plans.write")
    _, debrief, _ = await _asked_of(access, consultation_id)
    again_on = rules.day(now) + rules.ASK_AGAIN_AFTER
    await Debrief.update({Debrief.ask_again_on: again_on}).where(Debrief.consultation == consultation_id)
    audit.record(access, "debrief.not-yet", consultation_id, case=debrief.case)
    return again_on


async def note_seen(access: Access, consultation_id: UUID, *, now: datetime) -> None:
    """The coordinator read what the key worker wrote."""
    access.require("plans.write")
    _, debrief, _ = await _asked_of(access, consultation_id)
    await Debrief.update({Debrief.seen_at: now}).where(
        Debrief.consultation == consultation_id, Debrief.seen_at.is_null()
    )
    audit.record(access, "debrief.seen", consultation_id, case=debrief.case)


async def is_waiting_for(access: Access) -> bool:
    """Whether this guest is the one who goes through the sitting with the client, and has not done so."""
    access.require("guest.reply")
    seat = await own_seat(access)
    waits = (Debrief.consultation == seat.consultation.id) & Debrief.talked_on.is_null()
    if not await Debrief.exists().where(waits):
        return False
    talker = await find_talker(_reading(access), seat.consultation)
    return talker is not None and talker.id == seat.circle_member.id


async def latest_debrief(access: Access, case_id: UUID) -> Debrief | None:
    """The debrief of the sitting that was held last."""
    await get_case(access, case_id)
    rows = Debrief.objects().where(Debrief.case == case_id)
    return await rows.order_by(Debrief.due_on, ascending=False).first()


async def find_talker(access: Access, consultation: Consultation) -> CircleMember | None:
    """Who goes through it with the client: who was named at planning, else the key worker; None when nobody is."""
    case = await get_case(access, consultation.case)
    people = {member.id: member for member in await circle(access, case.id)}
    for wanted in (consultation.reporter_back, case.key_worker):
        found = people.get(wanted) if wanted else None
        if found is not None and found.kind != CircleKind.CLIENT:
            return found
    return None


def _new(consultation: Consultation) -> Debrief:
    """Within seven days; the coordinator is asked on the eighth."""
    held_on = rules.day(consultation.held_at or dated(consultation).ends_at)
    return Debrief(
        case=consultation.case,
        consultation=consultation.id,
        due_on=held_on + rules.DEBRIEF_WITHIN,
        ask_again_on=held_on + rules.ASK_AFTER,
    )


async def _ask_by_mail(access: Access, debrief: Debrief, held_on: date, now: datetime) -> None:
    key = f"debrief:{debrief.id}"
    await outbox.add(access, "followups.ask_debrief", dedupe=f"{key}:ask", debrief=debrief.id)
    at = rules.nudge_at(held_on + rules.NUDGE_AFTER)
    if at > now:
        await outbox.add(
            access, "followups.nudge_debrief", dedupe=f"{key}:nudge", not_before=at, debrief=debrief.id
        )


async def _asked_of(
    access: Access, consultation_id: UUID, *, is_to_change: bool = True
) -> tuple[Consultation, Debrief, CircleMember | None]:
    """The sitting and its debrief, for who may write plans or for the guest who talks with the client."""
    reader = _reading(access)
    read = lock_consultation if is_to_change else get_consultation
    consultation = await read(reader, consultation_id)
    rows = Debrief.objects().where(Debrief.consultation == consultation_id)
    talker = await find_talker(reader, consultation)
    if access.actor.kind is Kind.GUEST:
        await _check_talker(access, talker)
    else:
        access.require("plans.write")
    rules.check_was_held(consultation.held_at)
    debrief = await rows.first() or _new(consultation)
    return consultation, debrief, talker


async def _check_talker(access: Access, talker: CircleMember | None) -> None:
    access.require("guest.answer")
    if talker is None or (await own_seat(access)).circle_member.id != talker.id:
        raise NotFound("debrief")
    if not await may_be_written_to(_reading(access), talker.case, talker.id):
        raise NotFound("debrief")
    rules.check_signed(must_sign=await must_sign(talker))


async def _lines(access: Access, consultation: Consultation) -> list[AgreementLine]:
    """What was agreed there and still runs; a guest sees not what was kept from them, or made when they were out."""
    reader = _reading(access)
    found = await agreements_of_consultation(reader, consultation.case, consultation.id)
    lines = [line for line in found if line.is_open]
    if access.actor.kind is not Kind.GUEST:
        return lines
    seat = await own_seat(access)
    person = seat.circle_member.id
    kept = await restrictions(reader, consultation.case)
    noted = [row for row in await attendance(reader, consultation.id) if row.participant == seat.id]
    came = any(row.is_present for row in noted)
    away = {row.agenda_item for row in noted if came and row.is_present is False}
    away |= {p.item.id for p in await points(reader, consultation.id) if seat.id in p.absent or p.is_struck}
    return [
        line
        for line in lines
        if line.agenda_item not in away and may_know(kept, person, line.sentence, line.domain)
    ]


async def _answer(
    access: Access, consultation: Consultation, talk: Talk, teller: UUID | None, now: datetime
) -> None:
    """Only of agreements that whoever writes may read."""
    writer = replace(access, rights=access.rights | {"plans.write", "guest.answer"})
    lines = await _lines(access, consultation)
    shown = {line.id for line in lines}
    said = {one: (talk.answers[one], talk.words.get(one, "")) for one in talk.answers if one in shown}
    await note_answers(writer, consultation.case, lines, said, teller=teller, now=now)


def _reading(access: Access) -> Access:
    """The key worker reads what the debrief is about; who else may is checked in _asked_of."""
    return (
        replace(access, rights=access.rights | {"guest.answer"})
        if access.actor.kind is Kind.GUEST
        else access
    )
