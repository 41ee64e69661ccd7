"""Decisions about a report: draft, the client's answer, release, final. Beside it: comments.py, amendments.py."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.consultations.queries import get_consultation
from services.meetings.course import seal
from services.reports import queries, rules
from services.reports.comments import open_comments
from services.reports.rules import State
from services.reports.tables import Report, ReportReader, ReportVersion, Spread
from services.reports.versions import freeze
from tenants import audit, outbox
from tenants.access import Access


async def ensure_draft(access: Access, consultation_id: UUID, *, now: datetime) -> Report:
    """The draft lies ready as soon as one leaves the room; a second time it is the same one."""
    access.require("plans.write")
    consultation = await get_consultation(access, consultation_id)
    found = await Report.objects().where(Report.consultation == consultation_id).first()
    if found is not None:
        return found
    report = Report(case=consultation.case, consultation=consultation_id, begun_at=now)
    await report.save()
    audit.record(access, "report.begun", report.id, case=report.case)
    return report


async def note_spread(
    access: Access,
    consultation_id: UUID,
    spread: Spread,
    allowed: Collection[UUID],
    words: str = "",
    *,
    now: datetime,
) -> None:
    """The client's answer: to everybody who was asked, only to some (participant ids), or to nobody else."""
    access.require("plans.write")
    report = await _locked(access, consultation_id)
    rules.check_may_change(report.final_at)
    await ReportReader.delete().where(ReportReader.report == report.id)
    for reader in await queries.readers(access, report):
        await ReportReader(
            case=report.case,
            report=report.id,
            participant=reader.participant,
            may_read=reader.participant in allowed,
        ).save()
    report.spread, report.spread_words = spread, words
    report.spread_at, report.spread_by = now, access.actor.id
    await report.save()
    audit.record(access, "report.spread-noted", report.id, case=report.case)


async def release(access: Access, consultation_id: UUID, *, now: datetime) -> ReportVersion:
    """Freeze what stands there and send it for comments, as far as the client says."""
    access.require("plans.write")
    report = await _locked(access, consultation_id)
    consultation = await get_consultation(access, consultation_id)
    rules.check_may_release(
        is_held=consultation.held_at is not None,
        spread=report.spread,
        has_consent=await queries.has_consent(access, report.case),
        final_at=report.final_at,
    )
    today = now.astimezone(BRUSSELS).date()
    report.released_at = report.released_at or now
    report.comments_until = rules.comments_until(today, await queries.comment_days())
    await report.save()
    version = await freeze(access, report, is_final=False, now=now)
    when = rules.finishes_at(report.comments_until)
    await outbox.add(
        access, "reports.finish", dedupe=f"report-finish:{version.id}", not_before=when, version=version.id
    )
    audit.record(access, "report.released", report.id, case=report.case)
    return version


async def plan_finishing(access: Access, case_id: UUID) -> None:
    """The days for comments go on in another municipality, for a report that was out when its case moved."""
    where = (Report.case == case_id) & Report.released_at.is_not_null() & Report.final_at.is_null()
    for report in await Report.objects().where(where):
        version = await queries.latest_version(access, report.id)
        if version is not None and report.comments_until is not None:
            when = rules.finishes_at(report.comments_until)
            key = f"report-finish:{version.id}"
            await outbox.add(access, "reports.finish", dedupe=key, not_before=when, version=version.id)


async def finish(access: Access, report_id: UUID, *, now: datetime) -> ReportVersion:
    """Final: with the accepted comments, to everybody who may read it. The table is sealed from here on."""
    if not access.may("job"):
        access.require("plans.write")
    report = await queries.lock_report(access, report_id)
    rules.check_may_finish(report.released_at, report.final_at, await open_comments(access, report_id))
    report.final_at, report.final_by = now, access.actor.id
    await report.save()
    await outbox.cancel(access, f"report:{report.id}:")
    version = await freeze(access, report, is_final=True, now=now)
    await seal(access, report.consultation, now=now)
    audit.record(access, "report.finished", report.id, case=report.case)
    return version


async def finish_when_silent(access: Access, version_id: UUID, *, now: datetime) -> None:
    """The last day for comments is over. A comment that waits, or a newer version, stops this."""
    version = await ReportVersion.objects().where(ReportVersion.id == version_id).first()
    if version is None:
        return
    report = await queries.lock_report(access, version.report)
    latest = await queries.latest_version(access, report.id)
    waiting = len(await open_comments(access, report.id))
    today = now.astimezone(BRUSSELS).date()
    is_latest = latest is not None and latest.id == version_id
    if (
        is_latest
        and queries.state(report) is State.COMMENTS
        and rules.is_silent(waiting, report.comments_until, today)
    ):
        await finish(access, report.id, now=now)


async def _locked(access: Access, consultation_id: UUID) -> Report:
    return await queries.lock_report(access, (await queries.get_report(access, consultation_id)).id)
