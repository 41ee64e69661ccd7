"""The worker is killed while it makes a publication, and two make it at once: it stands there whole, or not at all.

One random moment here, ten in `make attack`.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.settings import settings
from jobs import network as later
from jobs.network import LeaseLost, Steps
from services.publications import making
from tenants import door, network_work
from tenants.network_work import NetworkDue
from tests.bench.signals.corpus import Home, given
from tests.bench.signals.filling import COLUMNS, values
from tests.faults.stage import RELAY, Stage
from tests.figures import IS_LONG, Figure
from tests.publications_attacked import desk
from tests.publications_attacked.corpora import PLACES
from tests.publications_attacked.test_made import rebuilt

WORKER = "jobs"
TIMES, EACH = (10, 20_000) if IS_LONG else (1, 10_000)
LEASE_SECONDS = 121
HOMES = [Home(number, PLACES[number % 3], 1 / (number + 3)) for number in range(40)]
MADE = """
select state, content_hash, inputs_hash,
  (select count(*) from publication_cell c where c.publication = p.id) as cells
from publication p where id = $1
"""
CLAIMED = "select attempts > 0 from network_work where ids ->> 'publication' = $1"
IS_MADE = "select state <> 'making' from publication where id = $1"
ALL = "select count(*) from publication"
pytestmark = [pytest.mark.attack, pytest.mark.timeout(300)]


@pytest.fixture
def stage(network: UUID, tmp_path: Path) -> Iterator[Stage]:
    """A relay and a worker of production, and a Redis of their own."""
    stage = Stage(tmp_path, "smtp://127.0.0.1:9")
    stage.start_redis()
    yield stage
    stage.kill(*list(stage.running))


@pytest.fixture
async def laid(network: UUID, admin: asyncpg.Connection) -> UUID:
    """So many quarters full of bottlenecks."""
    rows = ((network, *values(one)) for one in given(HOMES, TIMES * EACH, TIMES))
    await admin.copy_records_to_table("network_contribution", records=rows, columns=COLUMNS)
    await desk.choose(network, "quarter", seen=0)
    return network


async def test_killed_at_a_random_moment_it_leaves_nothing_half(
    laid: UUID, stage: Stage, admin: asyncpg.Connection, figure: Figure
) -> None:
    random, unfinished = Random(6), 0
    stage.start(RELAY, WORKER)
    for number in range(TIMES):
        begun = await desk.begin(laid)
        await desk.order(laid, begun)
        await _until(admin, CLAIMED, str(begun))
        await asyncio.sleep(random.uniform(0, 0.4))
        stage.kill(WORKER, RELAY)
        unfinished += await _is_nothing_or_all(admin, laid, begun)
        _walk_ahead(number + 1)
        stage.start(RELAY, WORKER)
        await _until(admin, IS_MADE, begun)
        assert not await _is_nothing_or_all(admin, laid, begun)
    assert await admin.fetchval(ALL) == TIMES
    figure("publications: workers killed while they made one; half ones left", 0, of=TIMES)
    figure("publications: workers killed before it was made; made afterwards, once", unfinished, of=TIMES)


async def _is_nothing_or_all(admin: asyncpg.Connection, network: UUID, publication: UUID) -> bool:
    """True for nothing; whole is what it is when counted anew."""
    row = await admin.fetchrow(MADE, publication)
    assert row is not None
    if row["state"] == "making":
        assert (row["cells"], row["content_hash"], row["inputs_hash"]) == (0, "", "")
        assert await desk.cells(network, publication) == {}
        return True
    assert (row["inputs_hash"], row["content_hash"]) == await rebuilt(network, publication)
    assert row["cells"] == len(await desk.cells(network, publication))
    return False


async def _until(admin: asyncpg.Connection, asked: str, *values: object) -> None:
    """Ask a hundred times a second."""
    for _ in range(12_000):
        if await admin.fetchval(asked, *values):
            return
        await asyncio.sleep(0.01)
    raise TimeoutError(asked)


def _walk_ahead(times: int) -> None:
    """Until the lease of the dead is over."""
    path = settings().clock_file
    assert path is not None
    path.write_text(str(LEASE_SECONDS * times))


async def test_two_at_once_make_one(laid: UUID, admin: asyncpg.Connection) -> None:
    begun = await desk.begin(laid)
    await desk.order(laid, begun)
    async with door.lobby():
        due = await network_work.due(clock.now(), 10)
    told = await asyncio.gather(*(later.perform(one) for one in due * 3))
    assert sorted(told) == ["done", "taken", "taken"]
    assert not await _is_nothing_or_all(admin, laid, begun)


async def test_who_was_thought_dead_changes_nothing_any_more(laid: UUID, admin: asyncpg.Connection) -> None:
    """Its lease ended in the middle, and somebody else made the publication meanwhile."""
    begun = await desk.begin(laid)
    await desk.order(laid, begun)
    async with door.lobby():
        due = (await network_work.due(clock.now(), 10))[0]
    steps = await _half_way(due, begun)
    _walk_ahead(1)
    assert await desk.work() == ["done"]
    whole = await admin.fetchrow(MADE, begun)
    with pytest.raises(LeaseLost):
        await making.make(steps.enter, begun, clock.now)
    assert await admin.fetchrow(MADE, begun) == whole


async def _half_way(due: NetworkDue, publication: UUID) -> Steps:
    """A worker that claimed it, and hangs."""
    async with later.entered(due):
        claimed = await network_work.claim(due.id, due.job)
    assert claimed is not None
    return Steps(due, claimed)
