"""The stage of a journey: the running product, Chromium, and the mailboxes."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, async_playwright

from services.demonstration.cast import Cast
from tests.journeys.mailbox import Mailbox
from tests.journeys.processes import Running, running

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Stage:
    """Where a journey plays."""

    url: str
    browser: Browser
    mailbox: Mailbox
    world: Cast
    programs: Running

    async def somebody(self, *, has_javascript: bool = True, is_phone: bool = False) -> BrowserContext:
        """A browser of one person, without cookies of others."""
        context = await self.browser.new_context(
            base_url=self.url,
            java_script_enabled=has_javascript,
            viewport=PHONE if is_phone else DESKTOP,
            locale="nl-BE",
        )
        context.set_default_timeout(15_000)
        return context

    async def signed_in(self, name: str, **options: bool) -> Page:
        """A page of somebody of the cast who signed in at the provider, on Vandaag."""
        page = await (await self.somebody(**options)).new_page()
        await page.goto("/aanmelden")
        await page.get_by_role("button", name=f"Kies {name}", exact=True).click()
        await page.wait_for_url("**/vandaag")
        return page


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One Chromium for all journeys of this test process."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(FLAGS))
        yield browser
        await browser.close()


@pytest.fixture
async def stage(
    world: Cast, chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Stage]:
    """The cast in an empty database, and everything running on it; a picture of each page when it fails."""
    async with running(tmp_path) as found:
        failed_before = request.session.testsfailed
        yield Stage(found.web_url, chromium, Mailbox(found.inbox_url), world, found)
        if request.session.testsfailed > failed_before:
            await take_pictures(chromium, tmp_path)
        for context in chromium.contexts:
            await context.close()


async def take_pictures(chromium: Browser, folder: Path) -> None:
    """What everybody saw last; told where, never what."""
    pages = [page for context in chromium.contexts for page in context.pages]
    for number, page in enumerate(pages):
        await page.screenshot(path=folder / f"{number}.png", full_page=True)
    print(f"pictures of {len(pages)} pages: {folder}")  # noqa: T201  # for who reads the failure
