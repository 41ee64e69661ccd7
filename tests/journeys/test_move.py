"""Niels goes to live in Genk: An and Celia do it in their browsers, one of them on a phone."""

import os
import re
from pathlib import Path

from playwright.async_api import Page

from infra import clock
from services.demonstration import niels as story
from tests.cases.people import inside
from tests.journeys.conftest import Stage
from tests.journeys.steps import choose, follow, pick, press, sees, sees_nowhere

PICTURES = os.environ.get("PICTURES", "")


async def test_a_client_moves_to_genk(stage: Stage) -> None:
    async with inside(stage.world, "an") as access:
        scene = await story.tell(access, clock.now())
    an = await stage.signed_in("An")
    place = f"/situaties/{scene.case}"
    await offers(an, place)
    celia = await in_genk(stage)
    await accepts(celia, place)
    await an.goto(place)
    await sees(an, "Niels verhuisde naar Genk", "Celia Voorbeeld")
    await taken(an, "shell")
    await an.goto("/vandaag")
    await sees(an, "Genk nam de situatie van Niels over")
    await press(an, "Gelezen")
    await sees_nowhere(an, "Genk nam de situatie")


async def in_genk(stage: Stage) -> Page:
    """Celia works in two municipalities, and chooses."""
    celia = await (await stage.somebody(is_phone=True)).new_page()
    await celia.goto("/aanmelden")
    await celia.get_by_role("button", name="Kies Celia", exact=True).click()
    await celia.wait_for_url("**/aanmelden/gemeente")
    await celia.get_by_role("button", name=re.compile("Genk")).first.click()
    await celia.wait_for_url("**/vandaag")
    return celia


async def offers(an: Page, place: str) -> None:
    """The sitting of next week is called off first; then the question to Niels is noted."""
    await an.goto(f"{place}/verhuis")
    await sees(an, "Er staat nog een overleg gepland")
    await taken(an, "sitting-first")
    await follow(an, "Naar dit overleg")
    await an.goto(f"{an.url.split('?')[0]}/afgelasting")
    await an.locator("main form button").last.click()
    await an.wait_for_load_state("networkidle")
    await an.goto(f"{place}/wie-mag-openen")
    await taken(an, "who-may-open")
    await an.locator("summary", has_text="Geef de situatie door").click()
    await follow(an, "Niels gaat in een andere gemeente wonen")
    await pick(an, "[name=agreed_by]", "Niels")
    await choose(an, "Hoe?", "Gezegd, in een gesprek of aan de telefoon")
    await choose(an, "Wat mag er mee?", "Alles, ook de verslagen en wat er vroeger afgesproken is")
    await pick(an, "[name=to]", "Genk")
    await taken(an, "offer")
    await press(an, "Bied de situatie aan")
    await sees(an, "Wacht op Genk")
    await taken(an, "waiting")


async def accepts(celia: Page, place: str) -> None:
    """Celia sees who offers it, phones, and takes it over; mails that still leave in Pelt come first."""
    await sees(celia, "Er komt iemand naar Genk wonen")
    await sees_nowhere(celia, "Niels")
    await taken(celia, "today-of-celia")
    await follow(celia, "Bekijk")
    await sees_nowhere(celia, "Niels")
    await taken(celia, "accept")
    for _ in range(10):
        await press(celia, "Neem de situatie over")
        if place in celia.url:
            break
        await celia.wait_for_timeout(1000)
    await sees(celia, "Kwam over uit Pelt")
    await taken(celia, "arrived")
    await follow(celia, "Bevestig de toestemming")
    await sees(celia, "in Pelt")
    await taken(celia, "confirm")


async def taken(page: Page, name: str) -> None:
    """A picture, for who wants to look: PICTURES names the folder."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
