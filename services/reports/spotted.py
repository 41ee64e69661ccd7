"""What stands in "Wat structureel misloopt" that need not be read by everybody who gets the report.

That text goes to every reader, also to who gets an extract. Inside the case its people may be named: the client, and
the helpers who sat there. A number, an address, or somebody who is not at this table is pointed at, and nothing more.
"""

from services.cases.queries import circle
from services.cases.tables import CircleKind
from services.marking.kinds import NEVER, Kind
from services.marking.known import Known, is_known
from services.marking.queries import known
from services.marking.reading import cue, tokens
from services.marking.rules import Mark, marks
from services.reports.tables import Report
from tenants.access import Access

POINTED_AT = NEVER | {Kind.NAME, Kind.ADDRESS, Kind.KNOWN_NUMBER, Kind.PLATE, Kind.LONG_NUMBER}
AT_THE_TABLE = frozenset({CircleKind.CLIENT, CircleKind.HELPER})


async def spotted(access: Access, report: Report) -> list[Mark]:
    """The marks in the text as it stands; none once the report is final."""
    if not report.bottlenecks.strip() or report.final_at is not None:
        return []
    here = await circle(access, report.case)
    table = Known(tuple(f"{one.first_name} {one.last_name}" for one in here if one.kind in AT_THE_TABLE))
    found = marks(report.bottlenecks, await known(access, report.case))
    return [one for one in found if one.kind in POINTED_AT and not _is_of_table(one, table)]


def _is_of_table(mark: Mark, table: Known) -> bool:
    """Whether the mark is only the name of who sits there."""
    words = [one for one in tokens(mark.words) if one.plain not in cue("particle") and len(one.plain) > 1]
    return mark.kind is Kind.NAME and all(is_known(one, table) for one in words)
