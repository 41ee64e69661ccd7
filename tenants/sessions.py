"""Sessions: a signed-in browser is a row. Its cookie is random and only its hash is kept.

A session belongs to one workplace: a municipality or a network; or to none yet, while somebody chooses.
Who comes in with it is for web/entrance.py.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Municipality

IDLE = timedelta(minutes=30)
LIFE = timedelta(hours=10)
SEEN_EVERY = timedelta(minutes=1)
KEPT = timedelta(days=2)


@dataclass(frozen=True)
class Identity:
    """Who somebody is for the identity provider: issuer and subject, never a mail address."""

    issuer: str
    subject: str
    name: str


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

    def is_over(self, now: datetime) -> bool:
        """Whether it was ended, or idle for half an hour, or ten hours old."""
        return self.ended_at is not None or now >= self.last_seen_at + IDLE or now >= self.signed_in_at + LIFE


FIND = """
select s.id, s.issuer, s.subject, s.name, s.member, s.network, s.signed_in_at, s.last_seen_at, s.ended_at,
       m.id as municipality, m.slug, m.name as municipality_name
from session s left join municipality m on m.id = s.municipality
where s.token_hash = $1
"""
BEGIN = """
insert into session (token_hash, issuer, subject, name, municipality, network, member, roles,
                     signed_in_at, last_seen_at, id_token)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""
MOVE = """
insert into session (token_hash, issuer, subject, name, municipality, network, member, roles,
                     signed_in_at, last_seen_at, id_token)
select $2, issuer, subject, name, $3, $4, $5, $6, signed_in_at, $7, id_token from session where id = $1
"""
TOUCH = "update session set last_seen_at = $2 where id = $1 and last_seen_at < $2"
END = "update session set ended_at = $2 where token_hash = $1 and ended_at is null returning id_token"
SWEEP = "delete from session where signed_in_at < $1"


async def find(cookie: str) -> Session | None:
    """The session of this cookie, over or not; asks the global table, so the lobby will do."""
    row = await DB.connection.fetchrow(FIND, _hashed(cookie))
    if row is None:
        return None
    identity = Identity(row["issuer"], row["subject"], row["name"])
    municipality = None
    if row["municipality"]:
        municipality = Municipality(row["municipality"], row["slug"], row["municipality_name"])
    times = (row["signed_in_at"], row["last_seen_at"], row["ended_at"])
    return Session(row["id"], identity, municipality, row["member"], row["network"], *times)


async def begin(identity: Identity, place: Workplace, *, now: datetime, id_token: str = "") -> str:
    """A new session after signing in; returns the value of its cookie, which is kept nowhere."""
    await DB.connection.execute(SWEEP, now - KEPT)
    cookie = token_urlsafe(32)
    who = (identity.issuer, identity.subject, identity.name)
    await DB.connection.execute(BEGIN, _hashed(cookie), *who, *place.columns, now, now, id_token)
    return cookie


async def move(session: Session, cookie: str, place: Workplace, *, now: datetime) -> str:
    """The same person at another workplace: a new cookie, the old one ends, the ten hours go on."""
    moved = token_urlsafe(32)
    await DB.connection.execute(MOVE, session.id, _hashed(moved), *place.columns, now)
    await end(cookie, now=now)
    return moved


async def touch(session: Session, *, now: datetime) -> None:
    """Note that somebody is still there, once a minute at most."""
    if now - session.last_seen_at >= SEEN_EVERY:
        await DB.connection.execute(TOUCH, session.id, now)


async def end(cookie: str, *, now: datetime) -> str | None:
    """End the session of this cookie; returns the ID token with which the provider is told, if it lived."""
    found: str | None = await DB.connection.fetchval(END, _hashed(cookie), now)
    return found


def _hashed(cookie: str) -> bytes:
    return sha256(cookie.encode()).digest()
