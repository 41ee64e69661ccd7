"""What who writes at the table does and sees, in one browser or in two."""

from uuid import UUID

from playwright.async_api import Locator, Page, expect

from tests.journeys.conftest import Stage

KEPT = "Bewaard"
AWAY = "Geen verbinding. Je tekst staat nog hier. We bewaren hem zodra het weer gaat."


async def sits_down(stage: Stage, consultation: UUID, item: UUID) -> Page:
    """An at the table, at one point, in a browser of her own."""
    page = await stage.signed_in("An")
    await page.goto(f"/overleggen/{consultation}/tafel?punt={item}")
    return page


def notes_of(page: Page) -> Locator:
    """The notes of the point that is talked about, with what stands round them."""
    return page.locator("#notes [data-writes]")


async def types(text: Locator, words: str) -> None:
    """Key by key, at the end of what stands there."""
    field = text.locator("textarea")
    await field.focus()
    await field.press("Control+End")
    await field.press_sequentially(words, delay=15)


async def is_told(text: Locator, words: str) -> None:
    """This stands beside the text: kept, or why not yet."""
    await expect(text.locator("[data-save-hint]")).to_contain_text(words, timeout=15_000)
