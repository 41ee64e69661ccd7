"""What the attacks on forms start from: Niels' situation, and every form that is found in it."""

import pytest

from tests.attack.forms import Found, every_form
from tests.crawl.told import Told, once_told, told

__all__ = ["once_told", "told"]


@pytest.fixture(scope="session")
async def all_forms(once_told: Told) -> list[Found]:
    """Every form, found once per test process."""
    await once_told.restore()
    return await every_form(once_told)
