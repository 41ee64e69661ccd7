"""Who stands in for a day, named by a colleague or by themselves, leads the meeting and no more than that."""

from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.openings import assign_chair, bar, name_replacement
from services.demonstration.cast import Cast
from services.errors import Refused
from tests.cases.conftest import Niels
from tests.cases.people import inside
from tests.cases.test_illness import named, sitting
from tests.conftest import Browser

__all__ = ["sitting"]
CHAIR = """
insert into case_opening ("case", member, kind, opened_at, opened_by)
values ($1, current_member(), 'chair', now(), current_member())
"""


@pytest.mark.attack
async def test_who_named_themselves_takes_no_file_and_closes_nothing(
    world: Cast, niels: Niels, sitting: UUID, bram: Browser
) -> None:
    await named(world, "bram", sitting, "bram")
    place = f"/situaties/{niels.case}"
    assert (await bram.get(place)).status_code == 200
    for page in ("inzage", "bewaring"):
        assert (await bram.get(f"{place}/{page}")).status_code == 409
    closing = {"reason": "other", "closed_on": str(clock.today())}
    assert (await bram.post(f"{place}/afsluiting", closing)).status_code == 409


@pytest.mark.attack
async def test_who_named_themselves_bars_nobody_and_does_not_stay_as_chair(
    world: Cast, niels: Niels, sitting: UUID
) -> None:
    await named(world, "bram", sitting, "bram")
    with pytest.raises(Refused, match="only-coordinator"):
        async with inside(world, "bram") as access:
            await assign_chair(access, niels.case, world.bram, now=clock.now())
    with pytest.raises(Refused, match="only-coordinator"):
        async with inside(world, "bram") as access:
            await bar(access, niels.case, world.members["gust", "pelt"], "Zomaar.", now=clock.now())
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "bram"):
            await DB.connection.execute(CHAIR, niels.case)


@pytest.mark.attack
async def test_a_replacement_does_not_stay_as_chair_but_asks_another(world: Cast, niels: Niels) -> None:
    celia = world.members["celia", "pelt"]
    async with inside(world, "an") as access:
        await name_replacement(access, niels.case, celia, until_on=clock.today(), now=clock.now())
    async with inside(world, "celia") as access:
        await assign_chair(access, niels.case, world.members["gust", "pelt"], now=clock.now())
    with pytest.raises(Refused, match="only-coordinator"):
        async with inside(world, "celia") as access:
            await assign_chair(access, niels.case, celia, now=clock.now())
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "celia"):
            await DB.connection.execute(CHAIR, niels.case)
