"""A meeting that goes on keeps its own pages alive: nobody is signed out for listening."""

from datetime import timedelta

import asyncpg
import pytest

from infra import clock
from services.demonstration.cast import Cast
from services.meetings import course
from services.meetings.course import at_table
from services.meetings.tables import FactKind
from tenants import door
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.signin.conftest import Ahead
from tests.tenants.test_wall import access_of

NOW = """
update consultation set starts_at = $2, ends_at = $2::timestamptz + interval '2 hours', held_at = null where id = $1
"""


@pytest.fixture
async def laid(world: Cast, admin: asyncpg.Connection) -> Laid:
    """The table of Niels, begun just now."""
    found = await laid_table(world)
    await admin.execute(NOW, found.consultation, clock.now())
    async with door.enter(access_of(world, "an")) as access:
        await at_table(access, found.consultation, now=clock.now())
    return found


async def is_inside(browser: Browser, path: str) -> bool:
    return (await browser.get(path)).status_code == 200


async def test_who_listens_for_an_hour_at_the_table_is_still_signed_in(
    an: Browser, laid: Laid, ahead: Ahead
) -> None:
    assert await is_inside(an, f"{laid.place}/tafel")
    ahead(timedelta(minutes=70))
    assert await is_inside(an, f"{laid.place}/tafel")


async def test_the_last_page_decides(an: Browser, laid: Laid, ahead: Ahead) -> None:
    await is_inside(an, f"{laid.place}/tafel")
    await is_inside(an, "/vandaag")
    ahead(timedelta(minutes=31))
    assert not await is_inside(an, f"{laid.place}/tafel")


async def test_an_hour_past_its_planned_end_a_silent_table_is_over(
    an: Browser, laid: Laid, ahead: Ahead
) -> None:
    await is_inside(an, f"{laid.place}/tafel")
    ahead(timedelta(hours=3, minutes=1))
    assert not await is_inside(an, f"{laid.place}/tafel")


async def test_a_break_signs_nobody_out(world: Cast, an: Browser, laid: Laid, ahead: Ahead) -> None:
    await is_inside(an, f"{laid.place}/tafel")
    async with door.enter(access_of(world, "an")) as access:
        await course.note_fact(access, laid.consultation, FactKind.SUSPENDED, "Even rust.", now=clock.now())
    await is_inside(an, f"{laid.place}/tafel")
    ahead(timedelta(minutes=40))
    assert await is_inside(an, f"{laid.place}/tafel")


async def test_when_it_was_not_held_it_is_over_for_everybody_at_the_table(
    world: Cast, an: Browser, laid: Laid, ahead: Ahead
) -> None:
    await is_inside(an, f"{laid.place}/tafel")
    async with door.enter(access_of(world, "an")) as access:
        await course.not_held(access, laid.consultation, "", now=clock.now())
    ahead(timedelta(minutes=31))
    assert not await is_inside(an, f"{laid.place}/tafel")


async def test_a_table_that_is_not_yours_keeps_nothing_alive(bram: Browser, laid: Laid, ahead: Ahead) -> None:
    assert not await is_inside(bram, f"{laid.place}/tafel")
    ahead(timedelta(minutes=31))
    assert (await bram.get("/vandaag")).status_code == 303


async def test_a_table_before_its_hour_keeps_nothing_alive(world: Cast, an: Browser, ahead: Ahead) -> None:
    waiting = await laid_table(world)
    await is_inside(an, f"{waiting.place}/tafel")
    ahead(timedelta(minutes=31))
    assert not await is_inside(an, f"{waiting.place}/tafel")
