"""The dialogue with the mail server, over two connections per process that are kept open.

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

# Two: while the server looks at one mail, the next is spoken on the other line.
LINES = 2
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
    """Kept connections, each for one pile of mails at a time; between two dialogues nothing is half said."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._turns = asyncio.Semaphore(LINES)
        self._busy = 0
        self._idle: list[tuple[SMTP, float]] = []
        self._away_until = 0.0

    @asynccontextmanager
    async def line(self) -> AsyncIterator[SMTP]:
        """A connection that answered just now, for one pile of mails; raises ServerAway."""
        async with self._turns:
            client = await self._ready()
            self._busy += 1
            try:
                yield client
            except BaseException:
                client.close()
                raise
            finally:
                self._busy -= 1
            self._idle.append((client, time.monotonic()))

    async def check(self) -> None:
        """Raise ServerAway before anything is claimed; while somebody has a line, it is known to work."""
        if not self._busy:
            async with self._turns:
                self._idle.append((await self._ready(), time.monotonic()))

    async def close(self) -> None:
        """Say goodbye on every line."""
        while self._idle:
            client, _ = self._idle.pop()
            if client.is_connected:
                with suppress(SMTPException, OSError):
                    await client.quit()
            client.close()

    async def _ready(self) -> SMTP:
        while self._idle:
            client, used_at = self._idle.pop()
            if await _answers(client, used_at):
                return client
            client.close()
        if time.monotonic() < self._away_until:
            raise ServerAway("still away")
        client = _client(self.url)
        try:
            await client.connect()
            await client.ehlo()
        except (SMTPException, OSError) as error:
            self._away_until = time.monotonic() + AWAY_SECONDS
            raise ServerAway(type(error).__name__) from error
        return client


async def _answers(client: SMTP, used_at: float) -> bool:
    if not client.is_connected:
        return False
    if time.monotonic() - used_at < TRUSTED_SECONDS:
        return True
    try:
        await client.noop()
    except (SMTPException, OSError):
        return False
    return True


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
