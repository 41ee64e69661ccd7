"""The pages of the report, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.reports.comments import ReportCommentOutcomePages, ReportCommentPages
from web.reports.contacts import ContactPages, GuestContactPages
from web.reports.guest import GuestCommentPages, GuestReportPages, GuestReportPaperPages, GuestVersionPages
from web.reports.pages import (
    ReportFinishPages,
    ReportHandoverPages,
    ReportPages,
    ReportReleasePages,
    ReportSpreadPages,
)
from web.reports.papers import ReportPaperPages
from web.reports.versions import ReportAmendmentPages, ReportVersionPages
from web.reports.writing import GuestAgreedPages, GuestTextChoicePages, GuestTextPages, GuestWritingPages

HANDLERS: list[ControllerRouterHandler] = [
    ReportPages,
    ReportSpreadPages,
    ReportReleasePages,
    ReportFinishPages,
    ReportHandoverPages,
    ReportPaperPages,
    ReportVersionPages,
    ReportAmendmentPages,
    ReportCommentPages,
    ReportCommentOutcomePages,
    ContactPages,
    GuestReportPages,
    GuestVersionPages,
    GuestReportPaperPages,
    GuestCommentPages,
    GuestContactPages,
    GuestWritingPages,
    GuestTextPages,
    GuestTextChoicePages,
    GuestAgreedPages,
]
