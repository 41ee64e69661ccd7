"""A second `make run` keeps what the first one filled, and tells apart what was filled half."""

from services.demonstration.__main__ import is_whole
from tests.conftest import Browser
from tests.councils.conftest import LIVING, Put
from tests.councils.test_files import made, written


async def test_the_demo_is_whole_once_its_last_step_was_taken(an: Browser, put: Put) -> None:
    assert await is_whole() is False
    await put(LIVING, 5)
    await written(an)
    await made(an)
    assert await is_whole() is True
