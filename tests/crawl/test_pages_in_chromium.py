"""Every page in Chromium: axe, the browser's complaints, a phone's width, and the same words without scripts."""

import re
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest

from tests.crawl.looking import Fulfilled, wrong_with
from tests.crawl.reading import forms_of
from tests.crawl.site import Site, site
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told
from tests.journeys.conftest import DESKTOP

WITHOUT_EXTRAS = "() => document.querySelectorAll('noscript, .unscripted').forEach((one) => one.remove())"
ODD = ("/bestaat-niet", "/pelt/u/geen-echte-link", "/nergens/aanvraag", "/netwerk", "/bewaard")
# 204 and 410: a screen that is off gets no stream, and is told so.
NOTHING_THERE = {204, 303, 404, 409, 410}
REFUSED: set[tuple[str, ...]] = set()


@pytest.fixture(scope="session")
async def looked_at(once_told: Told, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """One web process and one Chromium for all pages of this test process."""
    async with site(once_told.cookies, tmp_path_factory.mktemp("web")) as opened:
        yield opened


DATA = (
    "text/csv",
    "text/turtle",
    "text/plain",
    "application/ld+json",
    "application/csvm+json",
    "application/xml",
)
FILES = ("application/pdf", "audio/", "image/", *DATA)


def is_page(answer: httpx.Response) -> bool:
    return answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_page_is_good_for_everybody(told: Told, looked_at: Site, spot: Spot) -> None:
    address = spot.address(told)
    answer = await told.browsers[spot.visitor].get(address)
    if not is_page(answer):
        assert answer.status_code in NOTHING_THERE or answer.headers["content-type"].startswith(FILES)
        return
    window = await looked_at.window(spot.visitor)
    assert await wrong_with(window, address) == []
    await window.page.set_viewport_size(DESKTOP)
    await window.page.goto(address)
    with_scripts = words(await window.page.inner_text("main"))
    plain = (await looked_at.window(spot.visitor, has_javascript=False)).page
    await plain.goto(address)
    await plain.evaluate(WITHOUT_EXTRAS)
    assert words(await plain.inner_text("main")) == with_scripts


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_page_that_refuses_is_good_for_everybody(told: Told, looked_at: Site, spot: Spot) -> None:
    """Every form sent empty: the page that comes back is shown to Chromium as if it had sent it."""
    browser, address = told.browsers[spot.visitor], spot.address(told)
    page = await browser.get(address)
    window = await looked_at.window(spot.visitor)
    forms = forms_of(page.text, address) if page.status_code == 200 else []
    for form in forms:
        if form.method == "post" and form.kind not in REFUSED:
            REFUSED.add(form.kind)
            answer = await browser.post(form.action, {"once": str(uuid4())})
            if answer.status_code >= 400:
                await window.page.route(f"**{address}", Fulfilled(answer.text))
                assert (form.action, await wrong_with(window, address)) == (form.action, [])
                await window.page.unroute_all()
            await told.restore()


@pytest.mark.parametrize("address", ODD)
async def test_page_of_an_error_is_good_for_everybody(told: Told, looked_at: Site, address: str) -> None:
    for visitor in ("an", "leen", "nobody"):
        assert (visitor, await wrong_with(await looked_at.window(visitor), address)) == (visitor, [])


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
