"""Kept forms: what was typed when a session had ended, sealed, for the same person, for one day.

Nobody but that member in that municipality can open it: both are part of what the seal is bound to.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import seals
from tenants.access import Access

LIFE = timedelta(hours=24)
LARGEST = 200_000
PURPOSE = "kept forms"

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


async def keep(
    access: Access, path: str, fields: Fields, *, now: datetime, is_button_enough: bool = False
) -> bool:
    """Seal and keep a form; False when it is too large to keep, or empty (unless pressing the button counts)."""
    plain = json.dumps(fields).encode()
    if not (fields or is_button_enough) or len(plain) > LARGEST:
        return False
    sealed = seals.seal(PURPOSE, plain, _bound_to(access, path))
    await DB.connection.execute(KEEP, access.member, path, sealed, now)
    return True


async def waiting(access: Access, *, now: datetime) -> list[KeptForm]:
    """What waits for this member, newest first; nothing older than a day."""
    rows = await DB.connection.fetch(WAITING, access.member, now - LIFE)
    opened = ((row, _open(access, row["path"], row["sealed"])) for row in rows)
    return [
        KeptForm(row["id"], row["path"], fields, row["kept_at"])
        for row, fields in opened
        if fields is not None
    ]


async def discard(access: Access, form_id: UUID) -> None:
    """Throw away one form of this member; nothing happens when it is not theirs."""
    await DB.connection.execute(DISCARD, form_id, access.member)


async def sweep(access: Access, *, now: datetime) -> None:
    """Throw away what is older than a day, of everybody here."""
    _ = access.home
    await DB.connection.execute(SWEEP, now - LIFE)


def rebound(path: str, sealed: bytes, *, former: tuple[UUID, UUID], owner: tuple[UUID, UUID]) -> bytes | None:
    """The same text, sealed for (municipality, member) as they are after a merger; None when it does not open."""
    plain = seals.unseal(PURPOSE, sealed, _bound(*former, path))
    return None if plain is None else seals.seal(PURPOSE, plain, _bound(*owner, path))


def _open(access: Access, path: str, sealed: bytes) -> Fields | None:
    plain = seals.unseal(PURPOSE, sealed, _bound_to(access, path))
    return None if plain is None else [(name, text) for name, text in json.loads(plain)]


def _bound_to(access: Access, path: str) -> str:
    return _bound(access.home.id, access.member, path)


def _bound(tenant: UUID, member: UUID, path: str) -> str:
    return f"{tenant}|{member}|{path}"
