"""What the coordinator sees at the own desk: per theme how often, since when, and what was done with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from infra.piccolo_conf import DB
from services.councils import queries
from services.councils.queries import Raised
from services.themes.rules import Theme
from tenants import audit
from tenants.access import Access
from tenants.council_counting import council_counts

LISTED = """
select theme, date_part('year', marked_at at time zone 'Europe/Brussels')::int as year, count(*)::int as times
from signal where confirmed_at is not null and withdrawn_at is null group by 1, 2
"""


@dataclass(frozen=True)
class Line:
    """A theme: how many bottlenecks stand in the list, in which band the situations are, since when, what was done."""

    theme: Theme
    this_year: int
    last_year: int
    low: int | None
    since: int | None
    raised: Sequence[Raised]


@dataclass(frozen=True)
class Desk:
    """Every theme with something in it, most bottlenecks of this year and the last first; and what has no theme yet."""

    year: int
    lines: Sequence[Line]
    without_theme: int


async def desk(access: Access, year: int) -> Desk:
    """For who coordinates here: five questions, however much there is."""
    access.require("councils.write")
    audit.record(access, "council.read")
    times = {(row["theme"], row["year"]): row["times"] for row in await DB.connection.fetch(LISTED)}
    themes = await queries.known_themes(access)
    lows, done = await council_counts(year - 1), await queries.raised(access)
    lines = list(_lines(themes, times, lows, done, year))
    lines.sort(key=lambda one: (-one.this_year - one.last_year, one.theme.name))
    without = sum(number for (theme, _), number in times.items() if theme not in themes)
    return Desk(year, lines, without)


def _lines(
    themes: Mapping[str, Theme],
    times: Mapping[tuple[str, int], int],
    lows: Mapping[tuple[str, str], int],
    done: Sequence[Raised],
    year: int,
) -> Iterator[Line]:
    for code, theme in themes.items():
        years = [of for about, of in times if about == code]
        raised = [one for one in done if one.row.theme == code]
        if years or raised:
            yield Line(
                theme,
                times.get((code, year), 0),
                times.get((code, year - 1), 0),
                lows.get((code, "")),
                min(years, default=None),
                raised,
            )
