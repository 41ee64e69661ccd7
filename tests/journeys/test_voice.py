"""An tells in her own voice what a consultation is, through the microphone of her browser, and hears it back."""

import os
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from playwright.async_api import Browser, async_playwright, expect

from infra import clock
from services.demonstration import niels
from tenants import door
from tests.followups.laid import an_of
from tests.journeys.conftest import FLAGS, Stage
from tests.journeys.steps import follow, press, sees

MICROPHONE = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


@pytest.fixture
async def with_microphone() -> AsyncIterator[Browser]:
    """A Chromium with a microphone that hums."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=[*FLAGS, *MICROPHONE]
        )
        yield browser
        await browser.close()


async def test_an_records_her_voice(stage: Stage, with_microphone: Browser) -> None:
    async with door.enter(an_of(stage.world)) as access:
        await niels.tell(access, clock.now())
    an = await replace(stage, browser=with_microphone).signed_in("An")
    await an.goto("/situaties")
    await follow(an, "Niels")
    await an.locator("a[href^='/overleggen/']").first.click()
    await an.goto(an.url.split("?")[0].split("/uitnodigingen")[0] + "/voorbereiding")
    await an.locator("a[href*='/mijn-overleg/']").first.click()
    record = an.locator("[data-record]")
    await record.click()
    await sees(an, "Opname loopt")
    await an.wait_for_timeout(1500)
    await record.click()
    await sees(an, "Opgenomen:")
    await press(an, "Bewaar alles")
    await sees(an, "Bewaard.")
    await an.locator("audio").evaluate("(one) => { one.preload = 'auto'; one.load(); }")
    await expect(an.locator("audio")).to_have_js_property("readyState", 4)
