"""Seals: text that lies in the database and that only the program can read, bound to whom it belongs to.

AES-256-GCM with a key of its own per purpose, derived from the secret of the program. Whoever moves a sealed
text to another row finds that it does not open there.
"""

from functools import cache
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infra.settings import settings

NONCE_BYTES = 12


def seal(purpose: str, plain: bytes, bound_to: str) -> bytes:
    """The text, sealed."""
    nonce = urandom(NONCE_BYTES)
    return nonce + _cipher(purpose).encrypt(nonce, plain, bound_to.encode())


def unseal(purpose: str, sealed: bytes, bound_to: str) -> bytes | None:
    """The text; None for a seal that is not ours any more, for instance after a change of the secret."""
    try:
        return _cipher(purpose).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError):
        return None


@cache
def _cipher(purpose: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(settings().secret))
