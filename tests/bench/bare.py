"""`python -m tests.bench.bare`: the yardstick, a plain Litestar handler with raw asyncpg and the same templates.

At its start it records the visits of BENCH_VISITS as the real pages answer them; `/<page>/<number>` replays the
statements with their arguments in a transaction and renders the template with those values. No sessions, no
door, no Piccolo, no compression, no security headers.
"""

import gc
import json
import os
from collections.abc import Sequence
from typing import Any

import asyncpg
from granian.constants import Interfaces
from granian.server import Server
from litestar import Litestar, MediaType, get
from litestar.params import FromPath

from infra.context import SEPARATOR, signed
from infra.settings import settings
from tenants.door import SET_CONTEXT
from tests.bench.recording import Recording, Statement, recorder
from tests.bench.visitors import Visit
from web.app import create_app
from web.shared.environment import environment


class Bare:
    """What was recorded, and a pool of its own."""

    recordings: dict[str, list[Recording]]
    pool: asyncpg.Pool


@get("/{name:str}/{number:int}", media_type=MediaType.HTML)
async def replay(name: FromPath[str], number: FromPath[int]) -> str:
    found = Bare.recordings[name][number]
    for statements in found.transactions:
        async with Bare.pool.acquire() as connection, connection.transaction():
            for one in statements:
                values = again(one)
                if one.is_query:
                    await connection.fetch(one.sql, *values)
                else:
                    await connection.execute(one.sql, *values)
    return environment().get_template(found.template).render(**found.values)


def again(one: Statement) -> Sequence[Any]:
    """The same values; a context is signed anew, as at every door."""
    return signed(str(one.values[0]).split(SEPARATOR)[2:]) if one.sql == SET_CONTEXT else one.values


async def prepare(_: Litestar) -> None:
    asked = json.loads(os.environ["BENCH_VISITS"])
    async with recorder(create_app(is_lasting=False)) as one:
        Bare.recordings = {
            name: [await one.record(Visit(*visit)) for visit in visits] for name, visits in asked.items()
        }
    Bare.pool = await asyncpg.create_pool(settings().database_url, min_size=1, max_size=settings().pool_size)
    gc.collect()
    gc.freeze()


async def close(_: Litestar) -> None:
    await Bare.pool.close()


def create_bare() -> Litestar:
    return Litestar(
        [replay], on_startup=[prepare], on_shutdown=[close], openapi_config=None, logging_config=None
    )


if __name__ == "__main__":
    where = {"address": settings().host, "port": settings().port}
    Server("tests.bench.bare:create_bare", **where, interface=Interfaces.ASGI, factory=True).serve()  # type: ignore[arg-type]
