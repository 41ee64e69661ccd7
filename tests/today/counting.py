"""How many statements a page asks of PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from infra.piccolo_conf import DB
from infra.settings import settings


@asynccontextmanager
async def statements() -> AsyncIterator[list[str]]:
    """Everything asked meanwhile, on one connection that tells."""
    asked: list[str] = []

    async def listen(connection: Any) -> None:
        connection.add_query_logger(lambda one: asked.append(one.query))

    kept = DB.pool
    DB.pool = await asyncpg.create_pool(settings().database_url, min_size=1, max_size=1, setup=listen)
    try:
        yield asked
    finally:
        await DB.pool.close()
        DB.pool = kept
