"""After final: the decision to amend. The old version stays, a new one says what changed, and who asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.consultations.queries import get_participant
from services.errors import NotFound
from services.reports import queries, rules
from services.reports.amending import Change, amended
from services.reports.tables import Outcome, Report, ReportComment, ReportVersion
from services.reports.versions import send_out
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Amendment:
    """Which words come where; who asked, when somebody did; the late comment that it answers; the version it mends."""

    place: str
    words: str
    asked_by: UUID | None = None
    comment: UUID | None = None
    seen: int = 0


async def amend(
    access: Access, consultation_id: UUID, amendment: Amendment, *, now: datetime
) -> ReportVersion:
    """A new final version, to everybody for whom something changed. The plan itself is changed in the plan."""
    access.require("plans.write")
    report = await queries.lock_report(access, (await queries.get_report(access, consultation_id)).id)
    latest = await queries.latest_version(access, report.id)
    rules.check_may_amend(report.final_at)
    if latest is None:
        raise NotFound
    rules.check_saw_latest(amendment.seen, latest.number)
    asked_by = await _asked_by(access, report, amendment)
    change = Change(amendment.place, amendment.words, asked_by, now.astimezone(BRUSSELS).date())
    content = amended(queries.content_of(latest), change)
    version = await send_out(access, report, content, now=now)
    if amendment.comment is not None:
        await _take_over(access, report, amendment.comment, now)
    audit.record(access, "report.amended", report.id, case=report.case)
    return version


async def _asked_by(access: Access, report: Report, amendment: Amendment) -> str:
    """The first name of who asked for it: of the comment, else of the participant that was named."""
    if amendment.comment is not None:
        said = await _comment(report, amendment.comment)
        return str(said.said_by.first_name)
    if amendment.asked_by is None:
        return ""
    seat = await get_participant(access, amendment.asked_by)
    if seat.consultation != report.consultation:
        raise NotFound
    return str(seat.circle_member.first_name)


async def _take_over(access: Access, report: Report, comment: UUID, now: datetime) -> None:
    said = await _comment(report, comment)
    said.outcome, said.settled_at, said.settled_by = Outcome.ACCEPTED, now, access.actor.id
    await said.save()


async def _comment(report: Report, comment: UUID) -> ReportComment:
    rows = ReportComment.objects(ReportComment.said_by)
    found = await rows.where((ReportComment.id == comment) & (ReportComment.report == report.id)).first()
    if found is None:
        raise NotFound
    return found
