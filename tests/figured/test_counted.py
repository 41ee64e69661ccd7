"""The work itself counts: past the wall of cases for who coordinates, for nobody else, and also after erasing."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import asyncpg
import pytest

from infra import clock
from services.figures import queries
from services.figures.tree import Counts, total
from services.retention import erasing
from services.retention.actions import close_case
from services.retention.tables import Outcome
from tenants import counting, door
from tenants.access import guest_access, job_access
from tests.cases.people import inside
from tests.conftest import Browser
from tests.figured.conftest import Kept, Put

EVER = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))


async def told(kept: Kept, who: str, slug: str = "pelt") -> Counter[tuple[str, str]]:
    async with inside(kept.world, who, slug) as access:
        _ = access
        rows = await counting.figures_counted(*EVER)
    found: Counter[tuple[str, str]] = Counter()
    for _, figure, part, times in rows:
        found[figure, part] += times
    return found


async def year_of(kept: Kept, year: int) -> Counts:
    async with inside(kept.world, "an") as access:
        return await queries.mirror(access, year)


async def test_every_figure_follows_from_the_work(kept: Kept, admin: asyncpg.Connection) -> None:
    found = await told(kept, "an")
    held = await admin.fetchval("select count(*) from consultation where held_at is not null")
    assert held >= 2
    for figure in ("way", "client", "people", "key-worker", "result", "debrief"):
        assert sum(times for (name, _), times in found.items() if name == figure) == held, figure
    called_off = await admin.fetchval("select count(*) from consultation where cancelled_at is not null")
    assert found["called-off", ""] == called_off >= 1
    assert found["moved", ""] >= 1
    assert found["signals", ""] == await admin.fetchval(
        "select count(*) from signal where withdrawn_at is null"
    )


async def test_a_colleague_counts_the_same_without_seeing_the_cases(kept: Kept) -> None:
    assert await told(kept, "bram") == await told(kept, "an")


@pytest.mark.parametrize(
    ("who", "slug"), [("fien", "pelt"), ("gust", "pelt"), ("celia", "pelt"), ("celia", "genk")]
)
async def test_nobody_else_counts_and_no_other_municipality(kept: Kept, who: str, slug: str) -> None:
    assert await told(kept, who, slug) == Counter()


async def test_a_guest_counts_nothing(kept: Kept, admin: asyncpg.Connection) -> None:
    seat = await admin.fetchval("select id from participant limit 1")
    async with door.enter(guest_access(kept.world.pelt, seat, "", kept.case)):
        assert await counting.figures_counted(*EVER) == []
        assert await counting.figures_counted(*EVER, kept.case) == []


async def test_steps_of_the_client_are_counted_nowhere(kept: Kept, admin: asyncpg.Connection) -> None:
    before = await told(kept, "an")
    await admin.execute(
        'update agreement set owner = (select id from circle_member c where c."case" = agreement."case" '
        "and c.kind = 'client' limit 1)"
    )
    after = await told(kept, "an")
    assert (before["done", ""] + before["moved", ""] > 0, after["done", ""], after["moved", ""]) == (
        True,
        0,
        0,
    )


async def test_figures_outlive_an_erased_case(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    before = await told(kept, "an")
    async with door.enter(kept.an) as access:
        await close_case(access, kept.case, Outcome.REACHED, "", closed_on=clock.today(), now=clock.now())
    await admin.execute("delete from outbox")
    async with door.enter(job_access(kept.world.pelt, "test")) as access:
        assert await erasing.erase_case(access, kept.case, is_asked=True, now=clock.now())
    assert await told(kept, "an") == before
    rows = await admin.fetch("select * from figure_kept")
    assert rows, "something was kept"
    assert {str(kept.case)} & {str(value) for row in rows for value in row.values()} == set()


async def test_last_year_stands_beside_this_year(kept: Kept, put: Put, an: Browser) -> None:
    await put("pelt", "client", "there", 7)
    assert total(await year_of(kept, 2025), "held") >= 7
    page = (await an.get("/cijfers")).text
    assert "Eigen spiegel" in page
    assert "spilfiguur" in page
