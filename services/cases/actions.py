"""Decisions about a case and its circle. Who may open it is in openings.py.

Two people on one record: the version that was read comes along, and Conflict says that it is not the last.
"""

from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases import duties, rules
from services.cases.queries import circle, get_case, get_circle_member, get_circle_member_to_edit
from services.cases.rules import Person
from services.cases.tables import (
    Case,
    CaseOpening,
    CircleKind,
    CircleMember,
    CoordinatorKind,
    DutyChange,
    OpeningKind,
    Representative,
    Secrecy,
)
from services.errors import Conflict, NotFound
from tenants import audit
from tenants.access import Access


async def begin_case(
    access: Access,
    name: str,
    *,
    referral: UUID | None = None,
    coordinator_kind: str = CoordinatorKind.EXTERNAL,
    living_situation: str = "",
    taken_over_at: datetime | None = None,
    now: datetime,
) -> Case:
    """Begin a case, coordinated by who does it: its opening first. A chair begins only what was requested."""
    access.require("cases.begin" if referral is None else "cases.begin-requested")
    await DB.connection.execute("set constraints all deferred")
    case_id: UUID = await DB.connection.fetchval("select uuidv7()")
    await open_for_coordinator(case_id, access.member, now)
    case = Case(
        id=case_id,
        name=name,
        coordinator=access.member,
        coordinator_kind=coordinator_kind,
        living_situation=living_situation,
        referral=referral,
        began_at=now,
        began_by=access.member,
        taken_over_at=taken_over_at,
    )
    await Case.insert(case)
    audit.record(access, "case.began", case_id, case=case_id)
    return await get_case(access, case_id)


async def open_for_coordinator(case_id: UUID, member: UUID, now: datetime) -> None:
    """The first opening of a case that begins here or comes here: without it PostgreSQL shows nothing."""
    await CaseOpening(
        case=case_id, member=member, kind=OpeningKind.COORDINATOR, opened_at=now, opened_by=member
    ).save()


async def edit_case(
    access: Access, case_id: UUID, *, name: str, coordinator_kind: str, living_situation: str, version: int
) -> None:
    """Change what is written about a case; raises Conflict when somebody else did so meanwhile."""
    access.require("cases.edit")
    await get_case(access, case_id)
    changed = await (
        Case.update(
            name=name,
            coordinator_kind=coordinator_kind,
            living_situation=living_situation,
            version=version + 1,
        )
        .where(Case.id == case_id, Case.version == version)
        .returning(Case.id)
    )
    if not changed:
        raise Conflict
    audit.record(access, "case.edited", case_id, case=case_id)


async def add_circle_member(
    access: Access, case_id: UUID, person: Person, *, duty_reason: str = "", now: datetime
) -> CircleMember:
    """Somebody joins the circle; without a stated duty of secrecy, the one that is usual there."""
    access.require("cases.edit")
    people = await circle(access, (await get_case(access, case_id)).id)
    rules.check_client_once(person.kind, [m.id for m in people if m.kind == CircleKind.CLIENT])
    _check_person(person, None, people, now)
    kept = _with_duty(person, None, duty_reason)
    member = CircleMember(case=case_id, joined_at=now, **_columns(kept))
    await member.save()
    await _keep_reason(access, member, kept, None, duty_reason, now)
    audit.record(access, "circle.added", member.id, case=case_id)
    return member


async def edit_circle_member(
    access: Access,
    case_id: UUID,
    member_id: UUID,
    person: Person,
    *,
    version: int,
    duty_reason: str = "",
    now: datetime,
) -> None:
    """Change what is written about somebody; who is the client stays the client. Raises Conflict."""
    access.require("cases.edit")
    before = await get_circle_member_to_edit(access, case_id, member_id)
    _check_person(person, member_id, await circle(access, case_id, with_left=True), now)
    if CircleKind.CLIENT in {before.kind, person.kind}:
        person = replace(person, kind=before.kind)
    kept = _with_duty(person, before, duty_reason)
    values = {getattr(CircleMember, name): value for name, value in _columns(kept).items()}
    changed = await (
        CircleMember.update({**values, CircleMember.version: version + 1})
        .where(CircleMember.id == member_id, CircleMember.version == version)
        .returning(CircleMember.id)
    )
    if not changed:
        raise Conflict
    await _keep_reason(access, before, kept, before, duty_reason, now)
    audit.record(access, "circle.edited", member_id, case=case_id)


async def leave_circle(access: Access, case_id: UUID, member_id: UUID, *, now: datetime) -> None:
    """Somebody is no longer round the client; who was key worker or confidant is that no more.

    What follows for invitations is decided in procedures/leave_circle.py, which calls this.
    """
    access.require("cases.edit")
    member = await get_circle_member(access, case_id, member_id)
    rules.check_may_leave(member.kind)
    await CircleMember.update({CircleMember.left_at: now}).where(
        CircleMember.id == member_id, CircleMember.left_at.is_null()
    )
    case = await get_case(access, case_id)
    if case.key_worker == member_id:
        await choose_key_worker(access, case_id, None, chosen_on=None)
    if case.confidant == member_id:
        await choose_confidant(access, case_id, None, chosen_on=None)
    audit.record(access, "circle.left", member_id, case=case_id)


