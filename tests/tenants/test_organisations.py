"""The municipality behind a KBO or OVO number, also of a municipality that merged into another."""

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tenants import door, registry

NUMBERS = """
update municipality set kbo_municipality = '0999999922', kbo_ocmw = '0888888895', ovo_municipality = 'OVO999001',
  ovo_ocmw = 'OVO999002' where id = $1
"""
ENDED = "update municipality set valid_to = '2025-01-01', merged_into = $2 where id = $1"


async def slug_of(number: str) -> str | None:
    async with door.lobby():
        found = await registry.find_by_organisation(number)
    return found.slug if found else None


@pytest.mark.parametrize("number", ["0999999922", "0888888895", "OVO999001", "OVO999002"])
async def test_town_hall_and_ocmw_are_one_municipality(
    world: Cast, admin: asyncpg.Connection, number: str
) -> None:
    await admin.execute(NUMBERS, world.pelt.id)

    assert await slug_of(number) == "pelt"


@pytest.mark.parametrize("number", ["0999999921", "", "0999.999.922", "OVO999001\x00", "None"])
async def test_another_number_is_of_nobody(world: Cast, admin: asyncpg.Connection, number: str) -> None:
    await admin.execute(NUMBERS, world.pelt.id)

    assert await slug_of(number) is None


async def test_the_number_of_who_merged_leads_to_the_successor(
    world: Cast, admin: asyncpg.Connection
) -> None:
    await admin.execute(NUMBERS, world.pelt.id)
    await admin.execute(ENDED, world.pelt.id, world.genk.id)

    assert await slug_of("0999999922") == "genk"


async def test_a_number_that_the_successor_kept_is_still_one(world: Cast, admin: asyncpg.Connection) -> None:
    for place in (world.pelt, world.genk):
        await admin.execute(NUMBERS, place.id)
    assert await slug_of("0999999922") is None

    await admin.execute(ENDED, world.pelt.id, world.genk.id)
    assert await slug_of("0999999922") == "genk"
