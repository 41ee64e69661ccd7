"""The key worker's page: what comes near or stalls, as questions, and what they heard of it (rows 155, 157).

Behind a code and a signature. The client's own steps are here to talk about, and nowhere to be ticked off (X21).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from services.cases.queries import circle, get_case
from services.cases.tables import CircleKind, CircleMember
from services.errors import NotFound
from services.followups import rules
from services.followups.queries import OWNERS, must_sign, own_seat
from services.followups.readable import common, readable
from services.followups.reminders import may_be_written_to
from services.followups.tables import FollowUp, Reminder, Told
from services.plans.queries import AgreementLine, agreements
from services.plans.reminders import reminder_days
from tenants import audit
from tenants.access import Access

TALK_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Watched:
    """One agreement of somebody else: how to reach them, and what was heard or asked of it.

    `is_adrift`: nobody carries it any more.
    """

    line: AgreementLine
    phone: str
    reminded_at: datetime | None
    asked_at: datetime | None
    is_asked: bool
    is_adrift: bool


@dataclass(frozen=True)
class Watch:
    """`ask` is near or past its date, `rest` still has time, `talk` are steps of the client's own that come near."""

    client: str
    ask: Sequence[Watched]
    rest: Sequence[Watched]
    talk: Sequence[AgreementLine]


async def is_key_worker(access: Access, person: CircleMember) -> bool:
    """Whether this guest watches over the plan."""
    return person.left_at is None and (await get_case(access, person.case)).key_worker == person.id


async def watch(access: Access, *, today: date) -> Watch:
    """Raises NotFound for everybody but the key worker, after a code and a signature."""
    person = await watcher(access)
    people = {one.id: one for one in await circle(access, person.case)}
    lines = [line for line in await readable(access, person) if line.is_open]
    told = await FollowUp.objects().where(FollowUp.case == person.case).order_by(FollowUp.noted_at)
    reminded = await _reminded(person.case)
    watched = [_watched(line, people, told, reminded) for line in common(lines, person.id)]
    near = rules.last_day(today, await reminder_days())
    ask = [one for one in watched if _asks(one, near, today)]
    audit.record(access, "followups.read", person.case, case=person.case)
    return Watch(
        client=next((one.first_name for one in people.values() if one.kind == CircleKind.CLIENT), ""),
        ask=ask,
        rest=[one for one in watched if one not in ask],
        talk=[line for line in await _own_steps(access, person) if _is_soon(line, today)],
    )


async def watcher(access: Access) -> CircleMember:
    """The key worker who is inside."""
    access.require("guest.answer")
    person: CircleMember = (await own_seat(access)).circle_member
    is_theirs = await is_key_worker(access, person) and await may_be_written_to(
        access, person.case, person.id
    )
    if not is_theirs or await must_sign(person):
        raise NotFound("watch")
    return person


async def get_watched(access: Access, agreement_id: UUID) -> tuple[CircleMember, AgreementLine]:
    """An agreement of somebody else that the key worker may read and speak about."""
    person = await watcher(access)
    for line in common(await readable(access, person), person.id):
        if line.id == agreement_id:
            return person, line
    raise NotFound("agreement")


async def note_asked_after(access: Access, agreement_id: UUID, *, now: datetime) -> None:
    """The key worker spoke its owner and knows no more yet: it asks again in a week."""
    person, line = await get_watched(access, agreement_id)
    if not line.is_open:
        return
    mine = (FollowUp.agreement == agreement_id) & (FollowUp.told_by == person.id)
    rules.check_may_tell(await FollowUp.count().where(mine))
    row = FollowUp(
        case=line.case,
        agreement=line.id,
        kind=Told.ASKED_AFTER,
        told_by=person.id,
        noted_at=now,
        settled_at=now,
    )
    await row.save()
    audit.record(access, "follow-up.asked-after", line.id, case=line.case)


async def _own_steps(access: Access, person: CircleMember) -> list[AgreementLine]:
    shown = {line.id for line in await readable(access, person)}
    lines = await agreements(access, person.case)
    return [
        line for line in lines if line.is_open and line.owner_kind == CircleKind.CLIENT and line.id in shown
    ]


def _is_soon(line: AgreementLine, today: date) -> bool:
    """Only ahead: what is past is no reproach."""
    return line.due_on is not None and today <= line.due_on <= today + TALK_AHEAD


def _asks(one: Watched, near: date, today: date) -> bool:
    """Near or past its date, unless somebody asked this week or its owner waits for an answer."""
    asked_on = rules.day(one.asked_at) if one.asked_at else None
    due_on = one.line.due_on
    rests = one.is_asked or rules.was_asked_lately(asked_on, today)
    return not rests and (one.is_adrift or (due_on is not None and due_on <= near))


def _watched(
    line: AgreementLine,
    people: dict[UUID, CircleMember],
    told: Sequence[FollowUp],
    reminded: dict[UUID, datetime],
) -> Watched:
    owner = people.get(line.owner) if line.owner else None
    mine = [one for one in told if one.agreement == line.id]
    asked = [one.noted_at for one in mine if one.kind == Told.ASKED_AFTER]
    waits = any(one.kind in OWNERS and one.settled_at is None for one in mine)
    return Watched(
        line=line,
        phone=owner.phone if owner else "",
        reminded_at=reminded.get(line.id),
        asked_at=asked[-1] if asked else None,
        is_asked=waits,
        is_adrift=owner is None,
    )


async def _reminded(case_id: UUID) -> dict[UUID, datetime]:
    rows = await Reminder.select(Reminder.agreement, Reminder.sent_at).where(
        Reminder.case == case_id, Reminder.sent_at.is_not_null(), Reminder.bounced_at.is_null()
    )
    return {row["agreement"]: row["sent_at"] for row in rows}
