"""What follows from the key of the program: links, digits, hashes. Nothing here is kept in the clear.

A link sent again is the same link, a sheet printed again has the same PIN, and a stolen database holds
neither: six digits behind any hash are found in minutes, behind a key that is elsewhere they are not.
"""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime
from functools import cache
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.settings import settings

DIGITS = 6
NONCE_BYTES = 12


def link_token(tenant: UUID, invitation: UUID, generation: int) -> str:
    """The token in a guest's link; a new generation is a new link."""
    return urlsafe_b64encode(keyed(f"link|{tenant}|{invitation}|{generation}".encode())).decode().rstrip("=")


def digits(salt: bytes) -> str:
    """The six digits of a code or PIN with this salt."""
    return f"{int.from_bytes(keyed(b'digits|' + salt)[:8]) % 10**DIGITS:0{DIGITS}d}"


def are_equal(given: str, expected: str) -> bool:
    """Whether two texts are the same, in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())


def hashed(token: str) -> bytes:
    """How a random token of 128 bits or more is kept."""
    return sha256(token.encode()).digest()


def browser_hash(browser: str, invitation: UUID) -> bytes:
    """How a browser is recognised for one invitation, and for no other: the two rows look unlike."""
    return keyed(f"browser|{invitation}|".encode() + browser.encode())


def session_token(salt: bytes, browser: str, used_at: datetime) -> str:
    """The cookie of a session: the same for the same digits, in the same browser, used at the same moment."""
    message = b"session|" + salt + f"|{used_at.timestamp()}|{browser}".encode()
    return urlsafe_b64encode(keyed(message)).decode().rstrip("=")


def new_token() -> str:
    """A random value for a cookie."""
    return token_urlsafe(32)


def new_salt() -> bytes:
    """A random salt for digits."""
    return token_bytes(32)


def seal(text: str, tenant: UUID) -> bytes:
    """A text that only this program reads again, in this municipality alone."""
    nonce = token_bytes(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, text.encode(), tenant.bytes)


def unseal(sealed: bytes, tenant: UUID) -> str | None:
    """The text; None for a seal that is not ours any more."""
    try:
        return _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], tenant.bytes).decode()
    except InvalidTag:
        return None


@cache
def _cipher() -> AESGCM:
    return AESGCM(keyed(b"seal"))


def keyed(message: bytes) -> bytes:
    """What follows from this message and the key of the program."""
    return hmac.new(settings().secret, message, sha256).digest()
