"""The browsers in which somebody is signed in, as a person sees them: listed, and ended one by one or all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Access
from tenants.sessions import IDLE, LIFE, Device, Session

# Beyond these the one that was silent longest ends (ASVS 7.1.2).
MOST = 10

COLUMNS = """
select s.id, s.browser, s.system, s.signed_in_at, s.last_seen_at, s.member, s.name,
       coalesce(m.name, n.name, '') as place
from session s left join municipality m on m.id = s.municipality left join network n on n.id = s.network
where s.ended_at is null and s.signed_in_at > $1 and (s.last_seen_at > $2 or s.stays_until > $3)
"""
OF_IDENTITY = f"{COLUMNS} and s.issuer = $4 and s.subject = $5 order by s.last_seen_at desc"
OF_MUNICIPALITY = f"{COLUMNS} and s.municipality = $4 and s.member is not null order by s.last_seen_at desc"

OWN = "update session set ended_at = $1 where ended_at is null and issuer = $2 and subject = $3"
END_ONE = f"{OWN} and id = $4"
END_OTHERS = f"{OWN} and id <> $4"
CROWD = """
update session set ended_at = $1 where id in (
  select id from session where issuer = $2 and subject = $3 and ended_at is null
  order by last_seen_at desc offset $4)
"""
HERE = "update session set ended_at = $1 where ended_at is null and municipality = $2 and member = $3"
IN_NETWORK = """
update session set ended_at = $1 where ended_at is null and network = $2 and issuer = $3 and subject = $4
"""


@dataclass(frozen=True)
class SignedIn:
    """One browser in which somebody is signed in now, and where they work in it."""

    id: UUID
    device: Device
    signed_in_at: datetime
    last_seen_at: datetime
    member: UUID | None
    name: str
    place: str


async def of_identity(session: Session, *, now: datetime) -> list[SignedIn]:
    """Every browser of the identity of this session, wherever it works; the one that was seen last first."""
    who = (session.identity.issuer, session.identity.subject)
    return _signed_in(await DB.connection.fetch(OF_IDENTITY, *_alive(now), *who))


async def end_one(session: Session, other: UUID, *, now: datetime) -> bool:
    """End one browser of the same identity; False when it is not theirs, or over already."""
    who = (session.identity.issuer, session.identity.subject)
    return bool(await DB.connection.execute(END_ONE, now, *who, other) == "UPDATE 1")


async def end_others(session: Session, *, now: datetime) -> None:
    """End every browser of this identity but the one that asks."""
    who = (session.identity.issuer, session.identity.subject)
    await DB.connection.execute(END_OTHERS, now, *who, session.id)


async def keep_few(issuer: str, subject: str, *, now: datetime) -> None:
    """At most so many browsers at the same time."""
    await DB.connection.execute(CROWD, now, issuer, subject, MOST)


async def of_municipality(access: Access, *, now: datetime) -> list[SignedIn]:
    """Every browser in which somebody works in this municipality now."""
    access.require("members.manage")
    return _signed_in(await DB.connection.fetch(OF_MUNICIPALITY, *_alive(now), access.home.id))


async def end_of_member(access: Access, member: UUID, *, now: datetime, only: UUID | None = None) -> None:
    """End the browsers in which a member works here, or one of them; elsewhere they go on."""
    access.require("members.manage")
    one = " and id = $4" if only else ""
    await DB.connection.execute(HERE + one, now, access.home.id, member, *([only] if only else []))


async def end_in_network(access: Access, issuer: str, subject: str, *, now: datetime) -> None:
    """End the browsers in which somebody works for this network."""
    access.require("network.members")
    await DB.connection.execute(IN_NETWORK, now, access.network, issuer, subject)


def _alive(now: datetime) -> tuple[datetime, datetime, datetime]:
    return now - LIFE, now - IDLE, now


def _signed_in(rows: Sequence[Any]) -> list[SignedIn]:
    return [
        SignedIn(
            row["id"],
            Device(row["browser"], row["system"]),
            row["signed_in_at"],
            row["last_seen_at"],
            row["member"],
            row["name"],
            row["place"],
        )
        for row in rows
    ]
