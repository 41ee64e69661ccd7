"""Kept forms: what was typed when a session had ended, sealed, for the same person, for one day.

Nobody but that member in that municipality can open it: both are part of what the seal is bound to.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from os import urandom
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infra.piccolo_conf import DB
from infra.settings import settings
from tenants.access import Access

LIFE = timedelta(hours=24)
LARGEST = 200_000
NONCE_BYTES = 12

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class KeptForm:
    """A form as it was sent: where to, and every field with its text, in order."""

    id: UUID
    path: str
    fields: Fields
    kept_at: datetime


KEEP = "insert into kept_form (member, path, sealed, kept_at) values ($1, $2, $3, $4)"
WAITING = """
select id, path, sealed, kept_at from kept_form where member = $1 and kept_at > $2 order by kept_at desc
"""
DISCARD = "delete from kept_form where id = $1 and member = $2"
SWEEP = "delete from kept_form where kept_at <= $1"


async def keep(access: Access, path: str, fields: Fields, *, now: datetime) -> bool:
    """Seal and keep a form; False when it is empty or too large to keep."""
    plain = json.dumps(fields).encode()
    if not fields or len(plain) > LARGEST:
        return False
    await DB.connection.execute(KEEP, access.member, path, _seal(access, path, plain), now)
    return True


async def waiting(access: Access, *, now: datetime) -> list[KeptForm]:
    """What waits for this member, newest first; nothing older than a day."""
    rows = await DB.connection.fetch(WAITING, access.member, now - LIFE)
    opened = ((row, _open(access, row["path"], row["sealed"])) for row in rows)
    return [KeptForm(row["id"], row["path"], fields, row["kept_at"]) for row, fields in opened if fields]


async def discard(access: Access, form_id: UUID) -> None:
    """Throw away one form of this member; nothing happens when it is not theirs."""
    await DB.connection.execute(DISCARD, form_id, access.member)


async def sweep(access: Access, *, now: datetime) -> None:
    """Throw away what is older than a day, of everybody here."""
    _ = access.home
    await DB.connection.execute(SWEEP, now - LIFE)


def _seal(access: Access, path: str, plain: bytes) -> bytes:
    nonce = urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, plain, _bound_to(access, path))


def _open(access: Access, path: str, sealed: bytes) -> Fields | None:
    """The fields; None for a seal that is not ours any more, for instance after a change of the secret."""
    try:
        plain = _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(access, path))
    except InvalidTag:
        return None
    return [(name, text) for name, text in json.loads(plain)]


def _bound_to(access: Access, path: str) -> bytes:
    return f"{access.home.id}|{access.member}|{path}".encode()


@cache
def _cipher() -> AESGCM:
    key = HKDF(SHA256(), length=32, salt=None, info=b"kept forms").derive(settings().secret)
    return AESGCM(key)
