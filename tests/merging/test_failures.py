"""A merger that fails leaves everything as it was: every row of every table, and every right."""

import asyncio

import asyncpg
import pytest

from tests.figures import IS_LONG, Figure
from tests.merging.conftest import Told
from tests.merging.stage import everything, merge, start

pytestmark = pytest.mark.attack
MERGE = ("--into", "genk", "pelt", "genk")
FIGURE = "failed mergers that changed nothing"

SAME_ID = """
insert into submission (tenant, id, token, location, sent_at)
select id, '00000000-0000-7000-8000-000000000001', gen_random_uuid(), '', now() from municipality
"""
STAYS_BEHIND = """
create function stay() returns trigger language plpgsql as 'begin return null; end';
create trigger stay before update on {table} for each row execute function stay();
"""
FAILS = """
create function fail() returns trigger language plpgsql as 'begin raise exception ''disk full''; end';
create trigger fail before {what} on {table} for each row execute function fail();
"""
UNDO = "drop function if exists stay cascade; drop function if exists fail cascade"
WAITING = "select count(*) > 0 from pg_stat_activity where usename = 'migrate' and wait_event_type = 'Lock'"
GONE = "select count(*) = 0 from pg_stat_activity where usename = 'migrate' and datname = current_database()"
LATE_LOCKS = ("agreement", "member", "participant", "policy") if IS_LONG else ("participant",)
PLACES = (
    ("update", "agenda_item"),
    ("delete", "policy"),
    ("insert", "audit_line"),
    ("insert", "former_member"),
    ("delete", "network_municipality"),
    ("update", "municipality"),
)
TRIED = PLACES if IS_LONG else (PLACES[0], PLACES[2], PLACES[5])


async def until(admin: asyncpg.Connection, question: str) -> None:
    """Ask until it is so; the test itself has an end."""
    for _ in range(500):
        await admin.execute("select pg_stat_clear_snapshot()")
        if await admin.fetchval(question):
            return
        await asyncio.sleep(0.02)
    raise TimeoutError(question)


async def test_two_rows_with_one_id(told: Told, admin: asyncpg.Connection, figure: Figure) -> None:
    await admin.execute(SAME_ID)
    before = await everything(admin)

    said = await merge(*MERGE)

    assert (said.code, said.out) == (1, "")
    assert said.err == "Iets staat in beide gemeenten: submission_pkey. Er is niets gewijzigd.\n"
    assert await everything(admin) == before
    figure(FIGURE, 1, of=1)


async def test_a_row_that_stays_behind(told: Told, admin: asyncpg.Connection, figure: Figure) -> None:
    await admin.execute(STAYS_BEHIND.format(table="outbox"))
    try:
        before = await everything(admin)
        said = await merge(*MERGE)
        assert said.err == "De rijen van outbox kloppen niet na de fusie. Er is niets gewijzigd.\n"
        assert await everything(admin) == before
    finally:
        await admin.execute(UNDO)
    figure(FIGURE, 1, of=1)


@pytest.mark.parametrize(("what", "table"), TRIED)
async def test_an_error_on_the_way(
    told: Told, admin: asyncpg.Connection, what: str, table: str, figure: Figure
) -> None:
    await admin.execute(FAILS.format(what=what, table=table))
    try:
        before = await everything(admin)
        said = await merge(*MERGE)
        assert (said.code, said.out) == (1, "")
        assert await everything(admin) == before
    finally:
        await admin.execute(UNDO)
    figure(FIGURE, 1, of=1)


@pytest.mark.parametrize("table", LATE_LOCKS)
async def test_a_process_that_is_killed_halfway(
    told: Told, admin: asyncpg.Connection, table: str, figure: Figure
) -> None:
    """Somebody holds a row of one of the last tables; there the merger waits, and there it dies."""
    before = await everything(admin)
    holder = admin.transaction()
    await holder.start()
    try:
        await admin.fetch(f"select from {table} for update")
        process = await start(*MERGE)
        await until(admin, WAITING)
        process.kill()
        await process.communicate()
    finally:
        await holder.rollback()
    await until(admin, GONE)
    assert await everything(admin) == before
    figure(FIGURE, 1, of=1)


@pytest.mark.long_only(reason="waits until the merger gives up")
async def test_something_that_takes_long(told: Told, admin: asyncpg.Connection, figure: Figure) -> None:
    before = await everything(admin)
    holder = admin.transaction()
    await holder.start()
    try:
        await admin.fetch("select from municipality")
        said = await merge(*MERGE)
    finally:
        await holder.rollback()
    assert said.err.startswith("Er loopt iets wat lang duurt")
    assert await everything(admin) == before
    figure(FIGURE, 1, of=1)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--into", "pelt", "pelt"), "Er is niets samen te voegen"),
        (("--into", "pelt", "pelt", "pelt"), "Een gemeente staat er twee keer"),
        (("--into", "pelt", "pelt", "nergens"), "Geen gemeente van vandaag: nergens"),
        (("--into", "genk", "pelt"), "genk bestaat en gaat verder"),
        (("--into", "nergens", "pelt", "genk"), "De registers kennen geen gemeente nergens"),
        (("--into", "pelt", "pelt", "genk", "--policy", "as"), "De instellingen moeten van een van deze"),
    ],
)
async def test_an_order_that_makes_no_sense(
    told: Told, admin: asyncpg.Connection, arguments: tuple[str, ...], why: str
) -> None:
    before = await everything(admin)
    said = await merge(*arguments)
    assert (said.code, said.err[: len(why)]) == (1, why)
    assert await everything(admin) == before
