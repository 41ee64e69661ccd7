"""What is wrong with a page in Chromium, wide and on a phone."""

from dataclasses import dataclass

from playwright.async_api import Route

from tests.crawl.site import AXE, RUN_AXE, Window
from tests.journeys.conftest import DESKTOP, PHONE

OUTLINE = """() => ({
  headings: document.querySelectorAll("h1").length,
  lang: document.documentElement.lang,
  title: document.title.trim() !== "",
  twice: [...document.querySelectorAll("[id]")].map(({id}) => id).filter((id, at, all) => all.indexOf(id) < at),
})"""
UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
GOOD = {"headings": 1, "lang": "nl-BE", "title": True, "twice": []}
TOO_WIDE = """() => {
  const root = document.documentElement;
  return root.scrollWidth <= root.clientWidth ? [] : [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > root.clientWidth)
    .map((one) => `${one.tagName}.${one.className}`).slice(0, 3);
}"""


async def wrong_with(window: Window, address: str) -> list[str]:
    """Wide as it opens, on a phone unfolded: the outline, axe, what sticks out, what the browser complained about."""
    page = window.page
    window.complaints.clear()
    await page.set_viewport_size(DESKTOP)
    await page.goto(address)
    outline = await page.evaluate(OUTLINE)
    wrong = [] if outline == GOOD else [f"the outline: {outline}"]
    await page.evaluate(AXE)
    wrong += await page.evaluate(RUN_AXE)
    await page.set_viewport_size(PHONE)
    await page.evaluate(UNFOLD)
    wrong += [f"{over} too wide" for over in await page.evaluate(TOO_WIDE)]
    wrong += await page.evaluate(RUN_AXE)
    return wrong + window.complaints


@dataclass(eq=False)
class Fulfilled:
    """Answers with this page; Playwright writes on it."""

    html: str

    async def __call__(self, route: Route) -> None:
        await route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
