"""The mail sink as the people of a journey read it: their own mails, decoded."""

import asyncio
import re
import time
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import httpx

SECONDS = 30


@dataclass(frozen=True)
class Mailbox:
    """The sink of this journey alone."""

    inbox_url: str

    async def mails(self, to: str) -> list[EmailMessage]:
        """Everything this person got, oldest first."""
        async with httpx.AsyncClient(base_url=self.inbox_url, trust_env=False) as client:
            lines = (await client.get("/messages.json", params={"to": to})).json()
            return [
                await self._read(client, line["id"])
                for line in sorted(lines, key=lambda line: line["received_at"])
            ]

    async def all(self) -> list[EmailMessage]:
        """Everything that anybody got, oldest first."""
        async with httpx.AsyncClient(base_url=self.inbox_url, trust_env=False) as client:
            lines = (await client.get("/messages.json")).json()
            return [
                await self._read(client, line["id"])
                for line in sorted(lines, key=lambda line: line["received_at"])
            ]

    async def about(self, to: str, subject: str) -> list[EmailMessage]:
        """The mails to this person with this in their subject, oldest first."""
        return [mail for mail in await self.mails(to) if subject in str(mail["subject"])]

    async def wait_for(self, to: str, subject: str, *, known: int = 0) -> EmailMessage:
        """The newest mail with this in its subject, once there are more of them than were known.

        Raises TimeoutError when it does not come.
        """
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            found = await self.about(to, subject)
            if len(found) > known:
                return found[-1]
            await asyncio.sleep(0.3)
        subjects = [str(mail["subject"]) for mail in await self.mails(to)]
        raise TimeoutError(f"no mail '{subject}' to {to}; there is {subjects}")

    @staticmethod
    async def _read(client: httpx.AsyncClient, name: str) -> EmailMessage:
        raw = (await client.get(f"/messages/{name}.eml")).content
        mail = BytesParser(policy=policy.default).parsebytes(raw)
        assert isinstance(mail, EmailMessage)
        return mail


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    body = mail.get_body(("plain",))
    return body.get_content() if body is not None else ""


def link_in(mail: EmailMessage) -> str:
    """The first link in the text."""
    found = re.search(r"https?://\S+", text_of(mail))
    assert found, text_of(mail)
    return found[0].rstrip(".")


def code_in(mail: EmailMessage) -> str:
    """The six digits in the text."""
    found = re.search(r"\b(\d{3} ?\d{3})\b", text_of(mail))
    assert found, text_of(mail)
    return found[1].replace(" ", "")


def calendar_in(mail: EmailMessage) -> bytes:
    """The calendar part."""
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content
