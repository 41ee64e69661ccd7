"""Who visits what: of each municipality its coordinator with one case, and a guest who was let in."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import asyncpg

from services.invitations import tokens
from tenants import links
from tenants.proofs import Proof
from tenants.sessions import Identity, sign
from web.entrance import SESSION_COOKIE
from web.guests.entrance import BROWSER_COOKIE
from web.guests.entrance import SESSION_COOKIE as GUEST_COOKIE

PAGES = ("Vandaag", "case", "consultation", "guest")

CHOSEN = """
select distinct on (m.number) m.slug, m.tenant, c.id as "case", s.id as consultation, i.id as invitation
from (select id as tenant, slug, split_part(slug, '-', 2)::int as number from municipality
      where slug like 'proef-%' order by 3 limit $1) m
join "case" c on c.tenant = m.tenant
join consultation s on (s.tenant, s."case") = (c.tenant, c.id)
join participant t on (t.tenant, t.consultation) = (s.tenant, s.id)
join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member) and p.first_name = 'Leen'
join invitation i on (i.tenant, i.participant) = (t.tenant, t.id)
order by m.number, split_part(c.name, ' ', 2)::int = 1 + m.number % $2 desc
"""
LET_IN = """
insert into guest_session (tenant, "case", invitation, token_hash, began_at, last_seen_at)
values ($1, $2, $3, $4, now(), now()) on conflict do nothing
"""
RECOGNISE = """
insert into known_browser (tenant, "case", invitation, browser_hash, known_at)
values ($1, $2, $3, $4, now()) on conflict do nothing
"""
SESSION = "select issuer, subject, signed_in_at from session where token_hash = $1"
SIGN = "update session set signature = $2 where token_hash = $1"
LINK = "update guest_link set token_hash = $3 where tenant = $1 and invitation = $2"


@dataclass(frozen=True)
class Visit:
    """One address as one browser opens it."""

    path: str
    cookie: str


async def visits(connection: asyncpg.Connection, most: int, cases: int) -> dict[str, list[Visit]]:
    """Per page one visit in each of the first `most` municipalities, each at another case."""
    found: dict[str, list[Visit]] = {page: [] for page in PAGES}
    for row in await connection.fetch(CHOSEN, most, cases):
        member = f"{SESSION_COOKIE}={row['slug']}"
        await _sign(connection, row["slug"])
        found["Vandaag"].append(Visit("/vandaag", member))
        found["case"].append(Visit(links.case(row["case"]), member))
        found["consultation"].append(Visit(links.consultation(row["consultation"]), member))
        found["guest"].append(await _guest(connection, row))
    return found


async def _sign(connection: asyncpg.Connection, cookie: str) -> None:
    """The session of a coordinator, which a script wrote, as the program would have signed it."""
    token_hash = sha256(cookie.encode()).digest()
    for issuer, subject, signed_in_at in await connection.fetch(SESSION, token_hash):
        signature = sign(token_hash, Identity(issuer, subject, ""), Proof(), signed_in_at)
        await connection.execute(SIGN, token_hash, signature)


async def _guest(connection: asyncpg.Connection, row: asyncpg.Record) -> Visit:
    """A link, a session and a known browser, made with the key of the program."""
    tenant: UUID = row["tenant"]
    invitation: UUID = row["invitation"]
    token = tokens.link_token(tenant, invitation, 1)
    session, browser = f"session-{row['slug']}", f"browser-{row['slug']}"
    await connection.execute(LINK, tenant, invitation, sha256(token.encode()).digest())
    known = tokens.browser_hash(browser, invitation)
    for statement, value in ((LET_IN, tokens.hashed(session)), (RECOGNISE, known)):
        await connection.execute(statement, tenant, row["case"], invitation, value)
    return Visit(links.guest(row["slug"], token), f"{GUEST_COOKIE}={session}; {BROWSER_COOKIE}={browser}")
