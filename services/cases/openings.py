"""Decisions about who may open a case (X22). PostgreSQL reads these rows: see opened_cases().

A bar goes before every other way in, and stays when the case gets another coordinator.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases import rules
from services.cases.queries import get_case, openings
from services.cases.tables import Case, CaseOpening, OpeningKind, OpeningReason
from services.errors import NotFound, Refused
from tenants import audit, crossings, outbox
from tenants.access import Access
from tenants.members import MAY_COME_IN
from tenants.tables import Member

SOUGHT = """
select count(*) from audit_line
where actor = $1 and at > $2 and action in ('case.sought', 'case.opened-with-reason')
"""

# The audit counts what was committed: names that are sought at the same moment wait for each other.
ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('case.sought ' || $1, 0))"


async def name_replacement(
    access: Access, case_id: UUID, member: UUID, *, until_on: date | None, now: datetime
) -> None:
    """Somebody replaces the coordinator until a date; may come from a neighbouring municipality."""
    rules.check_until(until_on, _day(now))
    case = await _granting(access, case_id, member)
    if member == case.coordinator:
        raise Refused("opening.is-coordinator")
    await _open(access, case_id, member, OpeningKind.REPLACEMENT, now=now, until_on=until_on)


async def assign_chair(access: Access, case_id: UUID, member: UUID, *, now: datetime) -> None:
    """A chair from the pool leads the consultations of this case."""
    case = await _assigning(access, case_id, member, now)
    rules.check_not_own_chair(case, access.member, member)
    await _open(access, case_id, member, OpeningKind.CHAIR, now=now)


async def bar(access: Access, case_id: UUID, member: UUID, reason: str, *, now: datetime) -> None:
    """Who helps this client does not look into the consultation, by no way at all."""
    case = await _assigning(access, case_id, member, now, is_bar=True)
    rules.check_may_bar(member, case)
    await _open(access, case_id, member, OpeningKind.BARRED, now=now, reason=reason)


async def end_opening(access: Access, case_id: UUID, opening_id: UUID, *, now: datetime) -> None:
    """Take back what was given; the coordinator's own ends only by handing the case over."""
    access.require("cases.edit")
    case, current = await get_case(access, case_id), await openings(access, case_id)
    for opening in current:
        if opening.id == opening_id:
            rules.check_may_end(case, access.member, opening)
    ended = await (
        CaseOpening.update({CaseOpening.ended_at: now})
        .where(
            CaseOpening.id == opening_id,
            CaseOpening.case == case_id,
            CaseOpening.kind != OpeningKind.COORDINATOR,
            CaseOpening.ended_at.is_null(),
        )
        .returning(CaseOpening.id)
    )
    if not ended:
        raise NotFound("opening")
    audit.record(access, "opening.ended", opening_id, case=case_id)


async def hand_over(access: Access, case_id: UUID, successor: UUID, *, now: datetime) -> None:
    """Another coordinator takes the case; everybody else keeps what they had, and bars stay."""
    case = await _granting(access, case_id, successor)
    if successor == case.coordinator:
        raise Refused("opening.is-coordinator")
    rules.check_may_lead((await _present(successor)).roles, access.actor.roles)
    await _open(access, case_id, successor, OpeningKind.COORDINATOR, now=now)
    await Case.update({Case.coordinator: successor, Case.version: Case.version + 1}).where(Case.id == case_id)
    await CaseOpening.update({CaseOpening.ended_at: now}).where(
        CaseOpening.case == case_id,
        CaseOpening.kind == OpeningKind.COORDINATOR,
        CaseOpening.member == case.coordinator,
        CaseOpening.ended_at.is_null(),
    )
    audit.record(access, "case.handed-over", successor, case=case_id)


async def open_with_reason(access: Access, name: str, reason: str, *, now: datetime) -> UUID | None:
    """A colleague who needs a case opens it until tomorrow; its coordinator is told, with the reason.

    None when nothing is found, and the same for who is barred or when two cases have this name.
    """
    access.require("cases.open-with-reason")
    await DB.connection.execute(ONE_AT_A_TIME, str(access.member))
    rules.check_may_seek(await DB.connection.fetchval(SOUGHT, access.member, now - timedelta(days=1)))
    case_id = await crossings.case_named(" ".join(name.split()))
    if case_id is None:
        audit.record(access, "case.sought")
        return None
    if await Case.exists().where(Case.id == case_id):
        return case_id
    opening = await _open(
        access,
        case_id,
        access.member,
        OpeningKind.REASON,
        now=now,
        reason=reason,
        until_on=rules.reason_until(_day(now)),
    )
    await outbox.add(access, "cases.tell-opened", dedupe=f"opened:{opening.id}", opening=opening.id)
    return case_id


async def notice_opening(access: Access, case_id: UUID, opening_id: UUID, *, now: datetime) -> None:
    """The coordinator has read who opened the case and why."""
    await _granting(access, case_id, access.member)
    await CaseOpening.update({CaseOpening.seen_at: now}).where(
        CaseOpening.id == opening_id, CaseOpening.case == case_id, CaseOpening.seen_at.is_null()
    )
    audit.record(access, "opening.noticed", opening_id, case=case_id)


async def _granting(access: Access, case_id: UUID, member: UUID) -> Case:
    """The case, when who acts coordinates it, and `member` works here and is not barred."""
    access.require("cases.edit")
    case = await get_case(access, case_id)
    rules.check_may_grant(case, access.member)
    await _present(member)
    rules.check_not_barred(member, await openings(access, case_id))
    return case


async def _assigning(
    access: Access, case_id: UUID, member: UUID, now: datetime, *, is_bar: bool = False
) -> Case:
    """The same for a chair and a bar, which a replacement may decide as well."""
    access.require("cases.edit")
    case, current = await get_case(access, case_id), await openings(access, case_id)
    rules.check_may_assign(case, access.member, current, _day(now))
    await _present(member)
    if not is_bar:
        rules.check_not_barred(member, current)
    return case


async def _present(member: UUID) -> Member:
    found = await Member.objects().where(Member.id == member, *MAY_COME_IN).first()
    if found is None:
        raise NotFound("member")
    return found


async def _open(
    access: Access,
    case_id: UUID,
    member: UUID,
    kind: OpeningKind,
    *,
    now: datetime,
    reason: str = "",
    until_on: date | None = None,
) -> CaseOpening:
    """Write an opening; an earlier one of the same kind for the same person ends."""
    await CaseOpening.update({CaseOpening.ended_at: now}).where(
        CaseOpening.case == case_id,
        CaseOpening.member == member,
        CaseOpening.kind == kind,
        CaseOpening.ended_at.is_null(),
    )
    opening = CaseOpening(
        case=case_id,
        member=member,
        kind=kind,
        until_on=until_on,
        opened_at=now,
        opened_by=access.member,
    )
    await opening.save()
    # Why may say something about the client: it stands behind the wall of the case, never in the audit.
    if reason:
        await OpeningReason(case=case_id, opening=opening.id, words=reason).save()
    audit.record(access, ACTIONS[kind], member, case=case_id)
    return opening


def _day(now: datetime) -> date:
    return now.astimezone(BRUSSELS).date()


ACTIONS = {
    OpeningKind.COORDINATOR: "opening.coordinator",
    OpeningKind.REPLACEMENT: "opening.replacement",
    OpeningKind.CHAIR: "opening.chair",
    OpeningKind.BARRED: "opening.barred",
    OpeningKind.REASON: "case.opened-with-reason",
}
