"""Every page in Chromium: axe, the browser's complaints, a phone's width, and the same words without scripts."""

import re
from collections.abc import AsyncIterator

import pytest

from tests.crawl.site import AXE, RUN_AXE, Site, site
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told
from tests.journeys.conftest import DESKTOP, PHONE

OUTLINE = """() => ({
  headings: document.querySelectorAll("h1").length,
  lang: document.documentElement.lang,
  title: document.title.trim() !== "",
})"""
WITHOUT_EXTRAS = "() => document.querySelectorAll('noscript, .unscripted').forEach((one) => one.remove())"
GOOD = {"headings": 1, "lang": "nl-BE", "title": True}
TOO_WIDE = """() => {
  const root = document.documentElement;
  return root.scrollWidth <= root.clientWidth ? [] : [...document.querySelectorAll("main *")]
    .filter((one) => one.getBoundingClientRect().right > root.clientWidth)
    .map((one) => `${one.tagName}.${one.className}`).slice(0, 3);
}"""


@pytest.fixture(scope="session")
async def looked_at(once_told: Told, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One web process and one Chromium for all pages of this test process."""
    async with site(once_told.cookies, tmp_path_factory.mktemp("web")) as opened:
        yield opened


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_page_is_good_for_everybody(told: Told, looked_at: Site, spot: Spot) -> None:
    address = spot.address(told)
    answer = await told.browsers[spot.visitor].get(address)
    if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
        pytest.skip("a paper, or nothing there at this stage")
    window = await looked_at.window(spot.visitor)
    page = window.page
    window.complaints.clear()
    await page.set_viewport_size(DESKTOP)
    opened = await page.goto(address)
    assert opened is not None
    assert opened.status == 200
    wrong = [] if await page.evaluate(OUTLINE) == GOOD else ["the outline"]
    await page.evaluate(AXE)
    wrong += await page.evaluate(RUN_AXE)
    with_scripts = words(await page.inner_text("main"))
    await page.set_viewport_size(PHONE)
    wrong += [f"{over} too wide" for over in await page.evaluate(TOO_WIDE)]
    wrong += await page.evaluate(RUN_AXE)
    assert wrong + window.complaints == []
    plain = (await looked_at.window(spot.visitor, has_javascript=False)).page
    await plain.goto(address)
    await plain.evaluate(WITHOUT_EXTRAS)
    assert words(await plain.inner_text("main")) == with_scripts


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