async def choose_key_worker(
    access: Access, case_id: UUID, member_id: UUID | None, *, chosen_on: date | None
) -> None:
    """The client chose who stays closest; None when nobody is, which the pages show (rows 103 and 104)."""
    chosen = await _choose(access, case_id, member_id)
    if chosen is not None:
        rules.check_not_coordinator(chosen.email, await _mail_of_coordinator(case_id))
    chosen_on = chosen_on if member_id else None
    await Case.update(
        key_worker=member_id, key_worker_chosen_on=chosen_on, key_worker_gap="", key_worker_gap_on=None
    ).where(Case.id == case_id)
    audit.record(access, "case.key-worker-chosen", member_id, case=case_id)


async def note_key_worker_gap(access: Access, case_id: UUID, why: str, *, now: datetime) -> None:
    """Nobody could be found, so that the coordinator fills in: a last resort that stays visible (X19)."""
    access.require("cases.edit")
    case = await get_case(access, case_id)
    if case.key_worker is not None or case.key_worker_gap == why:
        return
    since = _day(now) if why else None
    await Case.update(key_worker_gap=why, key_worker_gap_on=since).where(Case.id == case_id)
    audit.record(access, "case.key-worker-missing", case_id, case=case_id)


async def choose_confidant(
    access: Access, case_id: UUID, member_id: UUID | None, *, chosen_on: date | None
) -> None:
    """The client chose a confidant, a professional or not (X8); None for nobody."""
    await _choose(access, case_id, member_id)
    chosen_on = chosen_on if member_id else None
    await Case.update(confidant=member_id, confidant_chosen_on=chosen_on).where(Case.id == case_id)
    audit.record(access, "case.confidant-chosen", member_id, case=case_id)


async def add_representative(
    access: Access,
    case_id: UUID,
    *,
    circle_member: UUID,
    represented: UUID,
    kind: str,
    may_decide: str,
    now: datetime,
) -> Representative:
    """Write down who decides for whom, in what capacity, about what."""
    access.require("cases.edit")
    await get_circle_member(access, case_id, circle_member)
    person = await get_circle_member(access, case_id, represented)
    rules.check_represents(circle_member, represented, kind, person.born_on, _day(now))
    row = Representative(
        case=case_id,
        circle_member=circle_member,
        represented=represented,
        kind=kind,
        may_decide=may_decide,
        noted_at=now,
    )
    await row.save()
    audit.record(access, "representative.added", row.id, case=case_id)
    return row


async def end_representative(access: Access, case_id: UUID, representative: UUID, *, now: datetime) -> None:
    """Somebody decides no longer for somebody else."""
    access.require("cases.edit")
    ended = await (
        Representative.update({Representative.ended_at: now})
        .where(Representative.id == representative, Representative.case == case_id)
        .returning(Representative.id)
    )
    if not ended:
        raise NotFound("representative")
    audit.record(access, "representative.ended", representative, case=case_id)


async def _choose(access: Access, case_id: UUID, member_id: UUID | None) -> CircleMember | None:
    access.require("cases.edit")
    await get_case(access, case_id)
    if member_id is None:
        return None
    member = await get_circle_member(access, case_id, member_id)
    rules.check_may_be_chosen(member.kind)
    return member


async def _mail_of_coordinator(case_id: UUID) -> str:
    rows = await Case.select(Case.coordinator.email).where(Case.id == case_id)
    return str(rows[0]["coordinator.email"]) if rows else ""


def _check_person(person: Person, member_id: UUID | None, people: list[CircleMember], now: datetime) -> None:
    rules.check_birth(person.born_on, _day(now))
    rules.check_asked_on(person.asked_to_be_there_on, _day(now))
    beside = (person.confidant, person.same_organisation_as)
    rules.check_beside(member_id, beside, {one.id for one in people})


def _with_duty(person: Person, before: CircleMember | None, reason: str) -> Person:
    duty = duties.settled(person, before)
    if duties.differs(duty, person, before):
        duties.check_reason(reason)
    return replace(person, secrecy=str(duty), sector=str(person.sector), kind=str(person.kind))


async def _keep_reason(
    access: Access,
    member: CircleMember,
    kept: Person,
    before: CircleMember | None,
    reason: str,
    now: datetime,
) -> None:
    if not duties.differs(Secrecy(kept.secrecy), kept, before):
        return
    change = DutyChange(
        case=member.case,
        circle_member=member.id,
        duty=kept.secrecy,
        reason=reason,
        changed_at=now,
        changed_by=access.member,
    )
    await change.save()
    audit.record(access, "circle.duty-changed", member.id, case=member.case)


def _columns(person: Person) -> dict[str, Any]:
    return {**asdict(person), "roles": [str(role) for role in person.roles]}


def _day(now: datetime) -> date:
    return now.astimezone(BRUSSELS).date()
