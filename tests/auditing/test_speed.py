"""What the audit costs: writing a list as one line or as one line per row, and verifying a chain."""

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from services.demonstration.cast import Cast
from tenants import audit, door, verifying
from tenants.access import Access, Municipality, job_access
from tenants.anchors import Anchors
from tests.auditing.lines import anchor, found
from tests.figures import IS_LONG, Measure

LISTED = 300
LISTS = 100 if IS_LONG else 5
LINES = 40_000 if IS_LONG else 1_000
AT_ONCE = 500
WORTH_IT = 3


async def seconds(work: Callable[[], Awaitable[None]]) -> float:
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def opened(place: Municipality, record: Callable[[Access, list[UUID]], None]) -> float:
    """So many lists of three hundred, each in a transaction; milliseconds for one."""
    ids = [uuid4() for _ in range(LISTED)]

    async def work() -> None:
        for _ in range(LISTS):
            async with door.enter(job_access(place, "test")) as access:
                record(access, ids)

    return await seconds(work) * 1000 / LISTS


def nothing_at_all(access: Access, ids: list[UUID]) -> None:
    """What the transaction itself costs."""


def one_line(access: Access, ids: list[UUID]) -> None:
    audit.record_list(access, "cases.listed", ids)


def a_line_each(access: Access, ids: list[UUID]) -> None:
    for one in ids:
        audit.record(access, "cases.listed", case=one)


@pytest.mark.attack
async def test_a_list_is_one_line_because_a_line_for_each_row_costs_more(
    world: Cast, measured: Measure
) -> None:
    nothing = await opened(world.pelt, nothing_at_all)
    whole, each = await opened(world.pelt, one_line), await opened(world.pelt, a_line_each)
    measured(
        f"audit of a list of {LISTED}",
        f"{whole - nothing:.1f} ms as one line, {each - nothing:.1f} ms as a line for each",
    )
    assert (each - nothing) > WORTH_IT * (whole - nothing)


@pytest.mark.attack
async def test_a_chain_is_verified_fast_and_read_whole(
    world: Cast, tmp_path: Path, measured: Measure
) -> None:
    for _ in range(LINES // AT_ONCE):
        async with door.enter(job_access(world.pelt, "test")) as access:
            for _ in range(AT_ONCE):
                audit.record(access, "plan.read", uuid4(), case=uuid4())
    await anchor(tmp_path)
    verdict = await verifying.verify(world.pelt.id, "pelt", Anchors({}))
    assert (verdict.rows, verdict.faults) == (LINES, [])
    assert await found(world.pelt, tmp_path) == []
    measured("audit lines verified", f"{verdict.rows / verdict.seconds:.0f} per second, of {verdict.rows}")
