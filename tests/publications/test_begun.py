"""What a count begins with stays while it is made, also for a statement as the program inside the network."""

import asyncpg
import pytest

from infra.piccolo_conf import DB
from tests.publications.conftest import Desk

LOW = """'{"least_clients": 1, "least_municipalities": 1}'"""
BESIDE = """
insert into publication (period, begins_on, ends_on, version, state, asked_at, made_at, published_at)
select period, begins_on, ends_on, version + $1, 'published', now(), now(), now() from publication
"""


@pytest.mark.parametrize(
    "change",
    [
        f"policy = {LOW}",
        "policy = policy || jsonb_build_object('places', '[]'::jsonb)",
        "cutoff_at = cutoff_at + interval '1 day'",
        "ends_on = ends_on - 90",
        "version = 2",
    ],
)
async def test_it_stays_from_its_beginning(desk: Desk, change: str) -> None:
    await desk.begin()
    with pytest.raises(asyncpg.CheckViolationError):
        async with desk.enter():
            await DB.connection.execute(f"update publication set {change}")


async def test_no_count_begins_under_our_floors(desk: Desk) -> None:
    await desk.begin()
    begun = f"""insert into publication (period, begins_on, ends_on, version, asked_at, policy)
    select period, begins_on, ends_on, 2, now(), {LOW} from publication"""
    with pytest.raises(asyncpg.CheckViolationError):
        async with desk.enter():
            await DB.connection.execute(begun)


async def test_two_versions_are_never_for_everybody(desk: Desk) -> None:
    await desk.begin()
    async with desk.enter():
        await DB.connection.execute(BESIDE, 1)
    with pytest.raises(asyncpg.UniqueViolationError):
        async with desk.enter():
            await DB.connection.execute(BESIDE.replace("from publication", "from publication limit 1"), 2)
