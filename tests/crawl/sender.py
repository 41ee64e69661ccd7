"""Somebody sends a form, and every answer is looked at in the same way."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

import asyncpg
import httpx

from tests.conftest import Browser
from tests.crawl.forms import CANARY, Form
from tests.crawl.mischief import SCRIPT, Request
from tests.crawl.rows import (
    COUNTS_TRIES,
    GROWS_BY_READING,
    GROWS_BY_REFUSING,
    Prints,
    differing,
    fingerprints,
)
from tests.crawl.told import Told

MOST_OF_A_QUERY = 50_000


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


def lost_texts(got: httpx.Response, form: Form, wrong: str) -> Iterable[str]:
    """What was typed and does not stand on the page that came back."""
    page = html.unescape(got.text)
    for one in form.fields.values():
        typed = CANARY if one.name == wrong else one.good[0]
        if one.is_text and typed not in page:
            yield one.name
