"""Sign-in attempts: one journey to one identity provider and back, bound to one browser, used once.

Cookie and state are kept as hashes; the row is gone before the code is exchanged. An attempt that is to
confirm who somebody is (step-up) belongs to one session as well.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from infra.piccolo_conf import DB

LIFE = timedelta(minutes=10)


@dataclass(frozen=True)
class Attempt:
    """What goes to the provider (state, nonce) and what stays here until the way back (verifier)."""

    cookie: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True)
class Taken:
    """What an attempt left behind for the way back; `session` only where it confirms who somebody is."""

    nonce: str
    code_verifier: str
    return_to: str
    provider: UUID | None
    session: UUID | None
    started_at: datetime


BEGIN = """
insert into sign_in_attempt
  (cookie_hash, state_hash, nonce, code_verifier, return_to, started_at, provider, session)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
TAKE = """
delete from sign_in_attempt where cookie_hash = $1 and state_hash = $2
returning nonce, code_verifier, return_to, provider, session, started_at
"""
SWEEP = "delete from sign_in_attempt where started_at < $1"


async def begin(
    return_to: str, *, now: datetime, provider: UUID | None = None, session: UUID | None = None
) -> Attempt:
    """A new journey; clears away the ones that never came back."""
    attempt = Attempt(token_urlsafe(32), token_urlsafe(32), token_urlsafe(32), token_urlsafe(48))
    await DB.connection.execute(SWEEP, now - LIFE)
    hashes = (_hashed(attempt.cookie), _hashed(attempt.state))
    kept = (attempt.nonce, attempt.code_verifier, return_to, now, provider, session)
    await DB.connection.execute(BEGIN, *hashes, *kept)
    return attempt


async def take(cookie: str, state: str, *, now: datetime) -> Taken | None:
    """The attempt of this browser with this state, once; None when unknown, used or too old."""
    row = await DB.connection.fetchrow(TAKE, _hashed(cookie), _hashed(state))
    if row is None or now >= row["started_at"] + LIFE:
        return None
    return Taken(**row)


def _hashed(value: str) -> bytes:
    return sha256(value.encode()).digest()
