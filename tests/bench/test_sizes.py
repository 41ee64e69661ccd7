"""What a browser fetches: a first visit with everything, and the page after it."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import CDPSession, Page, async_playwright

from tests.bench.programs import server
from tests.bench.visitors import Visit

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FIRST, NEXT = 90_000, 15_000


@dataclass
class Wire:
    """Bytes that came over it, with their heads, by address."""

    fetched: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    async def listen(self, session: CDPSession) -> None:
        await session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        if size := int(event["encodedDataLength"]):
            self.fetched[self.addresses[event["requestId"]]] = size

    def take(self) -> dict[str, int]:
        """What came since the last time."""
        found, self.fetched = self.fetched, {}
        return found


@pytest.fixture
async def chromium() -> AsyncIterator[Page]:
    """A page in a browser that has never been here."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        yield await browser.new_page()
        await browser.close()


async def test_the_case_page_is_light_and_the_next_page_lighter(
    visited: dict[str, list[Visit]], chromium: Page, tmp_path: Path
) -> None:
    case, after = visited["case"][0], visited["consultation"][0]
    name, _, value = case.cookie.partition("=")
    wire = Wire()
    await wire.listen(await chromium.context.new_cdp_session(chromium))
    with server("web", tmp_path / "web.log") as (_, port):
        address = f"http://localhost:{port}"
        secure = f"https://localhost:{port}"  # where the browser lets a __Host- cookie be set
        await chromium.context.add_cookies([{"name": name, "value": value, "url": secure, "secure": True}])
        first = await _visit(chromium, wire, address + case.path)
        later = await _visit(chromium, wire, address + after.path)
    print(_told(first), _told(later), sep="\n\n")  # noqa: T201  # shown by pytest -s
    assert sum(first.values()) < FIRST
    assert sum(later.values()) < NEXT


async def _visit(page: Page, wire: Wire, address: str) -> dict[str, int]:
    answer = await page.goto(address, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    await page.evaluate("document.fonts.ready")
    await asyncio.sleep(0.2)
    return wire.take()


def _told(fetched: dict[str, int]) -> str:
    rows = [f"{size:7}  {address.partition('?')[0]}" for address, size in fetched.items()]
    return "\n".join([*rows, f"{sum(fetched.values()):7}  together"])
