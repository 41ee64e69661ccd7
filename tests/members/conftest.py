"""Somebody without a workplace, in a browser of their own."""

from collections.abc import AsyncIterator

import httpx
import pytest
from litestar import Litestar

from services.demonstration.cast import Cast
from tests.conftest import client_of
from tests.signin.conftest import ahead

__all__ = ["ahead"]


@pytest.fixture
async def elsewhere(app: Litestar, world: Cast) -> AsyncIterator[httpx.AsyncClient]:
    """A second browser."""
    async with client_of(app) as client:
        yield client


@pytest.fixture
async def third(app: Litestar, world: Cast) -> AsyncIterator[httpx.AsyncClient]:
    """A third browser."""
    async with client_of(app) as client:
        yield client
