"""What stays of an erased case in the figures: how often what happened in which quarter, added to what stood there."""

from collections import Counter
from datetime import UTC, date, datetime
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import counting
from tenants.access import Access

EVER = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))
# Taken out and put back with a fresh id by chance: no row says which case it came from, or when.
ADD = """
with gone as (delete from figure_kept where quarter = $1 and figure = $2 and part = $3 returning times)
insert into figure_kept (id, quarter, figure, part, times)
select gen_random_uuid(), $1, $2, $3, $4 + coalesce((select sum(times) from gone), 0)
"""


async def keep(access: Access, about: UUID) -> None:
    """Before a case or a request is erased: the figures of past years stay as they were."""
    access.require("job")
    found: Counter[tuple[date, str, str]] = Counter()
    for quarter, figure, part, times in await counting.figures_counted(*EVER, about):
        found[quarter, figure, part] += times
    for (quarter, figure, part), times in sorted(found.items()):
        await DB.connection.execute(ADD, quarter, figure, part, times)
