"""The papers: the report and somebody's extract. Neutral file names."""

from asyncio import to_thread
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get
from litestar.params import FromPath

from services.documents.reports import report_paper
from services.reports import queries
from services.reports.contacts import with_contacts
from services.reports.extracts import Content, for_reader, plan_alone
from services.reports.narrowing import as_of_now
from services.reports.tables import Report
from tenants import audit
from tenants.access import Access
from web import entrance
from web.meetings.forms import chosen
from web.reports.view import Incoming, heading, present_content, told_of, whole

SITTING = "/overleggen/{consultation_id:uuid}"


class ReportPaperPages(Controller):
    """The report as a PDF; `?lezer=` gives what that participant may read, `?versie=` an older version."""

    path = SITTING + "/verslag.pdf"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[bytes]:
        """The paper as it stands now."""
        reader = chosen(request.query_params.get("lezer"))
        async with entrance.member(request) as access:
            report = await queries.get_report(access, consultation_id)
            content = await _content(access, report, chosen(request.query_params.get("versie")))
            content = await _read_by(access, report, content, reader) if reader else whole(content)
            told, head = told_of(access, content), await heading(access)
            audit.record(access, "report.printed", report.id, case=report.case)
        made = await to_thread(report_paper, head, told)
        return attached(made, f"verslag-{day_of(content)}.pdf")


async def _content(access: Access, report: Report, version_id: UUID | None) -> Content:
    """What stands there now, or an older version."""
    if version_id is None:
        return await present_content(access, report)
    version = await queries.get_version(access, report.id, version_id)
    return await with_contacts(access, report, await as_of_now(access, report, queries.content_of(version)))


async def _read_by(access: Access, report: Report, content: Content, participant: UUID) -> Content:
    """The paper of one reader: whole, an extract, or the plan alone."""
    mine = for_reader(content, participant)
    readers = await queries.readers(access, report)
    is_plan_alone = any(one.participant == participant and one.gets_plan for one in readers)
    return plan_alone(mine) if is_plan_alone else mine


def attached(made: bytes, name: str) -> Response[Any]:
    """A file to keep, named by its date alone."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(made, media_type="application/pdf", headers=headers)


def day_of(content: Content) -> str:
    """The date of the meeting, for a file name."""
    return datetime.fromisoformat(content["head"]["held_at"]).date().isoformat()
