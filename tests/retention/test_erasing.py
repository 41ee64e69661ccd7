"""A case is erased whole, in its time, and nothing that leads back stays."""

from collections.abc import Callable

import asyncpg

from infra import clock
from jobs import retention
from services.retention import actions, reach
from services.retention.tables import Outcome
from tenants import door
from tenants.access import job_access
from tests.later import run_due
from tests.retention.conftest import DAY, Kept

ANYWHERE = "select count(*) from \"{}\" t where t::text like '%' || $1 || '%'"
NAMES = ("Niels", "Hilde")


async def rows_with(admin: asyncpg.Connection, word: str) -> dict[str, int]:
    """Tables with this word anywhere in a row."""
    tables = await admin.fetch("select tablename from pg_tables where schemaname = 'public'")
    found = {row[0]: await admin.fetchval(ANYWHERE.format(row[0]), word) for row in tables}
    return {name: count for name, count in found.items() if count}


async def close(kept: Kept, reason: str = Outcome.REACHED) -> None:
    async with door.enter(kept.an) as access:
        await actions.close_case(access, kept.case, reason, closed_on=clock.today(), now=clock.now())


async def night() -> list[str]:
    """What a night does, and what comes of it."""
    await retention.plan(clock.today())
    return await run_due()


async def test_after_its_term_nothing_of_a_case_is_left_but_the_log(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    async with door.enter(job_access(kept.world.pelt, "test")):
        known = await reach.ids(await reach.of_case(), kept.case)
    assert len(known) > 80
    await close(kept)
    walk(701 * DAY)
    await night()
    assert await admin.fetchval('select erase_on from "case" where id = $1', kept.case) is not None
    walk(740 * DAY)
    await night()

    for one in known:
        assert set(await rows_with(admin, str(one))) <= {"audit_line"}, one
    assert set(await rows_with(admin, "Niels")) == set()
    assert await admin.fetchval('select count(*) from "case"') == 1
