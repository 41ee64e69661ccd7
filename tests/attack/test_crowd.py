"""Hundreds of municipalities on eight connections, while everything goes wrong that can: nobody sees another."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from random import Random

import asyncpg
import pytest
from litestar import Litestar

from infra.piccolo_conf import DB
from tenants import door
from tests.attack.crowd import Crowd, gather
from tests.attack.visits import VISITS, Visitor
from tests.conftest import client_of
from tests.figures import IS_LONG, Figure

TENANTS, CASES, REQUESTS, AT_ONCE = (300, 4, 4_800, 64) if IS_LONG else (30, 3, 480, 32)
SEED = 20_261_122
MOST_CONNECTIONS = 8
KEPT = ("app.context", "app.signature")

pytestmark = [pytest.mark.attack, pytest.mark.timeout(300)]


@pytest.fixture
async def crowd(pool: None, admin: asyncpg.Connection) -> Crowd:
    """So many municipalities."""
    return await gather(admin, os.environ["ADMIN_DATABASE_URL"], TENANTS, CASES)


@pytest.fixture
async def watcher() -> AsyncIterator[asyncpg.Connection]:
    """A superuser beside the crowd, to kill what should die."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    yield connection
    await connection.close()


async def test_nobody_in_a_crowd_sees_another(
    app: Litestar, crowd: Crowd, watcher: asyncpg.Connection, figure: Figure
) -> None:
    chance, at_once = Random(SEED), asyncio.Semaphore(AT_ONCE)
    async with client_of(app) as http:
        visitor = Visitor(crowd, http, watcher, asyncio.Lock(), chance)

        async def one() -> None:
            async with at_once:
                await visitor.visit(chance.choice(crowd.homes))

        results = await asyncio.gather(*(one() for _ in range(REQUESTS)), return_exceptions=True)
    figure("foreign rows, of those read by a crowd", crowd.foreign, of=crowd.read)
    figure("requests of a crowd", REQUESTS)
    figure("of which went wrong on purpose", sum(crowd.happened.get(name, 0) for name in list(VISITS)[7:]))
    assert [error for error in results if error is not None] == []
    assert {*crowd.happened} >= {*VISITS}
    assert crowd.foreign == 0
    assert crowd.read > REQUESTS
    figure("connections intact afterwards", await intact(crowd), of=MOST_CONNECTIONS)


async def intact(crowd: Crowd) -> int:
    """How many connections of the pool are idle and know nobody."""
    assert DB.pool is not None
    assert DB.pool.get_idle_size() == DB.pool.get_size()
    good = 0
    async with AsyncExitStack() as stack:
        held = [await stack.enter_async_context(DB.pool.acquire(timeout=5)) for _ in range(MOST_CONNECTIONS)]
        for connection in held:
            rows = [len(await connection.fetch(f'select 1 from "{table}"')) for table in crowd.tables]
            kept = [await connection.fetchval("select current_setting($1, true)", name) for name in KEPT]
            good += not any(rows) and not any(kept) and not connection.is_in_transaction()
    assert good == MOST_CONNECTIONS
    assert DB.current_transaction.get() is None
    return good


async def test_a_poisoned_connection_shows_nothing_to_who_comes_next(crowd: Crowd) -> None:
    """A good context is made to stay on every connection: who comes next without one sees no row."""
    victim, guest = crowd.homes[:2]
    for _ in range(MOST_CONNECTIONS):
        async with door.enter(victim.job):
            assert len(await DB.connection.fetch("select tenant from circle_member")) > 0
            for name in KEPT:
                await DB.connection.execute(f"select set_config('{name}', current_setting('{name}'), false)")
    assert await intact(crowd) == MOST_CONNECTIONS
    async with door.lobby():
        found = [await DB.connection.fetch(f'select 1 from "{table}"') for table in crowd.tables]
    assert not any(found)
    async with door.enter(guest.coordinator):
        crowd.look(guest, await DB.connection.fetch("select tenant from circle_member"))
    assert (crowd.foreign, crowd.read > 0) == (0, True)
