"""The two crossings: bands of different situations for who coordinates here, and one text per situation and theme."""

import asyncpg

from services.demonstration.cast import Cast
from tenants import door
from tenants.access import Access, Role, member_access
from tenants.council_counting import council_counts, council_quotable
from tests.councils.conftest import LIVING, OTHER, PARTS, YEAR, Mark, Put


def an(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))


async def asked(access: Access, year: int = YEAR) -> dict[tuple[str, str], int]:
    async with door.enter(access):
        return await council_counts(year)


async def test_different_situations_count_and_nothing_below_five(
    world: Cast, put: Put, mark: Mark, admin: asyncpg.Connection
) -> None:
    signals = await put(LIVING, 5, PARTS[0])
    case = await admin.fetchval('select "case" from signal_origin where signal = $1', signals[0])
    await mark(LIVING, PARTS[1], case=case)
    await put(OTHER, 4)
    assert await asked(an(world)) == {(LIVING, ""): 5, (LIVING, PARTS[0]): 5}
    await put(LIVING, 4, PARTS[0])
    assert await asked(an(world)) == {(LIVING, ""): 5, (LIVING, PARTS[0]): 5}, "nine is told like five"
    await put(LIVING, 1)
    assert (await asked(an(world)))[LIVING, ""] == 10


async def test_another_year_what_was_withdrawn_and_what_nobody_confirmed_do_not_count(
    world: Cast, put: Put, admin: asyncpg.Connection
) -> None:
    signals = await put(LIVING, 6)
    await put(LIVING, 9, year=YEAR - 1)
    await admin.execute("update signal set withdrawn_at = now() where id = $1", signals[0])
    assert await asked(an(world)) == {(LIVING, ""): 5}
    await admin.execute(
        "update signal set sentence = '', confirmed_at = null, confirmed_by = null where id = $1", signals[1]
    )
    assert await asked(an(world)) == {}


async def test_nobody_else_gets_a_row(world: Cast, put: Put) -> None:
    await put(LIVING, 12)
    fien = member_access(world.pelt, world.members["fien", "pelt"], "Fien", (Role.ADMINISTRATOR,))
    celia = member_access(world.genk, world.members["celia", "genk"], "Celia", (Role.COORDINATOR,))
    gust = member_access(world.pelt, world.members["gust", "pelt"], "Gust", (Role.CHAIR,))
    for access in (fien, celia, gust):
        assert await asked(access) == {}
        async with door.enter(access):
            assert await council_quotable(YEAR) == set()
    assert await asked(an(world)) == {(LIVING, ""): 10}


async def test_of_each_situation_and_theme_the_first_text_may_be_quoted(
    world: Cast, mark: Mark, admin: asyncpg.Connection
) -> None:
    first = await mark(LIVING)
    case = await admin.fetchval('select "case" from signal_origin where signal = $1', first)
    second, elsewhere = await mark(LIVING, case=case), await mark(OTHER, case=case)
    async with door.enter(an(world)):
        found = await council_quotable(YEAR)
    assert len(found & {first, second}) == 1
    assert elsewhere in found
