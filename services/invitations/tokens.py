"""What follows from the key of the program: links, digits, hashes. Nothing here is kept in the clear.

A link sent again is the same link, a sheet printed again has the same PIN, and a stolen database holds
neither: six digits behind any hash are found in minutes, behind a key that is elsewhere they are not.
"""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from uuid import UUID

from infra.settings import settings

DIGITS = 6


def link_token(tenant: UUID, invitation: UUID, generation: int) -> str:
    """The token in a guest's link; a new generation is a new link."""
    return urlsafe_b64encode(_keyed(f"link|{tenant}|{invitation}|{generation}".encode())).decode().rstrip("=")


def digits(salt: bytes) -> str:
    """The six digits of a code or PIN with this salt."""
    return f"{int.from_bytes(_keyed(b'digits|' + salt)[:8]) % 10**DIGITS:0{DIGITS}d}"


def are_equal(given: str, expected: str) -> bool:
    """Whether two texts are the same, in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())


def hashed(token: str) -> bytes:
    """How a random token of 128 bits or more is kept."""
    return sha256(token.encode()).digest()


def browser_hash(browser: str, invitation: UUID) -> bytes:
    """How a browser is recognised for one invitation, and for no other: the two rows look unlike."""
    return _keyed(f"browser|{invitation}|".encode() + browser.encode())


def new_token() -> str:
    """A random value for a cookie."""
    return token_urlsafe(32)


def new_salt() -> bytes:
    """A random salt for digits."""
    return token_bytes(32)


def _keyed(message: bytes) -> bytes:
    return hmac.new(settings().secret, message, sha256).digest()
