"""A form that is sent twice is done once, also when both arrive at the same moment."""

import asyncio
from uuid import UUID, uuid4

import asyncpg
import pytest

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door, submissions
from tenants.access import Access, member_access


def an(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", ())


async def send(access: Access, token: str | UUID, location: str) -> str | None:
    """What a handler does with a form: the place of an earlier one, or its own work and its own place."""
    async with door.enter(access):
        earlier = await submissions.claim(access, token)
        if earlier is None:
            await asyncio.sleep(0.05)
            await submissions.remember(access, token, location)
        return earlier


async def test_the_second_gets_the_place_of_the_first(world: Cast) -> None:
    token = uuid4()

    assert await send(an(world), token, "/overleggen/1") is None
    assert await send(an(world), str(token), "/overleggen/2") == "/overleggen/1"


async def test_what_is_kept_opens_no_link(world: Cast) -> None:
    """A stolen database holds no token of a guest, who is led back to the own page."""
    place = "/pelt/u/Zm9vYmFyYmF6cXV1eA/afspraken"
    await send(an(world), uuid4(), place)
    async with door.enter(an(world)):
        kept = await DB.connection.fetchval("select location from submission")
    assert "/u/" not in kept
    assert kept


async def test_of_five_at_the_same_moment_one_is_done(world: Cast) -> None:
    token = uuid4()

    found = await asyncio.gather(*(send(an(world), token, f"/overleggen/{number}") for number in range(5)))

    assert found.count(None) == 1
    assert {place for place in found if place} == {f"/overleggen/{found.index(None)}"}


async def test_a_form_that_came_back_with_errors_may_be_sent_again(world: Cast) -> None:
    token = uuid4()
    async with door.enter(an(world)) as access:
        assert await submissions.claim(access, token) is None

    found = await asyncio.gather(*(send(an(world), token, f"/overleggen/{number}") for number in range(3)))

    assert found.count(None) == 1


async def test_work_that_failed_leaves_no_claim(world: Cast) -> None:
    token = uuid4()
    with pytest.raises(asyncpg.UndefinedTableError):
        async with door.enter(an(world)) as access:
            await submissions.claim(access, token)
            await submissions.remember(access, token, "/nergens")
            await DB.connection.execute("select from nothing_that_exists")

    assert await send(an(world), token, "/overleggen/1") is None


async def test_the_same_token_elsewhere_is_another_form(world: Cast) -> None:
    token = uuid4()
    celia = member_access(world.genk, world.members["celia", "genk"], "Celia Voorbeeld", ())

    assert await send(an(world), token, "/overleggen/1") is None
    assert await send(celia, token, "/overleggen/2") is None


async def test_a_damaged_token_only_loses_the_protection(world: Cast) -> None:
    for token in ("", "x", "1; drop table submission"):
        assert await send(an(world), token, "/overleggen/1") is None
        assert await send(an(world), token, "/overleggen/1") is None
