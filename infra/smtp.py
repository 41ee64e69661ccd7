"""The dialogue with the mail server, over one connection per process that is kept open.

smtp:// speaks plainly (this machine only), smtp+tls:// demands STARTTLS, smtps:// is TLS from the start.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import StrEnum
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import SMTP, SMTPException, SMTPResponseException

SECONDS = 20
# A server may look long at a mail before it says yes; hanging up then would send it twice.
TAKING_SECONDS = 60
TRUSTED_SECONDS = 2
# While the server is away nobody waits for it again and again.
AWAY_SECONDS = 3
PERMANENT = range(500, 600)
# Our own settings are wrong, not the recipient's address.
OUR_FAULT = (503, 530, 535, 538)


class ServerAway(Exception):
    """The mail server cannot be reached or does not let us in; no dialogue has begun."""


class Answer(StrEnum):
    """What the server said about one mail."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"
    UNSURE = "unsure"  # it broke off while it had the mail in its hands


class Post:
    """The kept connection. One pile of mails at a time; between two dialogues nothing is half said."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._turn = asyncio.Lock()
        self._client: SMTP | None = None
        self._used_at = 0.0
        self._away_until = 0.0

    @asynccontextmanager
    async def line(self) -> AsyncIterator[SMTP]:
        """A connection that answered just now, for one pile of mails; raises ServerAway."""
        async with self._turn:
            client = await self._ready()
            try:
                yield client
            except BaseException:
                self._drop()
                raise
            self._used_at = time.monotonic()

    async def check(self) -> None:
        """Raise ServerAway before anything is claimed; who has the line at this moment knows that it works."""
        if not self._turn.locked():
            async with self._turn:
                await self._ready()
                self._used_at = time.monotonic()

    async def close(self) -> None:
        """Say goodbye, if there is a line."""
        async with self._turn:
            if self._client is not None and self._client.is_connected:
                with suppress(SMTPException, OSError):
                    await self._client.quit()
            self._drop()

    async def _ready(self) -> SMTP:
        if self._client is not None and await self._answers(self._client):
            return self._client
        self._drop()
        if time.monotonic() < self._away_until:
            raise ServerAway("still away")
        client = _client(self.url)
        try:
            await client.connect()
            await client.ehlo()
        except (SMTPException, OSError) as error:
            self._away_until = time.monotonic() + AWAY_SECONDS
            raise ServerAway(type(error).__name__) from error
        self._client = client
        return client

    async def _answers(self, client: SMTP) -> bool:
        if not client.is_connected:
            return False
        if time.monotonic() - self._used_at < TRUSTED_SECONDS:
            return True
        try:
            await client.noop()
        except (SMTPException, OSError):
            return False
        return True

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None


async def hand_over(client: SMTP, sender: str, recipient: str, message: bytes) -> Answer:
    """One mail to one recipient over an open line."""
    try:
        await client.mail(sender)
    except (SMTPException, OSError):
        return await _start_over(client, Answer.LATER)
    try:
        await client.rcpt(recipient)
    except SMTPResponseException as error:
        return await _start_over(client, _refusal(error))
    except (SMTPException, OSError):
        return await _start_over(client, Answer.LATER)
    try:
        await client.data(message, timeout=TAKING_SECONDS)
    except SMTPResponseException as error:
        return await _start_over(client, _refusal(error))
    except (SMTPException, OSError):
        return await _start_over(client, Answer.UNSURE)
    return Answer.TAKEN


def _refusal(error: SMTPResponseException) -> Answer:
    is_final = error.code in PERMANENT and error.code not in OUR_FAULT
    return Answer.REFUSED if is_final else Answer.LATER


async def _start_over(client: SMTP, answer: Answer) -> Answer:
    """Clear what was half said, or hang up: the next mail begins clean."""
    try:
        await client.rset()
    except (SMTPException, OSError):
        client.close()
    return answer


def _client(url: str) -> SMTP:
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtp+tls", "smtps"):
        raise ValueError("SMTP_URL begins with smtp://, smtp+tls:// or smtps://")
    return aiosmtplib.SMTP(
        hostname=parts.hostname,
        port=parts.port,
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        use_tls=parts.scheme == "smtps",
        start_tls=parts.scheme == "smtp+tls",
        local_hostname="rondetafel",
        timeout=SECONDS,
    )
