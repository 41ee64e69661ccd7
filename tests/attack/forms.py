"""Every form that somebody finds, each once: who found it and where. Pages come from tests/crawl/spots.py."""

from dataclasses import dataclass

import httpx

from tests.conftest import Browser
from tests.crawl.forms import Form
from tests.crawl.mischief import Request
from tests.crawl.reading import forms_of
from tests.crawl.sender import MOST_OF_A_QUERY
from tests.crawl.spots import SPOTS
from tests.crawl.told import Told

PAPERS = (".pdf", "/blad", "/brief", "/aanwezigheidsblad")


@dataclass(frozen=True)
class Found:
    """A form, and somebody who may send it."""

    visitor: str
    form: Form

    def __str__(self) -> str:
        return f"{self.visitor} {' '.join(self.form.kind[:2])}"

    def browser(self, told: Told) -> Browser:
        """Theirs."""
        return told.browsers[self.visitor]

    async def send(self, told: Told, request: Request) -> httpx.Response:
        """Send it as this visitor's page would, with the token of the session."""
        browser = self.browser(told)
        if self.form.method == "get":
            return await browser.get(f"{self.form.action}?{request.get('content', '')[:MOST_OF_A_QUERY]}")
        headers = {"x-csrf-token": browser.csrf, **request.get("headers", {})}
        return await browser.http.post(self.form.action, **{**request, "headers": headers})


async def every_form(told: Told) -> list[Found]:
    """All forms of all pages; forms that differ in ids alone count once."""
    found: dict[tuple[str, ...], Found] = {}
    for spot in [one for one in SPOTS if not one.path.endswith(PAPERS)]:
        address = spot.address(told)
        page = await told.browsers[spot.visitor].get(address)
        is_page = page.status_code == 200 and page.headers["content-type"].startswith("text/html")
        for form in forms_of(page.text, address) if is_page else []:
            found.setdefault(form.kind, Found(spot.visitor, form))
    return list(found.values())
