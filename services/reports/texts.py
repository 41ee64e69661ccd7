"""The texts of a report that belong to no point: they save themselves, as those of the table (services/meetings)."""

from services.meetings.texts import Field
from services.reports.tables import Report

CONCLUSION = Field("report.conclusion", Report, "report.written")
BOTTLENECKS = Field("report.bottlenecks", Report, "report.written")
