"""What a count fixed stays: whatever is coded, taken back or read afterwards; and nothing is changed by hand."""

from datetime import date
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration import limburg
from services.publications import actions, building
from services.publications.tables import State
from tenants import contributing, door
from tenants.access import Role, member_access
from tests.contributions.filling import send, voiced
from tests.publications.conftest import MARCH, Desk

IN_MARCH = "select id from network_contribution where quarter = '2026-01-01' order by id limit $1"
RECODE = "update network_contribution set theme = 'housing', sub_theme = '' where id = any($1::uuid[])"
APRIL = date(2026, 4, 20)


async def quarterly(desk: Desk) -> None:
    async with desk.enter() as access:
        await actions.choose(access, "quarter", 5, 3, seen=0)


async def some(desk: Desk, many: int) -> list[UUID]:
    async with desk.enter():
        return [row["id"] for row in await DB.connection.fetch(IN_MARCH, many)]


async def change(desk: Desk, statement: str, which: list[UUID]) -> None:
    async with desk.enter():
        await DB.connection.execute(statement, which)


async def again(desk: Desk, publication: UUID) -> tuple[str, str]:
    """The hashes of a count anew."""
    found = await desk.get(publication)
    async with desk.enter():
        counted = await building.count(found)
        cells = building.protected(found, counted, await building.hidden_before(found))
    return counted.inputs_hash, building.hashed(building.rows(found, cells))


async def hashes(desk: Desk, publication: UUID) -> tuple[str, str]:
    found = await desk.get(publication)
    return found.inputs_hash, found.content_hash


async def test_whatever_changes_afterwards_it_counts_the_same_again(desk: Desk) -> None:
    mine = await send(desk.world, desk.homes["pelt"], voiced("housing-social", MARCH, 3))
    made = await desk.make()
    told = await desk.told(made)
    await change(desk, RECODE, await some(desk, 30))
    await take_back(desk, mine[0])
    assert await again(desk, made) == await hashes(desk, made)
    assert await desk.told(made) == told


async def test_what_is_taken_back_afterwards_counts_and_before_it_does_not(desk: Desk) -> None:
    pelt = desk.homes["pelt"]
    made = await send(desk.world, pelt, voiced("housing-social", MARCH, 3))
    before = await counted(desk)
    await take_back(desk, made[0])
    assert await counted(desk) == before, "the count was frozen"
    begun = await desk.begin()
    assert (begun.state, await counted(desk)) == (State.MAKING, before)


async def test_what_is_taken_back_before_the_count_is_not_in_it(desk: Desk) -> None:
    made = await send(desk.world, desk.homes["pelt"], voiced("housing-social", MARCH, 3))
    await take_back(desk, made[0])
    one = await counted(desk)
    async with desk.enter():
        accepted = await DB.connection.fetchval(
            "select count(distinct (theme, client_token)) from network_contribution where state = 'accepted'"
        )
    assert one == accepted


async def test_what_waited_counts_in_the_next_period_once(desk: Desk) -> None:
    await quarterly(desk)
    await send(desk.world, desk.homes["genk"], voiced("housing-social", MARCH, 7), is_read=False)
    first = await desk.make()
    await limburg.read_all(desk.world.network, now=clock.now())
    assert await again(desk, first) == await hashes(desk, first)
    await send(desk.world, desk.homes["genk"], voiced("housing-social", APRIL, 5))
    begun = await desk.begin()
    assert begun.begins_on == date(2026, 4, 1)
    assert await counted(desk) == 12
    second = await desk.make()
    assert await again(desk, second) == await hashes(desk, second)


async def test_an_empty_period_is_made_and_tells_nothing(desk: Desk) -> None:
    await quarterly(desk)
    await desk.make()
    empty = await desk.make()
    assert (await desk.get(empty)).begins_on == date(2026, 4, 1)
    told = await desk.told(empty)
    assert told
    assert set(told.values()) == {None}


async def test_names_are_those_of_then(desk: Desk, admin: asyncpg.Connection) -> None:
    made = await desk.make()
    async with desk.enter():
        await DB.connection.execute(
            "insert into theme (code, name) values ('housing', 'Een heel ander woord'), ('other', 'Nieuw')"
        )
    names = await admin.fetch("select distinct theme_name from publication_cell where publication = $1", made)
    assert "Een heel ander woord" not in {row["theme_name"] for row in names}
    assert await again(desk, made) == await hashes(desk, made)


@pytest.mark.parametrize(
    "statement",
    [
        "update publication_cell set low = 5, high = 9 where low is null",
        "update publication_cell set theme_name = 'x'",
        "delete from publication_cell",
        "insert into publication_cell (publication, layer, place) select id, 'theme-place', 'x' from publication",
        "update publication set content_hash = 'x'",
        "update publication set policy = '{}'",
        "update publication set state = 'making', made_at = null",
        "update publication set cutoff_at = now()",
        "delete from publication",
        "update contribution_past set state = 'waiting'",
    ],
)
async def test_postgresql_refuses_whoever_would_change_it(desk: Desk, statement: str) -> None:
    made = await desk.make()
    await change(desk, RECODE, await some(desk, 3))
    told = await desk.told(made)
    with pytest.raises(asyncpg.PostgresError):
        async with desk.enter():
            await DB.connection.execute(statement)
    assert await desk.told(made) == told


async def counted(desk: Desk) -> int:
    """How many situations, added up over themes, the next count has."""
    begun = await desk.begin()
    async with desk.enter():
        tally = (await building.count(begun)).tally
    return sum(sum(pile.homes.values()) for pile in tally.parts)


async def take_back(desk: Desk, contribution: UUID) -> None:
    member = await limburg.coordinator_of(desk.world, desk.homes["pelt"])
    roles = (str(Role.COORDINATOR),)
    async with door.enter(member_access(desk.homes["pelt"], member, "An", roles)) as access:
        assert await contributing.withdraw(access, contribution, now=clock.now())
