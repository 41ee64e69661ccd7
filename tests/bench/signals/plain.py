"""The one plain SQL statement that counts the same without protecting anybody, helped by a covering index."""

import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from uuid import UUID

import asyncpg

INDEX = """
create index bench_covering on network_contribution
  (network, quarter, theme, sub_theme, arrondissement, domain, client_token) where state = 'accepted'
"""
COUNT = """
select {period} as period, theme, sub_theme, arrondissement, domain, count(distinct client_token)
from network_contribution
where network = $1 and state = 'accepted' and quarter >= $2 and quarter < $3
group by grouping sets (
  (1, theme), (1, theme, sub_theme), (1, theme, sub_theme, arrondissement), (1, theme, arrondissement),
  (1, theme, domain))
"""
PERIODS = {
    "quarter": "quarter",
    "half-year": "extract(year from quarter) * 10 + (extract(month from quarter)::int > 6)::int",
    "year": "extract(year from quarter)",
}


async def plain(network: UUID, period: str, since: date, until: date) -> tuple[float, int]:
    """Its seconds, the better of two, and how many cells it counts."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    statement = COUNT.format(period=PERIODS[period])
    took, cells = [], 0
    for _ in range(2):
        began = time.perf_counter()
        cells = len(await connection.fetch(statement, network, since, until, timeout=1800))
        took.append(time.perf_counter() - began)
    await connection.close()
    return min(took), cells


@asynccontextmanager
async def covered() -> AsyncIterator[None]:
    """With the index that the plain statement is faster with; gone afterwards, since ours has to do without."""
    await _run(INDEX, "vacuum analyze network_contribution")
    yield
    await _run("drop index bench_covering")


async def _run(*statements: str) -> None:
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    for one in statements:
        await connection.execute(one, timeout=1800)
    await connection.close()
