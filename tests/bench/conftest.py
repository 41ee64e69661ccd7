"""A small filled database: three municipalities with three cases each."""

import os
from collections.abc import AsyncIterator

import asyncpg
import pytest

from infra.settings import settings
from tests.bench.filling import fill
from tests.bench.recording import Recorder, recorder
from tests.bench.visitors import Visit, visits
from tests.database import EMPTY
from web.app import create_app


@pytest.fixture
async def empty(admin: asyncpg.Connection) -> str:
    """Nothing is in it; returns the superuser's address."""
    await admin.execute(EMPTY)
    if (path := settings().clock_file) is not None:
        path.unlink(missing_ok=True)
    return os.environ["ADMIN_DATABASE_URL"]


@pytest.fixture
async def visited(empty: str, admin: asyncpg.Connection) -> dict[str, list[Visit]]:
    """One visit per page and municipality."""
    await fill(empty, 3, 3)
    return await visits(admin, 3, 3)


@pytest.fixture
async def recording() -> AsyncIterator[Recorder]:
    """Listens to what pages ask of PostgreSQL."""
    async with recorder(create_app(is_lasting=False)) as one:
        yield one
