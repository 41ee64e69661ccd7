"""Sessions: a signed-in browser is a row. Its cookie is random and only its hash is kept.

A session belongs to one workplace: a municipality or a network; or to none yet, while somebody chooses.
Who comes in with it is for web/entrance.py. Whose it is stands there signed (decision 0011): a row that the program
did not write opens nothing. Where it works is not signed, the tenant's own rows say who works there.
"""

import hmac
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from infra.settings import settings
from tenants import proofs
from tenants.access import Municipality
from tenants.proofs import Proof

IDLE = timedelta(minutes=30)
LIFE = timedelta(hours=10)
SEEN_EVERY = timedelta(minutes=1)
KEPT = timedelta(days=2)
NO_PROOF = Proof()


@dataclass(frozen=True)
class Identity:
    """Who somebody is for the identity provider: issuer and subject, never a mail address."""

    issuer: str
    subject: str
    name: str


@dataclass(frozen=True)
class Device:
    """What somebody signs in on, as far as a person would name it: Firefox, Windows."""

    browser: str = ""
    system: str = ""


@dataclass(frozen=True)
class Workplace:
    """Where a session works: as a member of a municipality, for a network, or nowhere yet."""

    municipality: UUID | None = None
    member: UUID | None = None
    network: UUID | None = None
    roles: tuple[str, ...] = ()
    name: str = ""

    @property
    def columns(self) -> tuple[UUID | None, UUID | None, UUID | None, list[str]]:
        """As the row of a session has them: municipality, network, member, roles."""
        return self.municipality, self.network, self.member, list(self.roles)


@dataclass(frozen=True)
class Session:
    """A row that fits the cookie; it may be over."""

    id: UUID
    identity: Identity
    municipality: Municipality | None
    member: UUID | None
    network: UUID | None
    signed_in_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None
    sitting: UUID | None = None
    stays_until: datetime | None = None
    proof: Proof = NO_PROOF

    def is_over(self, now: datetime) -> bool:
        """Whether it was ended, or idle for half an hour away from a table, or ten hours old."""
        idle_at = max(self.last_seen_at + IDLE, self.stays_until or self.signed_in_at)
        return self.ended_at is not None or now >= idle_at or now >= self.signed_in_at + LIFE


FIND = """
select s.id, s.token_hash, s.signature, s.issuer, s.subject, s.name, s.member, s.network,
       s.signed_in_at, s.last_seen_at, s.ended_at, s.sitting, s.stays_until,
       s.provider, s.is_bound, s.has_choice, s.stepped_up_at,
       m.id as municipality, m.slug, m.name as municipality_name
from session s left join municipality m on m.id = s.municipality
where
"""
BY_COOKIE = FIND + "s.token_hash = $1"
BY_FORM = FIND + "s.form_token_hash = $1"
BEGIN = """
insert into session (token_hash, form_token_hash, issuer, subject, name, municipality, network, member, roles,
                     signed_in_at, last_seen_at, browser, system,
                     provider, is_bound, has_choice, sealed_id_token, stepped_up_at, signature)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15, $16, $17, $18)
"""
RENEW = """
insert into session (token_hash, form_token_hash, issuer, subject, name, municipality, network, member, roles,
                     signed_in_at, last_seen_at, browser, system,
                     provider, is_bound, has_choice, sealed_id_token, stepped_up_at, signature)
select $2, $3, issuer, subject, name, $7, $8, $9, coalesce($10, roles), signed_in_at, $5, browser, system,
       provider, is_bound, has_choice, sealed_id_token, $6, $4
from session where id = $1
"""
SEALED = "select sealed_id_token from session where id = $1 and ended_at is null"
TOUCH = "update session set last_seen_at = $2 where id = $1 and last_seen_at < $2"
STAY = "update session set sitting = $2, stays_until = $3 where id = $1"
RISE = "update session set sitting = null, stays_until = null where sitting = $1"
END = "update session set ended_at = $2 where token_hash = $1 and ended_at is null"
SWEEP = "delete from session where signed_in_at < $1"


async def find(cookie: str) -> Session | None:
    """The session of this cookie, over or not; asks the global table, so the lobby will do."""
    return _session(await DB.connection.fetchrow(BY_COOKIE, _hashed(cookie)))


async def find_by_form(token: str) -> Session | None:
    """The session whose page carries this token in its forms, over or not."""
    return _session(await DB.connection.fetchrow(BY_FORM, _hashed(token)))


def form_token(cookie: str) -> str:
    """What the forms of a session carry: a keyed hash of its cookie, so that no other session's token fits."""
    return hmac.new(settings().secret, b"csrf:" + cookie.encode(), sha256).hexdigest()


async def id_token_of(session: Session) -> str:
    """The ID token with which the provider is told that somebody leaves; empty when it was not kept."""
    sealed = await DB.connection.fetchval(SEALED, session.id)
    return proofs.unseal(sealed, session.identity.issuer, session.identity.subject)


