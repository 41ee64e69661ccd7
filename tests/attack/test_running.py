"""The same against the running product: a web process of its own, while its lines to PostgreSQL are cut."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from random import Random

import asyncpg
import httpx
import pytest

from tests.attack.crowd import Crowd, Home, gather
from tests.attack.raw import RAW
from tests.attack.visits import PAGES
from tests.conftest import SAME_ORIGIN
from tests.crawl.site import _web
from tests.figures import Figure
from web.entrance import SESSION_COOKIE

TENANTS, CASES, REQUESTS, AT_ONCE = 300, 3, 4_000, 48
HANG_UP_AFTER = 0.02
KILL = """
select pg_terminate_backend(pid) from pg_stat_activity
where usename = 'app' and datname = current_database() order by random() limit 2
"""
UNAVAILABLE = {500, 503}

pytestmark = [
    pytest.mark.attack,
    pytest.mark.timeout(400),
    pytest.mark.long_only(reason="the long form, under make attack"),
]


@pytest.fixture
async def crowd(pool: None, admin: asyncpg.Connection) -> Crowd:
    """So many municipalities."""
    return await gather(admin, os.environ["ADMIN_DATABASE_URL"], TENANTS, CASES)


@pytest.fixture
async def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The web process with eight connections."""
    monkeypatch.setenv("POOL_SIZE", "8")
    async with _web(tmp_path) as url:
        yield url


async def test_nobody_sees_another_while_lines_are_cut(
    crowd: Crowd, web: str, admin: asyncpg.Connection, figure: Figure
) -> None:
    chance, at_once, answers = Random(7), asyncio.Semaphore(AT_ONCE), Counter[int]()
    limits = httpx.Limits(max_connections=AT_ONCE)
    async with httpx.AsyncClient(base_url=web, timeout=30, limits=limits, trust_env=False) as http:

        async def visit() -> None:
            async with at_once:
                home = chance.choice(crowd.homes)
                is_hanging_up = chance.random() < 0.1
                with suppress(httpx.TransportError):
                    answers[await ask(crowd, http, home, chance, HANG_UP_AFTER if is_hanging_up else 30)] += 1

        killer = asyncio.create_task(cut_lines(admin))
        await asyncio.gather(*(visit() for _ in range(REQUESTS)))
        killer.cancel()
        during = sum(answers[status] for status in UNAVAILABLE)
        after = [await ask(crowd, http, home, chance, 30) for home in crowd.homes]
    figure("requests to the running product", REQUESTS + len(after))
    figure("of which hung up, or lost their line to PostgreSQL", REQUESTS - sum(answers.values()) + during)
    figure("foreign names, of those on its pages", crowd.foreign, of=crowd.read)
    assert {*answers} <= {200, 404, *UNAVAILABLE}
    assert after == [200] * len(crowd.homes)
    assert crowd.foreign == 0
    assert crowd.read > REQUESTS


async def ask(crowd: Crowd, http: httpx.AsyncClient, home: Home, chance: Random, seconds: float) -> int:
    """One page of this coordinator, looked at; sometimes a page of another, which does not exist for them."""
    is_strange = seconds < 30 and chance.random() < 0.5
    of = chance.choice(crowd.homes) if is_strange else home
    path = chance.choice(PAGES).format(chance.choice(of.cases))
    headers = {**SAME_ORIGIN, "cookie": f"{SESSION_COOKIE}={home.place.slug}"}
    got = await http.get(path, headers=headers, timeout=seconds)
    crowd.look_at_page(home, got.text)
    return got.status_code


async def cut_lines(admin: asyncpg.Connection) -> None:
    """Two lines to PostgreSQL are cut every quarter of a second."""
    while True:
        await admin.execute(KILL)
        await asyncio.sleep(0.25)


async def test_requests_that_no_library_sends(pool: None, web: str, figure: Figure) -> None:
    wrong = {}
    for what, request in RAW.items():
        got = await send(int(web.rpartition(":")[2]), request)
        if b" 500 " in got[:20] or b"root:" in got or b"DATABASE_URL" in got:
            wrong[what] = got[:60]
        async with httpx.AsyncClient(trust_env=False) as http:
            if (await http.get(f"{web}/healthz")).status_code != 200:
                wrong[what] = b"and then it was gone"
    figure("requests that no library sends, and that did harm", len(wrong), of=len(RAW))
    assert wrong == {}


async def send(port: int, request: bytes) -> bytes:
    """What comes back within two seconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    with suppress(OSError, TimeoutError):
        writer.write(request)
        await asyncio.wait_for(writer.drain(), 2)
        async with asyncio.timeout(2):
            return await reader.read(4096)
    writer.transport.abort()
    return b""
