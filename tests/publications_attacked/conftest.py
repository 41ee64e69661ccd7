"""A network with a municipality in every place, without a single bottleneck yet."""

from uuid import UUID

import pytest

from services.demonstration.cast import Cast
from tests.publications_attacked.laying import settle


@pytest.fixture
async def network(world: Cast) -> UUID:
    await settle(world)
    return world.network
