"""A scanner of mail as offices have them: opens every link, runs scripts, follows redirects, sends every form.

It does what programs do that nobody taught the words of a page: fields are filled with what looks like their
kind, boxes are ticked, and everything is sent more than once, in one browser that keeps its cookies and anew.
"""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import urldefrag, urlsplit

import httpx
from playwright.async_api import Browser, BrowserContext, Error, Page

ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
WORDS = ("123456", "ja", "test@scanner.example", "https://scanner.example/?q=1")
FILL = """(form, word) => {
  for (const one of form.elements) {
    if (one.type === 'hidden' || one.type === 'submit' || one.type === 'button' || one.type === 'file') continue;
    if (one.type === 'checkbox' || one.type === 'radio') one.checked = true;
    else if (one.tagName === 'SELECT') one.selectedIndex = one.options.length - 1;
    else one.value = word;
  }
  form.noValidate = true;
  setTimeout(() => form.requestSubmit(), 0);
}"""
LINKS = "(links, origin) => links.map(one => one.href).filter(href => href.startsWith(origin))"
PAUSE = 3_000


def addresses(mails: Iterable[EmailMessage], origin: str) -> list[str]:
    """Every address of ours in whatever part of these mails: text, html, calendar, headers."""
    found: dict[str, None] = {}
    for mail in mails:
        texts = [str(value) for value in mail.values()]
        for part in mail.walk():
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes):
                texts.append(re.sub("\r?\n[ \t]", "", raw.decode("utf-8", "replace")))
        found |= dict.fromkeys(one.rstrip(".,)") for text in texts for one in ADDRESS.findall(text))
    return [one for one in found if one.startswith(origin)]


@dataclass
class Scanner:
    """Counts what it did, and remembers where something broke."""

    chromium: Browser
    origin: str
    opened: int = 0
    sent: int = 0
    failed: list[str] = field(default_factory=list)

    async def scan(self, links: Iterable[str], *, rounds: int) -> None:
        """Every link, so many times: without scripts by three methods, then in a browser."""
        async with httpx.AsyncClient(follow_redirects=True, trust_env=False, timeout=30) as client:
            for number in range(rounds):
                kept = await self.chromium.new_context()
                for link in links:
                    for method in ("HEAD", "GET", "POST", "GET"):
                        answer = await client.request(method, link)
                        self._note(answer.status_code, link)
                    await self._visit(kept, link, WORDS[number % len(WORDS)])
                await kept.close()

    async def _visit(self, kept: BrowserContext, link: str, word: str) -> None:
        """The page and the pages of ours that it leads to, each with its forms; in a kept and in a fresh browser."""
        page = await kept.new_page()
        await self._open(page, link)
        around = await page.locator("a[href]").evaluate_all(f"{LINKS}", self.origin)
        pages = dict.fromkeys(urldefrag(one).url for one in [link, *around])
        own = [one for one in pages if self._is_near(one, link)]
        for address in own:
            await self._send_forms(page, address, word)
        await page.close()
        fresh = await self.chromium.new_context()
        await self._send_forms(await fresh.new_page(), link, word)
        await fresh.close()

    async def _send_forms(self, page: Page, address: str, word: str) -> None:
        """Each form of the page, and once more each form of the page that comes then."""
        await self._open(page, address)
        for depth in range(2):
            here, count = page.url, await page.locator("form").count()
            for number in range(count):
                form = page.locator("form").nth(number)
                if not await form.count():
                    break
                action = await form.evaluate("form => form.action || location.href")
                if not action.startswith(self.origin):
                    continue
                self.sent += 1
                with contextlib.suppress(Error):
                    async with page.expect_navigation(timeout=PAUSE):
                        await form.evaluate(FILL, word)
                if depth == 0 and number + 1 < count:
                    await self._open(page, here)

    async def _open(self, page: Page, address: str) -> None:
        self.opened += 1
        with contextlib.suppress(Error):
            answer = await page.goto(address, timeout=PAUSE)
            if answer is not None:
                self._note(answer.status, address)

    def _is_near(self, address: str, link: str) -> bool:
        """The pages of the same guest and municipality, and not the whole public site."""
        first = urlsplit(link).path.split("/")[1]
        return urlsplit(address).path.split("/")[1] == first and not address.endswith("/aanvraag")

    def _note(self, status: int, address: str) -> None:
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            self.failed.append(re.sub(r"/u/.*", "/u/…", address))
