"""The page of the circle: a handful of queries, the same with 3 and 25 people; the milliseconds of a full one."""

import time
from uuid import UUID

import pytest

from infra import clock
from services.cases.actions import add_circle_member, begin_case
from services.cases.rules import Person
from services.demonstration.cast import Cast
from tests.bench.recording import Recorder
from tests.bench.visitors import Visit
from tests.cases.big_circle import lay_circle
from tests.cases.people import inside
from tests.conftest import Browser
from tests.figures import Measure
from web.entrance import SESSION_COOKIE as COOKIE

MOST = 11  # with those of the door: session, context, member, audit
SLOWEST = (
    400.0  # milliseconds of p95 in this process: a sign that something went wrong, on a machine that is busy
)


async def circle_of(world: Cast, many: int) -> UUID:
    """A case with its client and so many people in all."""
    now = clock.now()
    async with inside(world, "an") as access:
        case = await begin_case(access, f"Gezin {many}", now=now)
        await add_circle_member(access, case.id, Person("client", "Milan", "Voorbeeld"), now=now)
        await lay_circle(access, case.id, many - 1, now=now)
    return case.id


def visit(case: UUID, an: Browser) -> Visit:
    return Visit(f"/situaties/{case}/kring", f"{COOKIE}={an.http.cookies[COOKIE]}")


async def test_25_people_ask_no_more_than_3(
    world: Cast, an: Browser, recording: Recorder, measured: Measure
) -> None:
    few = await recording.record(visit(await circle_of(world, 3), an))
    full = await recording.record(visit(await circle_of(world, 25), an))
    measured("circle of 25: queries", str(full.queries))
    assert (few.status, full.status) == (200, 200)
    assert full.html.count("<li>") == 25
    assert few.queries == full.queries <= MOST, full.listed
    assert len(full.transactions) == 1


@pytest.mark.parametrize("rounds", [60])
async def test_a_circle_of_25_is_there_at_once(
    world: Cast, an: Browser, measured: Measure, rounds: int
) -> None:
    path = visit(await circle_of(world, 25), an).path
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        assert (await an.get(path)).status_code == 200
        times.append((time.perf_counter() - began) * 1000)
    p95 = sorted(times)[int(rounds * 0.95)]
    measured("circle of 25: p95 in this process", f"{p95:.1f} ms")
    assert p95 < SLOWEST
