"""What readers say about a report, and what becomes of it with one click."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.consultations.queries import get_item, get_participant
from services.errors import NotFound
from services.reports import queries, rules
from services.reports.tables import Outcome, ReportComment
from tenants import audit
from tenants.access import Access, Kind


async def comment(
    access: Access,
    report_id: UUID,
    participant: UUID,
    words: str,
    *,
    agenda_item: UUID | None = None,
    now: datetime,
) -> ReportComment:
    """A reader says something, through the own link or by the coordinator on the reader's behalf."""
    if access.actor.kind is Kind.GUEST:
        access.require("guest.answer")
        participant = access.actor.id or participant
    else:
        access.require("plans.write")
    report = await queries.lock_report(access, report_id)
    seat = await get_participant(access, participant)
    if seat.consultation != report.consultation:
        raise NotFound
    if agenda_item is not None and (await get_item(access, agenda_item)).consultation != report.consultation:
        raise NotFound
    count = await ReportComment.count().where(ReportComment.report == report_id)
    rules.check_may_comment(report.released_at, count)
    said = ReportComment(
        case=report.case,
        report=report_id,
        agenda_item=agenda_item,
        said_by=seat.circle_member.id,
        words=words,
        said_at=now,
        noted_by=access.actor.id,
    )
    await said.save()
    audit.record(access, "report.commented", report_id, case=report.case)
    return said


async def settle(
    access: Access,
    consultation_id: UUID,
    comment_id: UUID,
    outcome: Outcome,
    answer: str = "",
    *,
    now: datetime,
) -> None:
    """Accepted: it stands in the final version under the reader's name. Declined: with an answer, late ones too."""
    access.require("plans.write")
    report = await queries.lock_report(access, (await queries.get_report(access, consultation_id)).id)
    rules.check_may_settle(outcome, answer, is_final=report.final_at is not None)
    where = (ReportComment.id == comment_id) & (ReportComment.report == report.id)
    found = await ReportComment.objects().where(where).first()
    if found is None:
        raise NotFound
    if found.outcome != Outcome.OPEN:
        return
    found.outcome, found.answer = outcome, answer
    found.settled_at, found.settled_by = now, access.actor.id
    await found.save()
    audit.record(access, f"report.comment-{outcome}", comment_id, case=report.case)


async def open_comments(access: Access, report_id: UUID) -> Collection[UUID]:
    """Comments that nobody answered yet."""
    queries.require_reader(access)
    rows = await ReportComment.select(ReportComment.id).where(
        (ReportComment.report == report_id) & (ReportComment.outcome == Outcome.OPEN)
    )
    return [row["id"] for row in rows]
