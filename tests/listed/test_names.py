"""A name that its owner did not tick is on no public page, however an administrator typed it."""

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser

PLACES = ("/coordinatoren?naam=pelt", "/gemeenten?naam=pelt", "/pelt", "/coordinatoren")


@pytest.mark.parametrize(
    "typed", ["an  voorbeeld", "An Voorbeeld ", "mevrouw An Voorbeeld (maandag)", "Bo of An\tVoorbeeld"]
)
async def test_no_spelling_brings_it_back(
    world: Cast, an: Browser, nobody: Browser, admin: asyncpg.Connection, typed: str
) -> None:
    assert (await an.post("/coordinatoren/kaart/ik", {})).status_code == 303
    await admin.execute("update policy set coordinator_name = $1 where tenant = $2", typed, world.pelt.id)
    for place in PLACES:
        page = (await nobody.get(place)).text
        assert "an voorbeeld" not in " ".join(page.casefold().split()), place
