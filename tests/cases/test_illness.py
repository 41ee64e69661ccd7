"""An is ill this morning: who leads the meeting is arranged in two minutes, and nobody learns more than they need."""

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.illness import sittings_today, stand_in, standing_in
from services.cases.openings import bar
from services.cases.queries import attention, cases
from services.demonstration.cast import Cast
from services.errors import NotAllowed, NotFound, Refused
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows

TODAY = "update consultation set starts_at = $1, ends_at = $2 where held_at is null returning id"


@pytest.fixture
async def sitting(world: Cast, niels: Niels) -> UUID:
    """The meeting is today."""
    begins = clock.now() + timedelta(minutes=1)
    found = await rows(world, TODAY, begins, begins + timedelta(hours=1))
    return UUID(str(found[0]["id"]))


async def named(world: Cast, who: str, sitting: UUID, whom: str, reason: str = "An is ziek") -> None:
    async with inside(world, who) as access:
        await stand_in(access, sitting, world.members[whom, "pelt"], reason, is_spread=False, now=clock.now())


async def test_a_colleague_sees_when_and_who_and_nothing_else(world: Cast, sitting: UUID) -> None:
    for who, name in (("an", "Niels"), ("bram", ""), ("fien", "")):
        async with inside(world, who) as access:
            found = await sittings_today(access)
        assert [(one.sitting.coordinator, one.case_name) for one in found] == [("An Voorbeeld", name)]
    for who in ("gust", "celia"):
        with pytest.raises(NotAllowed):
            async with inside(world, who) as access:
                await sittings_today(access)


@pytest.mark.parametrize("who", ["an", "bram", "fien"])
async def test_who_stands_in_has_the_case_for_today_and_its_coordinator_is_told(
    world: Cast, niels: Niels, sitting: UUID, who: str
) -> None:
    await named(world, who, sitting, "bram")
    async with inside(world, "bram") as access:
        assert [one.name for one in await cases(access)] == ["Niels"]
        assert await standing_in(access) == {sitting: "An Voorbeeld"}
    async with inside(world, "an") as access:
        told = [(one.code, one.who, one.words) for one in await attention(access)]
    assert ("case.stood-in", "Bram Voorbeeld", "An is ziek") in told or who == "an"
    until = await rows(world, "select until_on from case_opening where kind = 'replacement'")
    assert until == [{"until_on": clock.today()}]


async def test_the_administrator_arranges_it_and_still_sees_no_case(
    world: Cast, niels: Niels, sitting: UUID
) -> None:
    await named(world, "fien", sitting, "gust")
    async with inside(world, "fien"):
        assert await DB.connection.fetch('select id from "case"') == []
        assert await DB.connection.fetch("select words from opening_reason") == []


async def test_only_today_only_with_a_reason_and_never_who_is_barred(
    world: Cast, niels: Niels, sitting: UUID
) -> None:
    with pytest.raises(Refused, match="no-stand-in-reason"):
        await named(world, "bram", sitting, "gust", "")
    with pytest.raises(Refused, match="is-coordinator"):
        await named(world, "bram", sitting, "an")
    with pytest.raises(Refused, match="cannot-stand-in"):
        await named(world, "an", sitting, "fien")
    async with inside(world, "an") as access:
        await bar(access, niels.case, world.bram, "helpt zelf", now=clock.now())
    with pytest.raises(Refused, match="cannot-stand-in"):
        await named(world, "an", sitting, "bram")
    with pytest.raises(NotFound):
        await named(world, "bram", sitting, "gust")
    tomorrow = clock.now() + timedelta(days=2)
    await rows(world, TODAY, tomorrow, tomorrow + timedelta(hours=1))
    with pytest.raises(NotFound):
        await named(world, "an", sitting, "gust")


@pytest.mark.attack
async def test_another_municipality_names_nobody(world: Cast, sitting: UUID) -> None:
    async with inside(world, "celia", "genk") as access:
        assert await sittings_today(access) == []
        with pytest.raises(NotFound):
            await stand_in(
                access, sitting, world.members["celia", "genk"], "ziek", is_spread=True, now=clock.now()
            )


@pytest.mark.attack
async def test_the_same_by_hand_on_another_day_is_refused(world: Cast, niels: Niels, sitting: UUID) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "bram"):
            await DB.connection.execute(
                'insert into case_opening ("case", member, kind, until_on, opened_at, opened_by) '
                "values ($1, $2, 'replacement', current_day() + 1, now(), $2)",
                niels.case,
                world.bram,
            )
