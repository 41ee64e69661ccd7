"""The papers: the report and somebody's extract. Neutral file names."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get
from litestar.params import FromPath

from services.documents.reports import report_paper, report_words
from services.reports import queries
from services.reports.extracts import Content, for_reader
from tenants import audit
from web import entrance
from web.meetings.forms import chosen
from web.reports.view import Incoming, heading, pack_of, present_content, whole

SITTING = "/overleggen/{consultation_id:uuid}"


class ReportPaperPages(Controller):
    """The report as a PDF; `?lezer=` gives what that participant may read."""

    path = SITTING + "/verslag.pdf"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[bytes]:
        """The paper as it stands now."""
        reader = chosen(request.query_params.get("lezer"))
        async with entrance.member(request) as access:
            report = await queries.get_report(access, consultation_id)
            content = await present_content(access, report)
            content = for_reader(content, reader) if reader else whole(content)
            told = report_words(content, pack_of(access), home=access.home.name)
            head = await heading(access)
            audit.record(access, "report.printed", report.id, case=report.case)
        return attached(report_paper(head, told), f"verslag-{day_of(content)}.pdf")


def attached(made: bytes, name: str) -> Response[Any]:
    """A file to keep, named by its date alone."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(made, media_type="application/pdf", headers=headers)


def day_of(content: Content) -> str:
    """The date of the meeting, for a file name."""
    return datetime.fromisoformat(content["head"]["held_at"]).date().isoformat()
