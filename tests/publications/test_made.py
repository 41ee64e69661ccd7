"""A publication is frozen, made once, and the same again whenever somebody counts anew."""

from services.publications import building
from services.publications.tables import State
from tests.publications.conftest import Desk


async def test_made_through_the_job(desk: Desk) -> None:
    made = await desk.make()
    found, told = await desk.get(made), await desk.told(made)
    assert (found.state, found.step) == (State.MADE, found.steps)
    shown = {key: band for key, band in told.items() if band}
    assert len(told) > 300
    assert shown, "something is told"
    assert all(low >= 5 and high == low + 4 for low, high in shown.values())


async def test_counted_again_gives_the_same_hashes(desk: Desk) -> None:
    found = await desk.get(await desk.make())
    async with desk.enter():
        counted = await building.count(found)
        cells = building.protected(found, counted, await building.hidden_before(found))
    assert counted.inputs_hash == found.inputs_hash
    assert building.hashed(building.rows(found, cells)) == found.content_hash
