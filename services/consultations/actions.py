"""Decisions about one sitting: plan, change, cancel, who is asked. The agenda is in agenda.py."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.cases.tables import CircleMember
from services.consultations import agenda, calendars, queries, rules
from services.consultations.rooms import check_room
from services.consultations.rules import Change, Sitting
from services.consultations.tables import Consultation, Participant
from services.errors import Conflict, NotFound
from tenants import audit, live
from tenants.access import Access
from tenants.tables import Policy


async def plan_consultation(
    access: Access,
    case_id: UUID,
    sitting: Sitting,
    circle_members: Collection[UUID],
    *,
    previous: UUID | None = None,
    now: datetime,
) -> Consultation:
    """Plan a sitting with who is asked and the agenda of nine points, filled in plain words."""
    await check_plan(access, case_id, sitting, circle_members, now=now)
    planned = Consultation(case=case_id, previous=previous, planned_at=now, planned_by=access.actor.id)
    _write(planned, sitting)
    await planned.save()
    for circle_member in circle_members:
        await Participant(
            case=case_id, consultation=planned.id, circle_member=circle_member, added_at=now
        ).save()
    await agenda.fill(planned)
    await calendars.tell(access, planned)
    audit.record(access, "consultation.planned", planned.id, case=case_id)
    live.changed(access, case_id)
    return planned


async def check_plan(
    access: Access, case_id: UUID, sitting: Sitting, circle_members: Collection[UUID], *, now: datetime
) -> None:
    """Everything that may refuse a plan, before anything is written."""
    access.require("cases.edit")
    rules.check_moment(sitting, now)
    rules.check_client_place(sitting, await client_presence())
    await check_room(sitting.room)
    await _check_circle(case_id, {*circle_members, *_named(sitting)})


async def change_consultation(
    access: Access, consultation_id: UUID, sitting: Sitting, *, version: int, now: datetime
) -> Change:
    """Change what was planned; says what calendars must know. Conflict when somebody was first."""
    access.require("cases.edit")
    found = await queries.lock_consultation(access, consultation_id)
    if found.version != version:
        raise Conflict
    rules.check_open(found)
    change = rules.change(found, sitting)
    if change is not Change.NONE:
        rules.check_moment(sitting, now)
    rules.check_client_place(sitting, await client_presence())
    await check_room(sitting.room)
    await _check_circle(found.case, _named(sitting))
    left_room = found.room
    _write(found, sitting)
    found.sequence += int(change is not Change.NONE)
    found.version += 1
    await found.save()
    if change is not Change.NONE:
        await calendars.tell(access, found, left_room=left_room)
    audit.record(access, "consultation.changed", found.id, case=found.case)
    live.changed(access, found.case)
    return change


async def undate(access: Access, found: Consultation) -> None:
    """The date no longer holds: another one is looked for. `found` is held by who asks."""
    access.require("cases.edit")
    rules.check_can_lose_date(found)
    if found.starts_at is None:
        return
    found.starts_at = found.ends_at = None
    found.sequence += 1
    found.version += 1
    await found.save()
    await calendars.tell(access, found)
    audit.record(access, "consultation.undated", found.id, case=found.case)
    live.changed(access, found.case)


async def cancel_consultation(access: Access, consultation_id: UUID, *, now: datetime) -> Consultation:
    """Call it off; who was invited is told by services/procedures/cancel_consultation.py."""
    access.require("cases.edit")
    found = await queries.lock_consultation(access, consultation_id)
    rules.check_open(found)
    found.cancelled_at, found.cancelled_by = now, access.actor.id
    found.sequence += 1
    found.version += 1
    await found.save()
    await calendars.tell(access, found)
    audit.record(access, "consultation.cancelled", found.id, case=found.case)
    live.changed(access, found.case)
    return found


async def add_participant(
    access: Access, consultation_id: UUID, circle_member: UUID, *, now: datetime
) -> Participant:
    """Ask one more; who was taken off the list comes back on it."""
    access.require("cases.edit")
    found = await queries.lock_consultation(access, consultation_id)
    rules.check_open(found)
    await _check_circle(found.case, {circle_member})
    same = (Participant.consultation == consultation_id) & (Participant.circle_member == circle_member)
    participant = await Participant.objects().where(same).first()
    if participant is None:
        participant = Participant(
            case=found.case, consultation=consultation_id, circle_member=circle_member, added_at=now
        )
    participant.removed_at = None
    await participant.save()
    audit.record(access, "participant.added", participant.id, case=found.case)
    live.changed(access, found.id)
    return participant


async def remove_participant(access: Access, participant_id: UUID, *, now: datetime) -> Participant:
    """Take somebody off the list; the invitation goes in services/procedures/excuse_participant.py."""
    access.require("cases.edit")
    found = await queries.get_participant(access, participant_id)
    rules.check_open(await queries.get_consultation(access, found.consultation))
    where = (Participant.id == participant_id) & Participant.removed_at.is_null()
    await Participant.update({Participant.removed_at: now}).where(where)
    audit.record(access, "participant.removed", participant_id, case=found.case)
    live.changed(access, found.consultation)
    return found


async def client_presence() -> str:
    """What this municipality asks of the client's presence: recommended or required."""
    policy = await Policy.objects().first()
    return policy.client_presence if policy else "recommended"


def _write(consultation: Consultation, sitting: Sitting) -> None:
    for name, value in vars(sitting).items():
        setattr(consultation, name, value)
    if sitting.is_client_coming:
        consultation.client_absence_reason = ""


def _named(sitting: Sitting) -> set[UUID]:
    people = (sitting.spokesperson, sitting.reporter_back, sitting.note_taker)
    return {person for person in people if person is not None}


async def _check_circle(case_id: UUID, people: Collection[UUID]) -> None:
    """Everybody who is named belongs to the circle of this case, now."""
    if not people:
        return
    where = (
        CircleMember.id.is_in(list(people)) & (CircleMember.case == case_id) & CircleMember.left_at.is_null()
    )
    if await CircleMember.count().where(where) != len(set(people)):
        raise NotFound
