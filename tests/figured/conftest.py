"""Niels' situation told whole; numbers of a past year put there as kept counts."""

from collections.abc import Awaitable, Callable
from datetime import date

import asyncpg
import pytest

from tests.retention.conftest import Kept, kept, walk

__all__ = ["Kept", "kept", "walk"]

Put = Callable[..., Awaitable[None]]
ADD = """
insert into figure_kept (tenant, quarter, figure, part, times)
select id, $2, $3, $4, $5 from municipality where slug = $1
"""


@pytest.fixture
def put(admin: asyncpg.Connection) -> Put:
    """So many of a part of a figure, in a quarter of 2025."""

    async def add(slug: str, figure: str, part: str, times: int, month: int = 1) -> None:
        await admin.execute(ADD, slug, date(2025, month, 1), figure, part, times)

    return add
