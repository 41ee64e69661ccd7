"""Signing in as people live it: asked once more before what matters, and two municipalities in two tabs."""

from collections.abc import Callable, Iterator
from functools import partial

import asyncpg
import pytest
from playwright.async_api import expect

from infra.settings import settings
from services.demonstration.cast import Cast
from tests.journeys.conftest import Stage
from tests.journeys.steps import press, sees

ROLES = "select roles from member where id = $1"


@pytest.fixture
def wait(world: Cast) -> Iterator[Callable[[], object]]:
    """Eleven minutes, at once; back to now afterwards."""
    path = settings().clock_file
    assert path is not None
    yield partial(path.write_text, "660")
    path.unlink(missing_ok=True)


async def test_fien_changes_a_role_and_shows_first_who_she_is(
    stage: Stage, world: Cast, wait: Callable[[], object], admin: asyncpg.Connection
) -> None:
    page = await stage.signed_in("Fien", has_javascript=False)
    wait()
    await page.goto(f"/medewerkers/{world.bram}")
    await page.get_by_label("Medewerker", exact=False).first.check()
    await press(page, "Bewaar de rollen")

    await sees(page, "Bevestig even dat jij het bent", "Wat je typte, is bewaard")
    assert await admin.fetchval(ROLES, world.bram) == ["coordinator"]
    await page.get_by_role("button", name="Bevestigen").click()
    await page.wait_for_url("**/bewaard")
    await press(page, "Nu verzenden")
    assert len(await admin.fetchval(ROLES, world.bram)) == 2


async def test_celia_works_in_two_tabs_and_nothing_lands_elsewhere(
    stage: Stage, admin: asyncpg.Connection
) -> None:
    context = await stage.somebody()
    page = await context.new_page()
    await page.goto("/aanmelden")
    await press(page, "Kies Celia")
    await page.wait_for_url("**/aanmelden/gemeente")
    await press(page, "Kies Genk")
    await page.goto("/aanvragen/nieuw")

    other = await context.new_page()
    await other.goto("/vandaag")
    await other.get_by_role("link", name="Wissel").click()
    await press(other, "Kies Pelt")
    await expect(other.get_by_text("Pelt · Celia Voorbeeld")).to_be_visible()

    await page.get_by_role("textbox").first.fill("Leen uit Genk")
    await page.locator("main form button").last.click()
    await sees(page, "nog van Genk", "ligt klaar in Genk")
    assert await admin.fetchval("select count(*) from referral") == 0
    assert (
        await admin.fetchval("select t.slug from kept_form k join municipality t on t.id = k.tenant")
        == "genk"
    )
