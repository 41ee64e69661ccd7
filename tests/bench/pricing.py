"""The price of the wall: the same pages, answered from copies of one database whose wall was changed by a superuser.

All rows are of one municipality and one coordinator, so that each copy answers with the very same bytes. The copies
are thrown away afterwards; the product itself has no switch.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from litestar import Litestar

from infra.context import keep_keys
from infra.piccolo_conf import DB
from tests.bench.costs import ask, scope
from tests.bench.filling import fill
from tests.bench.visitors import Visit, visits

WALLED = "as it is"
UNSIGNED = "unsigned"
OPEN = "no wall"
CHANGES: Mapping[str, str] = {
    WALLED: "",
    # As before the signature: the parts are read as they were set.
    UNSIGNED: """
        create or replace function signed_context() returns text[] language sql stable parallel safe
          return string_to_array(nullif(current_setting('app.context', true), ''), '|')
    """,
    OPEN: """
        do $$ declare one text; begin
          for one in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
          loop execute format('alter table public.%I disable row level security', one); end loop;
        end $$
    """,
}

Times = dict[str, dict[str, list[float]]]


class Copy:
    """One copy: a pool of the role `app`, and the seconds that its connection waited for answers."""

    def __init__(self) -> None:
        self.heard: list[float] = []
        self.pool: asyncpg.Pool

    async def open(self, url: str) -> None:
        self.pool = await asyncpg.create_pool(url, min_size=1, max_size=1, setup=self.listen)

    async def listen(self, connection: asyncpg.pool.PoolConnectionProxy) -> None:
        connection.add_query_logger(self.hear)

    def hear(self, one: Any) -> None:
        self.heard.append(one.elapsed)


@asynccontextmanager
async def copies(cases: int) -> AsyncIterator[tuple[dict[str, Copy], dict[str, list[Visit]]]]:
    """Each copy by its name, and what is visited in all of them."""
    admin_url = os.environ["ADMIN_DATABASE_URL"]
    name = urlsplit(admin_url).path.strip("/")
    names = {change: f"{name}_price_{number}" for number, change in enumerate(CHANGES)}
    connection = await asyncpg.connect(admin_url)
    made: dict[str, Copy] = {}
    try:
        visited = await _make(connection, admin_url, list(names.values()), cases)
        for change, sql in CHANGES.items():
            await _run(_with_name(admin_url, names[change]), sql)
            made[change] = Copy()
            await made[change].open(_with_name(os.environ["DATABASE_URL"], names[change]))
        yield made, visited
    finally:
        for one in made.values():
            await one.pool.close()
        for database in names.values():
            await connection.execute(f'drop database if exists "{database}" with (force)')
        await connection.close()


async def pages(app: Litestar, made: Mapping[str, Copy], visited: Sequence[Visit], rounds: int) -> Times:
    """Milliseconds per page in each copy, in turns: of the whole page, and of it what PostgreSQL took."""
    times: Times = {name: {"page": [], "PostgreSQL": []} for name in made}
    for turn in range(-1, rounds):
        for name, one in made.items():
            for visit in visited:
                page, database = await _once(app, one, visit)
                if turn >= 0:  # the first turn warms up
                    times[name]["page"].append(page)
                    times[name]["PostgreSQL"].append(database)
    return times


async def bodies(app: Litestar, made: Mapping[str, Copy], visit: Visit) -> set[bytes]:
    """What the copies answer."""
    found = set()
    for one in made.values():
        with _inside(one):
            found.add(await ask(app, scope(visit, "identity")))
    return found


def ratio(times: Times, name: str, against: str, what: str) -> float:
    """How much longer, by the quickest tenth: what else the machine does only ever makes a page slower."""
    return _quick(times[name][what]) / _quick(times[against][what])


def _quick(milliseconds: list[float]) -> float:
    return sorted(milliseconds)[len(milliseconds) // 10]


async def _once(app: Litestar, one: Copy, visit: Visit) -> tuple[float, float]:
    one.heard.clear()
    with _inside(one):
        began = time.perf_counter()
        await ask(app, scope(visit))
        return (time.perf_counter() - began) * 1000, sum(one.heard) * 1000


@contextmanager
def _inside(one: Copy) -> Iterator[None]:
    """The pool of this process, for a while that of a copy."""
    kept, DB.pool = DB.pool, one.pool
    try:
        yield
    finally:
        DB.pool = kept


async def _make(connection: asyncpg.Connection, admin_url: str, names: list[str], cases: int) -> Any:
    first, *others = names
    template = os.environ.get("TEMPLATE_DATABASE", "rondetafel_template")
    await connection.execute(f'drop database if exists "{first}" with (force)')
    await connection.execute(f'create database "{first}" template "{template}"')
    filled = _with_name(admin_url, first)
    await fill(filled, 1, cases)
    inside = await asyncpg.connect(filled)
    await keep_keys(inside)
    visited = await visits(inside, 1, cases)
    await inside.execute("vacuum analyze")
    await inside.close()
    await asyncio.sleep(0.2)  # the server lets go of the connection a moment later
    for other in others:
        await connection.execute(f'drop database if exists "{other}" with (force)')
        await connection.execute(f'create database "{other}" template "{first}"')
    return visited


async def _run(url: str, sql: str) -> None:
    connection = await asyncpg.connect(url)
    if sql:
        await connection.execute(sql)
    await connection.close()


def _with_name(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
