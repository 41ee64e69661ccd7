"""Asking the crossing between a municipality and its networks: send a rewritten text, take it back (decision 0041)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Access

SEND = "select send_contribution($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
WITHDRAW = "select withdraw_contribution($1, $2)"
NETWORKS = """
select w.id, w.slug, w.name from network w join network_municipality n on n.network = w.id
where n.municipality = $1 order by w.name
"""
THEMES = 'select network, code, name, parent, explanation, words, "position", ended_on from themes_here()'


@dataclass(frozen=True)
class OfNetwork:
    """A network that this municipality belongs to."""

    id: UUID
    slug: str
    name: str


@dataclass(frozen=True)
class ThemeHere:
    """A theme, or with a `parent` a sub-theme, of a network of this municipality; `words` suggest it."""

    network: UUID
    code: str
    name: str
    parent: str
    explanation: str
    words: tuple[str, ...]
    position: int
    ended_on: date | None


@dataclass(frozen=True)
class Leaving:
    """What leaves, to the byte, beside the arrondissement and the quarter; empty codes: for the network to code."""

    text: str
    theme: str = ""
    sub_theme: str = ""
    domain: str = ""
    kind: str = ""
    may_quote: bool = False


@dataclass(frozen=True)
class Contact:
    """Whom the network may call, when somebody said so; the name of the municipality goes along."""

    name: str
    phone: str


async def send(
    access: Access,
    signal: UUID,
    network: UUID,
    leaving: Leaving,
    *,
    contact: Contact | None = None,
    now: datetime,
) -> UUID | None:
    """The contribution it became; the one there is when it was sent before; None when there is nothing to send."""
    _ = access.member
    told = (leaving.text, leaving.theme, leaving.sub_theme, leaving.domain, leaving.kind, leaving.may_quote)
    who = (contact.name, contact.phone) if contact else ("", "")
    made: UUID | None = await DB.connection.fetchval(SEND, signal, network, *told, *who, now)
    return made


async def withdraw(access: Access, contribution: UUID, *, now: datetime) -> bool:
    """Taken back: its text is gone at once, it counts in the next publication no more; False when it was already."""
    _ = access.member
    return bool(await DB.connection.fetchval(WITHDRAW, contribution, now))


async def networks_here(access: Access) -> list[OfNetwork]:
    """The networks of this municipality, by name."""
    rows = await DB.connection.fetch(NETWORKS, access.home.id)
    return [OfNetwork(**row) for row in rows]


async def themes_here(access: Access) -> list[ThemeHere]:
    """The lists of those networks, as far as they made one of their own."""
    _ = access.home
    rows = await DB.connection.fetch(THEMES)
    return [ThemeHere(**{**row, "words": tuple(row["words"])}) for row in rows]
