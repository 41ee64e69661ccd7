"""The web process on Niels' situation, and Chromium with a window for everybody; shared by test and pictures."""

import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from tests.journeys.conftest import DESKTOP, FLAGS
from tests.journeys.processes import _end, _start, _wait_for, free_port

AXE = (Path(__file__).parents[1] / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")
RUN_AXE = """async () => {
  const found = await axe.run({preload: false, resultTypes: ["violations"]});
  return found.violations.filter(({impact}) => ["serious", "critical"].includes(impact))
    .map(({id, nodes}) => `${id}: ${nodes[0].target} (${nodes.length})`);
}"""


@dataclass
class Window:
    """Somebody's page in Chromium, with everything that the browser complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Errors, and the refusals of our own content security policy."""
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text)


@dataclass
class Site:
    """The address, and windows by who looks and whether scripts run; opened when first asked for."""

    url: str
    chromium: Browser
    cookies: Mapping[str, httpx.Cookies]
    stack: AsyncExitStack
    windows: dict[tuple[str, bool], Window] = field(default_factory=dict)

    async def window(self, visitor: str, *, has_javascript: bool = True) -> Window:
        """Everybody has their own cookies, as if they came in by themselves."""
        key = visitor, has_javascript
        if key not in self.windows:
            context = await self.chromium.new_context(
                base_url=self.url, viewport=DESKTOP, locale="nl-BE", java_script_enabled=has_javascript
            )
            self.stack.push_async_callback(context.close)
            for cookie in self.cookies[visitor].jar:
                await context.add_cookies(
                    [{"name": cookie.name, "value": cookie.value or "", "url": self._secure, "secure": True}]
                )
            window = Window(await context.new_page())
            window.page.on("console", window.hear)
            window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
            self.windows[key] = window
        return self.windows[key]

    @property
    def _secure(self) -> str:
        """Chromium trusts localhost, also without https; only cookies from outside are to say so."""
        return self.url.replace("http://", "https://")


@asynccontextmanager
async def site(cookies: Mapping[str, httpx.Cookies], logs: Path) -> AsyncIterator[Site]:
    """Start web and Chromium, and leave nothing behind."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(_web(logs))
        playwright = await stack.enter_async_context(async_playwright())
        chromium = await playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(FLAGS))
        stack.push_async_callback(chromium.close)
        yield Site(url, chromium, cookies, stack)


@asynccontextmanager
async def _web(logs: Path) -> AsyncIterator[str]:
    port = free_port()
    url = f"http://localhost:{port}"
    process = _start(("web",), {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WEB_URL": url}, logs)
    try:
        await _wait_for(f"{url}/readyz", logs)
        yield url
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        _end(process)
