"""What a person does on a page, in the words of the page."""

import re

from playwright.async_api import Locator, Page, expect


async def fill(page: Page | Locator, label: str, text: str) -> None:
    """Type into the field with this label; "niet verplicht" behind it does not count."""
    await page.get_by_label(re.compile(rf"^{re.escape(label)}( niet verplicht)?$")).fill(text)


async def choose(page: Page | Locator, question: str, answer: str) -> None:
    """Tick one answer to a question."""
    group = page.get_by_role("group", name=re.compile(rf"^{re.escape(question)}"))
    await group.get_by_label(answer, exact=True).check()


async def press(page: Page | Locator, name: str) -> None:
    """Press the button, and be where it leads."""
    button = page.get_by_role("button", name=name, exact=True)
    await button.first.click()
    await _settled(page)


async def follow(page: Page | Locator, name: str) -> None:
    """Follow the link, and be where it leads."""
    await page.get_by_role("link", name=name, exact=True).first.click()
    await _settled(page)


async def sees(page: Page, *texts: str) -> None:
    """Each of these stands on the page."""
    for text in texts:
        await expect(page.locator("body")).to_contain_text(text)


async def sees_nowhere(page: Page, *texts: str) -> None:
    """None of these stands on the page."""
    for text in texts:
        await expect(page.locator("body")).not_to_contain_text(text)


async def _settled(page: Page | Locator) -> None:
    owner = page if isinstance(page, Page) else page.page
    await owner.wait_for_load_state("networkidle")
