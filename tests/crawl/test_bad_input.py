"""Whatever is sent with whichever form: an answer in Dutch, nothing lost, nothing written, never a 500."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

import asyncpg
import httpx
import pytest

from tests.conftest import Browser
from tests.crawl import mischief
from tests.crawl.forms import CANARY, Form, forms_of
from tests.crawl.mischief import SCRIPT, Request
from tests.crawl.rows import (
    COUNTS_TRIES,
    GROWS_BY_READING,
    GROWS_BY_REFUSING,
    Prints,
    differing,
    fingerprints,
)
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told

MOST_OF_A_QUERY = 50_000
SEEN: set[tuple[str, ...]] = set()


@dataclass
class Sender:
    """Somebody with a form; puts everything back after what was accepted."""

    told: Told
    browser: Browser
    admin: asyncpg.Connection
    form: Form
    wrong: list[str]
    is_swallowed: bool = False

    async def send(self, what: str, request: Request) -> httpx.Response:
        """Send it, go where it leads, and look at both as every answer is looked at."""
        got = await self._ask(request)
        changed = differing(self._before(), await fingerprints(self.admin, without=GROWS_BY_REFUSING))
        self._look(what, got, changed)
        self.is_swallowed = self.form.method == "post" and got.is_redirect and not changed
        if got.is_redirect and got.headers["location"].startswith("/"):
            self._look(f"{what}, afterwards", await self.browser.get(got.headers["location"]), [])
        if changed:
            await self.told.restore({*changed, *GROWS_BY_REFUSING - GROWS_BY_READING})
        return got

    async def _ask(self, request: Request) -> httpx.Response:
        if self.form.method == "get":
            return await self.browser.get(f"{self.form.action}?{request['content'][:MOST_OF_A_QUERY]}")
        headers = {"x-csrf-token": self.browser.csrf, **request.get("headers", {})}
        return await self.browser.http.post(self.form.action, **{**request, "headers": headers})

    def _before(self) -> Prints:
        taken = self.told.picture.taken
        return {table: taken[table] for table in taken if table not in GROWS_BY_REFUSING}

    def _look(self, what: str, got: httpx.Response, changed: list[str]) -> None:
        if got.status_code >= 500:
            self.blame(what, f"{got.status_code}")
        if got.status_code >= 400 and 'lang="nl' not in got.text:
            self.blame(what, f"{got.status_code} without a page in Dutch")
        if got.status_code >= 400 and (written := sorted({*changed} - COUNTS_TRIES)):
            self.blame(what, f"{got.status_code}, and yet written: {written}")
        if SCRIPT in got.text or "<img src=x" in got.text:
            self.blame(what, "tags come back as tags")

    def blame(self, what: str, why: str) -> None:
        self.wrong.append(f"{self.form.method} {self.form.action} [{what}]: {why}")


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_forms_withstand_everything(
    told: Told, admin: asyncpg.Connection, spot: Spot, caplog: pytest.LogCaptureFixture
) -> None:
    browser, address = told.browsers[spot.visitor], spot.address(told)
    page = await browser.get(address)
    wrong: list[str] = []
    for form in forms_of(page.text, address) if page.status_code == 200 else []:
        sender = Sender(told, browser, admin, form, wrong)
        for what, request in mischief.in_all(form):
            await sender.send(what, request)
        if form.kind not in SEEN:
            SEEN.add(form.kind)
            await send_the_rest(sender)
    assert CANARY not in " ".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "\n".join(wrong) == ""


async def send_the_rest(sender: Sender) -> None:
    """One field wrong after the other, and the bodies that no browser sends."""
    form = sender.form
    for what, request, name in mischief.in_one_field(form):
        got = await sender.send(what, request)
        if got.status_code == 422 and form.fields[name].kind != "hidden":
            for lost in lost_texts(got, form, name):
                sender.blame(what, f"{lost} is lost")
        if form.fields[name].is_text and sender.is_swallowed:
            sender.blame(what, "accepted, and nowhere to be found")
    if form.method == "post":
        for what, request in mischief.in_whole_bodies(form):
            await sender.send(what, request)


def lost_texts(got: httpx.Response, form: Form, wrong: str) -> Iterable[str]:
    """What was typed and does not stand on the page that came back."""
    page = html.unescape(got.text)
    for one in form.fields.values():
        typed = CANARY if one.name == wrong else one.good[0]
        if one.is_text and typed not in page:
            yield one.name
