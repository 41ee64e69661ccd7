"""A projector in the room: An types, everybody reads along; somebody goes out; the screen goes off at once."""

import re

from playwright.async_api import Page, expect

from infra import clock
from services.meetings.actions import note_presence
from tests.crawl.site import AXE, RUN_AXE
from tests.journeys.conftest import Stage
from tests.journeys.steps import press, sees, sees_nowhere
from tests.meetings.laid import GOAL, Laid
from tests.screens.shown import Screened, screened_table

SOON = 4_000
NEXT = "Begin dit punt"


async def projector(stage: Stage) -> Page:
    """Somebody opens the address in the room and asks for digits."""
    page = await (await stage.somebody()).new_page()
    await page.goto("/pelt/scherm")
    await press(page, "Toon cijfers")
    return page


async def digits_on(page: Page) -> str:
    return re.sub(r"\D", "", await page.locator(".digits").inner_text())


async def types(an: Page, laid: Laid, digits: str) -> None:
    await an.goto(f"{laid.place}/schermen")
    await an.get_by_label("De cijfers op het scherm").fill(digits)
    await press(an, "Zet het scherm aan")


async def agrees(an: Page, table: Screened, item: str, sentence: str) -> None:
    """An types one sentence at this point of the table."""
    await an.goto(f"{table.laid.place}/tafel?punt={item}")
    line = an.locator("#agreements > form.line")
    await line.locator("[name=sentence]").fill(sentence)
    await line.locator("button").first.click()
    await an.wait_for_load_state("networkidle")


async def test_a_whole_meeting_with_a_screen(stage: Stage) -> None:
    table = await screened_table(stage.world)
    an, beamer = await stage.signed_in("An"), await projector(stage)
    digits = await digits_on(beamer)
    await types(an, table.laid, "000000" if digits != "000000" else "000001")
    await sees(an, "Geen enkel scherm toont nu deze cijfers")
    await types(an, table.laid, digits)
    await sees(an, "Het scherm staat aan.", "Scherm 2")
    await expect(beamer.locator("h1").first).to_have_text(GOAL, timeout=8_000)
    await without_ward(table)
    await begins(an, table, str(table.debts), "Ward wacht buiten. Begin dit punt")
    await agrees(an, table, str(table.debts), "Leen belt de huisbaas")
    await expect(beamer.locator(".agreements")).to_contain_text("Leen belt de huisbaas", timeout=SOON)
    await expect(beamer.locator(".point")).to_contain_text("De schulden bij de huisbaas", timeout=SOON)
    await beamer.evaluate(AXE)
    assert await beamer.evaluate(RUN_AXE) == []
    await begins(an, table, str(table.home), NEXT)
    await expect(beamer.locator(".point")).to_contain_text("Een plaats om te wonen", timeout=SOON)
    await sees_nowhere(beamer, "huisbaas")
    await an.goto(f"{table.laid.place}/schermen")
    await press(an, "Zet scherm 2 uit")
    await expect(beamer.locator("h1").first).to_have_text("Dit scherm is uit", timeout=SOON)
    await sees_nowhere(beamer, GOAL)


async def test_a_screen_without_scripts_asks_for_itself_again(stage: Stage) -> None:
    table = await screened_table(stage.world)
    an = await stage.signed_in("An")
    page = await (await stage.somebody(has_javascript=False)).new_page()
    await page.goto("/pelt/scherm")
    await press(page, "Toon cijfers")
    await types(an, table.laid, await digits_on(page))
    await expect(page.locator("h1").first).to_have_text(GOAL, timeout=10_000)
    assert await page.locator("meta[http-equiv=refresh]").count() == 1


async def test_a_screen_without_a_line_shows_nothing_and_comes_back(stage: Stage) -> None:
    table = await screened_table(stage.world)
    an, beamer = await stage.signed_in("An"), await projector(stage)
    await types(an, table.laid, await digits_on(beamer))
    await expect(beamer.locator("h1").first).to_have_text(GOAL, timeout=8_000)
    await beamer.route("**/beeld", lambda route: route.abort())
    await agrees(an, table, str(table.home), "Leen zoekt een kamer")
    await expect(beamer.locator("#weg")).to_be_visible(timeout=SOON)
    await expect(beamer.locator("#beeld")).to_be_hidden()
    await beamer.unroute("**/beeld")
    await expect(beamer.locator(".agreements")).to_contain_text("Leen zoekt een kamer", timeout=15_000)
    await expect(beamer.locator("#weg")).to_be_hidden()


async def without_ward(table: Screened) -> None:
    """The bailiff waits outside for this point."""
    async with table.an() as access:
        await note_presence(
            access,
            table.debts,
            [seat for name, seat in table.laid.seats.items() if name != "Ward"],
            now=clock.now(),
        )


async def begins(an: Page, table: Screened, item: str, button: str) -> None:
    """This point is put on the table."""
    await an.goto(f"{table.laid.place}/tafel?punt={item}")
    await press(an, button)
