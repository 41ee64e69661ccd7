"""A half year of the network that is public, and one that is not yet."""

from datetime import date
from uuid import UUID

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.readings.conftest import published
from tests.readings.published import SOME, publish

__all__ = ["published"]


@pytest.fixture
async def unpublished(world: Cast, admin: asyncpg.Connection) -> UUID:
    """The second half of 2025, made and not made public."""
    return await publish(admin, world.network, date(2025, 7, 1), SOME, is_out=False)
