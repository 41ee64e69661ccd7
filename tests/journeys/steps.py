"""What a person does on a page, in the words of the page."""

import re
from datetime import timedelta

from babel.dates import format_date
from playwright.async_api import Locator, Page, expect

from infra import clock
from infra.settings import settings
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import code_in, link_in


async def fill(page: Page | Locator, label: str, text: str) -> None:
    """Type into the field with this label; "niet verplicht" behind it does not count."""
    await page.get_by_label(re.compile(rf"^{re.escape(label)}( niet verplicht)?$")).fill(text)


async def choose(page: Page | Locator, question: str, answer: str) -> None:
    """Tick one answer to a question."""
    group = page.get_by_role("group", name=re.compile(rf"^{re.escape(question)}"))
    await group.get_by_label(answer, exact=True).check()


async def onwards(page: Page) -> None:
    """To the next step of a form on a phone."""
    await page.get_by_role("link", name="Verder", exact=True).locator("visible=true").click()


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


async def pick(page: Page, select: str, words: str) -> None:
    """Choose the option that begins so."""
    option = page.locator(f"{select} option").filter(has_text=re.compile(f"^{words}"))
    await page.locator(select).select_option(value=await option.first.get_attribute("value"))


async def add(page: Page, part: str, sentence: str) -> None:
    """Type a sentence in a part of the page at the table, and put it there."""
    await page.locator(f"{part} form.line [name=sentence]").fill(sentence)
    await page.locator(f"{part} form.line button").first.click()
    await page.wait_for_load_state("networkidle")


async def comes_in(stage: Stage, name: str) -> Page:
    """Somebody opens the link of the invitation and types a fresh code; returns the page behind it."""
    address = f"{name}.voorbeeld@pelt.example"
    mail = await stage.mailbox.wait_for(address, "Uitnodiging")
    guest = await (await stage.somebody(is_phone=True)).new_page()
    await guest.goto(link_in(mail))
    known = len(await stage.mailbox.about(address, "Je code"))
    await press(guest, "Stuur mij een code")
    mail = await stage.mailbox.wait_for(address, "Je code", known=known)
    await guest.locator("[name=digits]").fill(code_in(mail))
    await press(guest, "Verder")
    return guest


def in_words(days: int) -> str:
    """The day so many days from the day of the journey: `30 juni`."""
    return format_date(clock.today() + timedelta(days=days), "d MMMM", locale="nl_BE")


def walk(*, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
    """All processes of the journey live so much later."""
    path = settings().clock_file
    assert path is not None
    path.write_text(
        str(int((clock.offset() + timedelta(days=days, hours=hours, minutes=minutes)).total_seconds()))
    )


async def _settled(page: Page | Locator) -> None:
    owner = page if isinstance(page, Page) else page.page
    await owner.wait_for_load_state("networkidle")
