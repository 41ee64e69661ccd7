"""The signature under what PostgreSQL is told: who is inside, until when, signed with which key.

PostgreSQL checks it in signed_context() and believes no context without one (decision 0011). The time here is the
real one, not that of infra/clock.py: a demo that walks through the year must not walk out of its signatures.
"""

import hmac
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from infra.settings import settings, signing_secrets

LABEL = b"rondetafel: context of a transaction"
SEPARATOR = "|"
# A transaction begins within moments of its signature; the rest is for clocks that differ.
HOLDS_SECONDS = 120
BLOCK_BYTES = 64


@dataclass(frozen=True)
class Key:
    """One key: its name stands in every context, its pads (RFC 2104) are what PostgreSQL keeps of it."""

    name: str
    secret: bytes

    @property
    def inner_pad(self) -> bytes:
        return self._pad(0x36)

    @property
    def outer_pad(self) -> bytes:
        return self._pad(0x5C)

    def sign(self, text: str) -> str:
        """The HMAC-SHA256 of a text, in hexadecimal."""
        return hmac.new(self.secret, text.encode(), sha256).hexdigest()

    def _pad(self, byte: int) -> bytes:
        return bytes(one ^ byte for one in self.secret.ljust(BLOCK_BYTES, b"\0"))


def key_of(secret: bytes) -> Key:
    """The key of contexts that follows from a SECRET_KEY; nothing else of the product is signed with it."""
    derived = hmac.new(secret, LABEL, sha256).digest()
    return Key(sha256(LABEL + derived).hexdigest()[:16], derived)


def signed(parts: Sequence[str]) -> tuple[str, str]:
    """The context with its key and its end before it, and the signature under all of it."""
    key = _own_key()
    context = SEPARATOR.join((key.name, str(int(time.time()) + HOLDS_SECONDS), *parts))
    if context.count(SEPARATOR) != len(parts) + 1:
        raise ValueError("no part of a context may hold the separator")
    return context, key.sign(context)


async def keep_keys(connection: Any) -> None:
    """Put the keys of this environment in the database, and take all others out of it; as the role `owner`."""
    keys = [key_of(secret) for secret in signing_secrets()]
    await connection.executemany(
        "insert into signing_key (id, inner_pad, outer_pad) values ($1, $2, $3) on conflict (id) do nothing",
        [(key.name, key.inner_pad, key.outer_pad) for key in keys],
    )
    await connection.execute("delete from signing_key where id <> all($1)", [key.name for key in keys])


@cache
def _own_key() -> Key:
    return key_of(settings().secret)
