"""A second version: once, before it is for everybody, and only when what differs is nobody or many in every cell."""

from uuid import UUID

import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.errors import Refused
from services.publications import actions, queries
from services.publications.tables import Publication, State
from tests.publications.conftest import Desk, work

OF_CARE = """
select id from network_contribution where theme = $1 and sub_theme = $2 order by id
"""
RECODE = "update network_contribution set sub_theme = $2 where id = any($1::uuid[])"
BIGGEST = """
select theme, sub_theme from network_contribution group by 1, 2 order by count(*) desc, 1, 2
"""


async def second(desk: Desk, made: UUID) -> Publication:
    async with desk.enter() as access:
        return await actions.make_again(access, made, "coding", now=clock.now())


async def biggest(desk: Desk) -> list[tuple[str, str]]:
    async with desk.enter():
        return [tuple(row) for row in await DB.connection.fetch(BIGGEST)]


async def move(desk: Desk, theme: str, sub: str, many: int, to: str = "") -> None:
    """So many of a sub-theme get another one."""
    async with desk.enter():
        found = [row["id"] for row in await DB.connection.fetch(OF_CARE, theme, sub)]
        await DB.connection.execute(RECODE, found[:many], to)


async def corrected(desk: Desk, made: UUID) -> tuple[str, str, Publication]:
    """The first sub-theme that may be emptied as a whole, and the second version without it."""
    for theme, sub in await biggest(desk):
        await move(desk, theme, sub, 200)
        try:
            return theme, sub, await second(desk, made)
        except Refused:
            await move(desk, theme, "", 200, sub)
    raise AssertionError("nothing may be corrected")


@pytest.mark.parametrize("many", [0, 1, 4])
async def test_a_small_difference_is_no_version(desk: Desk, many: int) -> None:
    made = await desk.make()
    theme, sub = (await biggest(desk))[0]
    await move(desk, theme, sub, many)
    with pytest.raises(Refused, match="too-little"):
        await second(desk, made)
    assert (await desk.get(made)).state == State.MADE


async def test_a_large_one_is_and_counts_the_same_people(desk: Desk) -> None:
    made = await desk.make()
    before = await desk.told(made)
    theme, sub, again = await corrected(desk, made)
    await work()
    after = await desk.told(again.id)
    whole = ("theme-place", theme, "", "", "")
    part = ("theme-place", theme, sub, "", "")
    assert after[whole] == before[whole]
    assert (before[part] is not None, after[part]) == (True, None)
    async with desk.enter() as access:
        assert [one.id for one in await queries.made(access)] == [again.id]


async def test_the_first_one_is_not_published_beside_it_and_there_is_no_third(desk: Desk) -> None:
    made = await desk.make()
    _, _, again = await corrected(desk, made)
    await work()
    for one in (made, again.id):
        with pytest.raises(Refused):
            await second(desk, one)
    with pytest.raises(Refused):
        await open_it(desk, made)
    await open_it(desk, again.id)
    assert (await desk.get(again.id)).state == State.PUBLISHED


async def test_what_is_for_everybody_has_no_second_version(desk: Desk) -> None:
    made = await desk.make()
    await open_it(desk, made)
    with pytest.raises(Refused, match="no-second"):
        await second(desk, made)


async def open_it(desk: Desk, publication: UUID) -> None:
    async with desk.enter() as access:
        await actions.publish(access, publication, now=clock.now())
