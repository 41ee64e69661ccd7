"""Submissions: a form that is sent twice is done once.

Each form carries a random token. Who comes second, even at the same moment, waits for the first and
gets the place where the first one led. The place is sealed: a guest's holds the token of a living link.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from os import urandom
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from tenants.access import Access

NONCE_BYTES = 12

CLAIM = """
insert into submission (token, location, sent_at) values ($1, '', $2)
on conflict (tenant, token) do nothing returning id
"""
EARLIER = "select location from submission where token = $1 for update"
REMEMBER = "update submission set location = $2 where token = $1"


async def claim(access: Access, token: str | UUID | None) -> str | None:
    """Where an earlier sending of this form led; None when this is the first that was accepted.

    A form that came back with errors remembered no place, so that its token may be sent again.
    """
    wanted = _parsed(access, token)
    if wanted is None or await DB.connection.fetchval(CLAIM, wanted, clock.now()):
        return None
    sealed = await DB.connection.fetchval(EARLIER, wanted)
    return _open(access.home.id, wanted, sealed) if sealed else None


async def remember(access: Access, token: str | UUID | None, location: str) -> None:
    """Note where this form led."""
    wanted = _parsed(access, token)
    if wanted is not None:
        await DB.connection.execute(REMEMBER, wanted, _seal(access.home.id, wanted, location))


def rebound(token: UUID, sealed: str, *, former: UUID, tenant: UUID) -> str | None:
    """The same place, sealed for the municipality into which the former one merged; None when it does not open."""
    location = _open(former, token, sealed)
    return None if location is None else _seal(tenant, token, location)


def _parsed(access: Access, token: str | UUID | None) -> UUID | None:
    """The token as a UUID; a form without a good one is simply not protected against a double click."""
    _ = access.home
    try:
        return UUID(str(token))
    except ValueError:
        return None


def _seal(tenant: UUID, token: UUID, location: str) -> str:
    nonce = urandom(NONCE_BYTES)
    sealed = nonce + _cipher().encrypt(nonce, location.encode(), _bound_to(tenant, token))
    return urlsafe_b64encode(sealed).decode()


def _open(tenant: UUID, token: UUID, sealed: str) -> str | None:
    """The place; None for a seal that is not ours any more, for instance after a change of the secret."""
    found = urlsafe_b64decode(sealed)
    try:
        return _cipher().decrypt(found[:NONCE_BYTES], found[NONCE_BYTES:], _bound_to(tenant, token)).decode()
    except InvalidTag:
        return None


def _bound_to(tenant: UUID, token: UUID) -> bytes:
    return f"{tenant}|{token}".encode()


@cache
def _cipher() -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=b"submissions").derive(settings().secret))
