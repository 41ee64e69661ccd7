"""Every page asks PostgreSQL a bounded number of questions, however much there is to show."""

import asyncpg
import pytest

from tests.bench.filling import fill
from tests.bench.recording import Recorder
from tests.bench.visitors import Visit, visits
from tests.database import EMPTY

# With those of the door: session, context, member, audit, deferred checks.
MOST = {"Vandaag": 28, "case": 22, "consultation": 25, "guest": 27}
LISTS = ("/situaties", "/aanvragen", "/knelpunten", "/vandaag")
FEWER = """
delete from presence; delete from restriction;
delete from agreement where id not in (select distinct on ("case") id from agreement order by "case", id);
delete from agenda_item where position > 0;
update circle_member set left_at = now() where first_name in ('Koen', 'Hilde', 'Tine');
update participant t set removed_at = now() from circle_member p where p.id = t.circle_member and p.left_at is not null;
"""


@pytest.mark.parametrize("page", MOST)
async def test_a_page_asks_no_more_than_this(
    visited: dict[str, list[Visit]], recording: Recorder, page: str
) -> None:
    found = await recording.record(visited[page][0])
    print(f"{page}: {found.queries} queries")  # noqa: T201  # shown by pytest -s
    assert found.status == 200
    assert found.queries <= MOST[page], "\n".join(found.listed)
    assert len(found.transactions) == 1


@pytest.mark.parametrize("page", MOST)
async def test_a_fuller_page_asks_no_more_than_a_sparse_one(
    visited: dict[str, list[Visit]], recording: Recorder, admin: asyncpg.Connection, page: str
) -> None:
    full = await recording.record(visited[page][0])
    await admin.execute(f"set session_replication_role = replica; {FEWER} reset session_replication_role")
    sparse = await recording.record(visited[page][0])
    assert len(full.html) > len(sparse.html) or page == "Vandaag"
    assert full.queries == sparse.queries, full.listed


@pytest.mark.parametrize("path", LISTS)
async def test_a_list_of_three_asks_no_more_than_a_list_of_one(
    empty: str, admin: asyncpg.Connection, recording: Recorder, path: str
) -> None:
    asked = []
    for cases in (1, 3):
        await fill(empty, 1, cases)
        member = (await visits(admin, 1, cases))["Vandaag"][0].cookie
        asked.append((await recording.record(Visit(path, member))).queries)
        await admin.execute(EMPTY)
    assert asked[0] == asked[1]
