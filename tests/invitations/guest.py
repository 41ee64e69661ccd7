"""A guest at a link, with a browser of their own: knocks, types a code, answers."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.conftest import Browser
from tests.invitations.scene import digits_in
from tests.jobs.mailbox import Mailbox
from tests.later import run_due
from web.guests.entrance import BROWSER_COOKIE
from web.signin.csrf import token_for


@dataclass
class Guest:
    """Somebody with a link."""

    browser: Browser
    link: str

    async def open(self, path: str = "") -> httpx.Response:
        return await self.browser.get(self.link + path)

    async def send(self, what: str, **fields: Any) -> httpx.Response:
        """Send a form with the token of this browser."""
        cookie = self.browser.http.cookies.get(BROWSER_COOKIE)
        token = {"_csrf": token_for(cookie)} if cookie else {}
        return await self.browser.http.post(f"{self.link}/{what}", data={**token, **fields})

    async def come_in(self, mailbox: Mailbox, address: str, **fields: Any) -> httpx.Response:
        """Ask a code, read it in the mail, type it."""
        assert (await self.send("code")).status_code == 303
        await run_due()
        text = mailbox.to(address)[-1].get_body(("plain",))
        assert text is not None
        return await self.send("sessie", digits=digits_in(text.get_content()), **fields)
