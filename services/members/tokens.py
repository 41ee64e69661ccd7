"""The link of an invitation: it follows from the key of the program and the row, and is kept nowhere (record 0008)."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from infra.settings import settings


def token(home: UUID, invitation: UUID, generation: int) -> str:
    """256 bits; `home` is the municipality or the network. A new generation is a new link."""
    message = f"member|{home}|{invitation}|{generation}".encode()
    return urlsafe_b64encode(hmac.new(settings().secret, message, sha256).digest()).decode().rstrip("=")


def hashed(text: str) -> bytes:
    """How the token is kept."""
    return sha256(text.encode()).digest()
