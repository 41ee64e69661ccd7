"""How a text stands travels back to who asks with its id; the network pushes nothing and knows nobody."""

from uuid import UUID

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tenants import arrived, door
from tenants.arrived import Standing
from tenants.words.contributions import REASONS, STATES, told
from tests.conftest import Browser
from tests.contributions.conftest import LEAVING, an_in, celia_in, send


async def standing(world: Cast, contribution: UUID) -> Standing:
    async with door.enter(an_in(world)) as access:
        return (await arrived.tidings_here(access))[contribution]


async def test_each_answer_is_told_to_its_origin_alone(
    world: Cast, eva: Browser, admin: asyncpg.Connection
) -> None:
    made, other = await send(an_in(world), world.network), await send(celia_in(world), world.network)
    assert await standing(world, made) == Standing(made, "waiting", "", LEAVING.theme, LEAVING.sub_theme)
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {"theme": "housing/housing-lost"})
    assert await standing(world, made) == Standing(made, "accepted", "", "housing", "housing-lost")
    await eva.post(f"/netwerk/lezen/{made}/weigering", {"reason": "rare"})
    assert (await standing(world, made)).refused_because == "rare"
    async with door.enter(celia_in(world)) as access:
        assert set(await arrived.tidings_here(access)) == {other}
    assert await admin.fetchval("select count(*) from outbox where job like 'contribution%'") == 0


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_reads_as_a_sentence(code: str) -> None:
    assert told(code) == REASONS[code]
    assert told(f"{code}: Laat de wijk weg.").endswith("Laat de wijk weg.")


def test_every_state_has_a_word() -> None:
    assert set(STATES) == {"waiting", "accepted", "refused", "withdrawn"}