def sign(token_hash: bytes, identity: Identity, proof: Proof, signed_in_at: datetime) -> bytes:
    """The signature under whose session this is, how it was proven and since when."""
    stepped_up_at = proof.stepped_up_at and proof.stepped_up_at.astimezone(UTC)
    said = [token_hash.hex(), identity.issuer, identity.subject, signed_in_at.astimezone(UTC).isoformat()]
    said += [str(one) for one in (proof.provider, proof.is_bound, stepped_up_at)]
    return hmac.new(settings().secret, b"session:" + json.dumps(said).encode(), sha256).digest()


def _session(row: Any) -> Session | None:
    """The row as a session; none when the program did not sign it."""
    if row is None:
        return None
    identity = Identity(row["issuer"], row["subject"], row["name"])
    proof = Proof(row["provider"], "", row["is_bound"], row["has_choice"], row["stepped_up_at"])
    if not hmac.compare_digest(
        row["signature"], sign(row["token_hash"], identity, proof, row["signed_in_at"])
    ):
        return None
    municipality = None
    if row["municipality"]:
        municipality = Municipality(row["municipality"], row["slug"], row["municipality_name"])
    times = (row["signed_in_at"], row["last_seen_at"], row["ended_at"])
    at_table = (row["sitting"], row["stays_until"])
    return Session(row["id"], identity, municipality, row["member"], row["network"], *times, *at_table, proof)


async def begin(
    identity: Identity,
    place: Workplace,
    *,
    now: datetime,
    proof: Proof = NO_PROOF,
    device: Device = Device(),
) -> str:
    """A new session after signing in; returns the value of its cookie, which is kept nowhere."""
    await DB.connection.execute(SWEEP, now - KEPT)
    cookie = token_urlsafe(32)
    who = (identity.issuer, identity.subject, identity.name)
    seen = (now, device.browser, device.system)
    sealed = proofs.seal(proof.id_token, identity.issuer, identity.subject)
    signature = sign(_hashed(cookie), identity, proof, now)
    proven = (proof.provider, proof.is_bound, proof.has_choice, sealed, proof.stepped_up_at, signature)
    await DB.connection.execute(BEGIN, *_hashes(cookie), *who, *place.columns, *seen, *proven)
    return cookie


async def move(session: Session, cookie: str, place: Workplace, *, now: datetime) -> str:
    """The same person at another workplace: a new cookie, the old one ends, the ten hours go on."""
    moved = token_urlsafe(32)
    kept = _kept(session, moved, None)
    await DB.connection.execute(RENEW, session.id, *kept, now, None, *place.columns)
    await end(cookie, now=now)
    return moved


async def step_up(session: Session, cookie: str, *, now: datetime) -> str:
    """The same person at the same place, who just showed again who they are: a new cookie, the old one ends."""
    renewed = token_urlsafe(32)
    home = session.municipality.id if session.municipality else None
    same = (home, session.network, session.member, None)
    kept = _kept(session, renewed, now)
    await DB.connection.execute(RENEW, session.id, *kept, now, now, *same)
    await end(cookie, now=now)
    return renewed


async def touch(session: Session, *, now: datetime) -> None:
    """Note that somebody is still there, once a minute at most."""
    if now - session.last_seen_at >= SEEN_EVERY:
        await DB.connection.execute(TOUCH, session.id, now)


async def stay(session: Session, sitting: UUID, *, until: datetime) -> None:
    """Who sits at the table of a meeting that goes on is not sent away for being silent."""
    await DB.connection.execute(STAY, session.id, sitting, until)


async def leave_table(session: Session) -> None:
    """Another page than the table: the half hour counts again."""
    if session.sitting is not None:
        await DB.connection.execute(STAY, session.id, None, None)


async def rise(sitting: UUID) -> None:
    """The meeting is over, for everybody who sat at its table."""
    await DB.connection.execute(RISE, sitting)


async def end(cookie: str, *, now: datetime) -> None:
    """End the session of this cookie."""
    await DB.connection.execute(END, _hashed(cookie), now)


def _kept(session: Session, cookie: str, stepped_up_at: datetime | None) -> tuple[bytes, bytes, bytes]:
    """What the row of a renewed session keeps of its cookie: its hash, that of its forms' token, the signature."""
    proof = replace(session.proof, stepped_up_at=stepped_up_at)
    return *_hashes(cookie), sign(_hashed(cookie), session.identity, proof, session.signed_in_at)


def _hashes(cookie: str) -> tuple[bytes, bytes]:
    """What a row keeps of a cookie: its hash, and that of the token in its forms."""
    return _hashed(cookie), _hashed(form_token(cookie))


def _hashed(value: str) -> bytes:
    return sha256(value.encode()).digest()
