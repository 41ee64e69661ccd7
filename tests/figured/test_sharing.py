"""What a municipality shares: nothing by itself, exactly what it saw, and never so that one municipality shows."""

import asyncpg
import pytest

from infra import clock
from services.errors import NotAllowed
from services.figures import queries
from services.figures.actions import make_sheet, share
from tenants import counting
from tests.cases.people import inside
from tests.conftest import Browser
from tests.figured.conftest import Kept, Put

YEAR = 2025
MADE = """
insert into figure_share (tenant, year, figure, content, shared_at, shared_by)
select g.id, 2025, $2, $3, now(), g.id from municipality g where g.slug = $1
"""
MORE = """
with made as (
  insert into municipality (nis, slug, name, province, arrondissement, valid_from)
  values ($1, $2, $2, 'Limburg', 'Hasselt', '2000-01-01') returning id)
insert into network_municipality (network, municipality)
select (select id from network limit 1), id from made
"""


async def goes(admin: asyncpg.Connection, slug: str, figure: str, parts: dict[str, int]) -> None:
    await admin.execute(MADE, slug, figure, queries.payload(YEAR, figure, parts))


async def seen(dirk: Browser) -> str:
    return (await dirk.get("/netwerk/cijfers?jaar=2025")).text


@pytest.fixture
async def three(kept: Kept, admin: asyncpg.Connection) -> None:
    """Pelt, Genk and two more in the network."""
    for number, slug in enumerate(("bree", "peer")):
        await admin.execute(MORE, f"9900{number}", slug)


async def made(kept: Kept, put: Put, sheet: dict[tuple[str, str], int]) -> None:
    for (figure, part), times in sheet.items():
        await put("pelt", figure, part, times)
    async with inside(kept.world, "an") as access:
        await make_sheet(access, YEAR, now=clock.now(), today=clock.today())


async def test_nothing_is_shared_until_somebody_ticks_it(
    kept: Kept, put: Put, fien: Browser, admin: asyncpg.Connection
) -> None:
    await made(kept, put, {("client", "there"): 12, ("client", "not-noted"): 8})
    page = (await fien.get(f"/cijfers/{YEAR}/delen")).text
    assert "checked" not in page
    assert await admin.fetchval("select count(*) from figure_share") == 0
    exact = '{"year":2025,"figure":"client","parts":{"there":10,"not-noted":10}}'
    assert exact.replace('"', "&#34;") in page
    sent = await fien.post(f"/cijfers/{YEAR}/delen", {"figures": "client", "seen": ""})
    assert sent.status_code == 303
    assert await admin.fetchval("select content from figure_share") == exact


async def test_stopping_takes_it_away_and_two_people_see_each_other(
    kept: Kept, put: Put, fien: Browser, admin: asyncpg.Connection
) -> None:
    await made(kept, put, {("client", "there"): 12, ("client", "not-noted"): 8})
    await fien.post(f"/cijfers/{YEAR}/delen", {"figures": "client", "seen": ""})
    late = await fien.post(f"/cijfers/{YEAR}/delen", {"figures": "held", "seen": ""})
    assert late.status_code == 409
    assert (await fien.post(f"/cijfers/{YEAR}/delen", {"seen": "client"})).status_code == 303
    assert await admin.fetchval("select count(*) from figure_share where ended_at is null") == 0


async def test_what_is_hidden_cannot_be_ticked(kept: Kept, put: Put, fien: Browser) -> None:
    await made(kept, put, {("client", "there"): 12, ("client", "not-noted"): 3})
    page = (await fien.get(f"/cijfers/{YEAR}/delen")).text
    assert '"figure":"held"'.replace('"', "&#34;") in page
    assert '"figure":"client"'.replace('"', "&#34;") not in page
    assert (await fien.post(f"/cijfers/{YEAR}/delen", {"figures": "client", "seen": ""})).status_code == 422


async def test_two_municipalities_are_no_total_and_three_are(
    three: None, dirk: Browser, admin: asyncpg.Connection
) -> None:
    for slug in ("pelt", "genk"):
        await goes(admin, slug, "held", {"": 40})
    assert "ongeveer" not in (await seen(dirk)).partition("<table>")[2]
    await goes(admin, "bree", "held", {"": 40})
    assert "ongeveer 125" in await seen(dirk)


@pytest.mark.parametrize("sizes", [(200, 5, 5), (100, 100, 5), (0, 0, 0)])
async def test_one_or_two_that_are_nearly_all_of_it_are_no_total(
    three: None, dirk: Browser, admin: asyncpg.Connection, sizes: tuple[int, ...]
) -> None:
    for slug, size in zip(("pelt", "genk", "bree"), sizes, strict=True):
        await goes(admin, slug, "held", {"": size})
    assert "ongeveer" not in (await seen(dirk)).partition("<table>")[2]


async def test_who_stops_or_shares_twice_counts_once_or_not(
    three: None, dirk: Browser, admin: asyncpg.Connection
) -> None:
    for slug in ("pelt", "genk", "bree"):
        await goes(admin, slug, "held", {"": 50})
    await goes(admin, "bree", "held", {"": 50})
    assert "ongeveer 150" in await seen(dirk)
    await admin.execute(
        "update figure_share set ended_at = now(), ended_by = tenant where tenant = (select id "
        "from municipality where slug = 'bree')"
    )
    assert "ongeveer" not in (await seen(dirk)).partition("<table>")[2]


async def test_no_name_and_no_number_of_municipalities_reaches_the_network(
    three: None, dirk: Browser, admin: asyncpg.Connection
) -> None:
    for slug in ("pelt", "genk", "bree"):
        await goes(admin, slug, "client", {"there": 30, "not-noted": 10})
    page = await seen(dirk)
    assert "75 %" in page
    for name in ("Pelt", "Genk", "bree"):
        assert name not in page
    assert set((await counting_columns(admin)).split()) == {"figure", "part", "amount"}


async def counting_columns(admin: asyncpg.Connection) -> str:
    return str(
        await admin.fetchval(
            "select string_agg(name, ' ') from unnest((select proargnames from pg_proc "
            "where proname = 'network_figures')) name where name <> 'of_year'"
        )
    )


async def test_a_municipality_reads_no_total_and_another_network_none_of_ours(
    three: None, kept: Kept, admin: asyncpg.Connection
) -> None:
    for slug in ("pelt", "genk", "bree"):
        await goes(admin, slug, "held", {"": 50})
    for who in ("an", "fien"):
        async with inside(kept.world, who) as access:
            assert await counting.network_figures(YEAR) == []
            with pytest.raises(NotAllowed):
                await queries.for_network(access, YEAR)


async def test_who_coordinates_does_not_share(kept: Kept, put: Put, an: Browser) -> None:
    await made(kept, put, {("client", "there"): 12})
    assert (await an.get(f"/cijfers/{YEAR}/delen")).status_code == 404
    async with inside(kept.world, "an") as access:
        with pytest.raises(NotAllowed):
            await share(access, YEAR, ["held"], seen=[], now=clock.now())
