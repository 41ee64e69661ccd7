"""Somebody at Mijn afspraken, with a browser of their own."""

from dataclasses import dataclass
from typing import Any

import httpx

from infra import clock
from services.passages import placing
from tests.invitations.scene import digits_in
from tests.jobs.mailbox import Mailbox
from tests.later import run_due
from web.passages.entrance import PASSAGE_COOKIE
from web.signin.csrf import token_for

PATH = "/mijn-afspraken"


@dataclass
class Helper:
    """A browser."""

    http: httpx.AsyncClient

    async def open(self) -> httpx.Response:
        return await self.http.get(PATH)

    async def send(self, what: str, **fields: Any) -> httpx.Response:
        cookie = self.http.cookies.get(PASSAGE_COOKIE)
        token = {"_csrf": token_for(cookie)} if cookie else {}
        return await self.http.post(f"{PATH}/{what}", data={**token, **fields})

    async def ask(self, address: str) -> httpx.Response:
        """Ask a code; the relay and the worker do theirs."""
        answer = await self.send("code", email=address)
        await placing.place_all(now=clock.now())
        await run_due()
        return answer

    async def come_in(self, mailbox: Mailbox, address: str) -> httpx.Response:
        """Ask, read, type."""
        await self.ask(address)
        return await self.send("sessie", digits=code_of(mailbox, address))


def code_of(mailbox: Mailbox, address: str) -> str:
    """The digits of the newest mail."""
    body = mailbox.to(address)[-1].get_body(("plain",))
    assert body is not None
    return digits_in(body.get_content())
