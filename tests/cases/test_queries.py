"""How many questions a page asks the database: bounded, and the same for one case as for three."""

from typing import Any

import asyncpg
import pytest

from infra import clock
from services.cases.actions import begin_case
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside
from tests.conftest import Browser

MOST = {"": 22, "/kring": 10, "/toestemming": 22, "/weten": 22, "/wie-mag-openen": 10}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that is sent from here on."""
    found: list[str] = []
    send: Any = vars(asyncpg.Connection)["_execute"]

    async def listening(self: Any, query: str, *values: Any, **options: Any) -> Any:
        found.append(query)
        return await send(self, query, *values, **options)

    monkeypatch.setattr(asyncpg.Connection, "_execute", listening)
    return found


@pytest.mark.parametrize("place", MOST)
async def test_a_page_of_a_case_asks_a_bounded_number(
    an: Browser, niels: Niels, asked: list[str], place: str
) -> None:
    assert (await an.get(niels.path + place)).status_code == 200
    assert len(asked) <= MOST[place]


async def test_the_list_asks_the_same_for_one_case_and_for_three(
    an: Browser, world: Cast, niels: Niels, asked: list[str]
) -> None:
    await an.get("/situaties")
    for_one = len(asked)
    async with inside(world, "an") as access:
        for name in ("Sam", "Alex"):
            await begin_case(access, name, now=clock.now())
    asked.clear()
    await an.get("/situaties")
    assert len(asked) == for_one <= 9
