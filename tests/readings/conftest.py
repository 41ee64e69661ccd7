"""Eva, who reads; a half year that is published; texts put there as they would have arrived."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from uuid import UUID

import asyncpg
import pytest
from litestar import Litestar

from services.demonstration.cast import Cast
from tests.conftest import Browser, client_of, signed_in
from tests.readings.published import SOME, publish

Write = Callable[..., Awaitable[UUID]]
TEXT = """
insert into network_contribution (network, quarter, theme, sub_theme, domain, kind, arrondissement, text, may_quote,
  client_token, municipality_token, state, refused_because)
values ($1, $2, $3, $4, 'housing', 'gap', $5, $6, true, decode(md5($6), 'hex'), decode(md5('m'), 'hex'), $7,
  case when $7 = 'refused' then 'names-somebody' else '' end)
returning id
"""
SPRING = date(2026, 4, 1)


@pytest.fixture
async def eva(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """The second reader of the network."""
    async with client_of(app) as client:
        yield await signed_in(client, "eva", None, world)


@pytest.fixture
async def published(world: Cast, admin: asyncpg.Connection) -> UUID:
    """The first half of 2026, made public."""
    return await publish(admin, world.network, date(2026, 1, 1), SOME)


@pytest.fixture
def write(world: Cast, admin: asyncpg.Connection) -> Write:
    """A text at the network, accepted unless told otherwise."""

    async def put(
        text: str,
        theme: str = "housing",
        sub_theme: str = "",
        place: str = "Hasselt",
        quarter: date = SPRING,
        state: str = "accepted",
    ) -> UUID:
        network = world.network
        made: UUID = await admin.fetchval(TEXT, network, quarter, theme, sub_theme, place, text, state)
        return made

    return put
