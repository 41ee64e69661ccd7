"""The page of the table, through HTTP."""

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.meetings.laid import laid_table


async def test_an_sees_the_table(world: Cast, an: Browser) -> None:
    laid = await laid_table(world)
    found = await an.get(f"{laid.place}/tafel")
    assert found.status_code == 200
    assert "Wat spreken we af" in found.text
