"""Niels' situation, laid for each test; the mail server and the clock are those of the tests of jobs."""

import pytest

from services.demonstration.cast import Cast
from tests.followups.laid import Laid, lay
from tests.jobs.conftest import mailbox, server, walk

__all__ = ["laid", "mailbox", "server", "walk"]


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await lay(world)
