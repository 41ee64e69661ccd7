"""Where a link stands: living, or dead, and whether a browser that was known may hear why.

Every dead link costs the same questions to the database, so that no clock tells unknown from withdrawn.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from infra.piccolo_conf import DB
from services.invitations import rules, tokens
from services.invitations.tables import GuestLink
from tenants.access import Access

FACTS = """
select i.withdrawn_at, i.misdirected_at, s.cancelled_at, s.ends_at from invitation i
join participant t on (t.tenant, t.id) = (i.tenant, i.participant)
join consultation s on (s.tenant, s.id) = (t.tenant, t.consultation)
where i.id = $1 and t.id = $2
"""
KNEW = """
select (select known_at from known_browser where invitation = $1 and browser_hash = $2) as known_at,
       (select s.ended_at from guest_session s where s.invitation = $1 and s.token_hash = $3
        and s.ended_at = $4) as left_at
"""


class Farewell(StrEnum):
    """What somebody hears who was known here; everybody else hears the same as at an unknown link."""

    CANCELLED = "cancelled"
    REPLACED = "replaced"
    LONG_OVER = "long-over"


@dataclass(frozen=True)
class Facts:
    """What decides about a link: of its invitation, and of its sitting."""

    withdrawn_at: datetime | None
    misdirected_at: datetime | None
    cancelled_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True)
class Standing:
    """A link and what decides about it; `facts` is None when there is no such link."""

    link: GuestLink
    facts: Facts | None

    def is_open(self, now: datetime) -> bool:
        """Whether it lets somebody knock."""
        if self.facts is None or self.link.ended_at is not None:
            return False
        return rules.is_link_open(self.facts, self.facts, now)


async def find_link(access: Access, token: str) -> GuestLink:
    """The link of this token in this municipality, living or ended; one that leads nowhere when there is none.

    Asked at the desk of the municipality, before anybody is in a case.
    """
    _ = access.home
    found = await GuestLink.objects().where(GuestLink.token_hash == tokens.hashed(token)).first()
    return found or GuestLink(opens=uuid4(), invitation=uuid4(), participant=uuid4())


async def standing(access: Access, link: GuestLink) -> Standing:
    """What decides about the link, asked in the one case that it opens: a few values, so that none costs more."""
    access.require("guest.knock")
    row = await DB.connection.fetchrow(FACTS, link.invitation, link.participant)
    return Standing(link, Facts(*row) if row else None)


async def farewell(
    access: Access, found: Standing, browser: str, session: str, *, now: datetime
) -> Farewell | None:
    """What this browser may hear about a dead link, if it was known; None for strangers."""
    access.require("guest.knock")
    mine, cookie = tokens.browser_hash(browser, found.link.invitation), tokens.hashed(session)
    knew = await DB.connection.fetchrow(KNEW, found.link.invitation, mine, cookie, found.link.ended_at)
    if found.facts is None:
        return None
    return _told(found.facts, now) if rules.was_known(knew["known_at"], knew["left_at"], now) else None


def _told(facts: Facts, now: datetime) -> Farewell | None:
    """Nothing about who was taken off the list: that is for the coordinator to say."""
    if facts.misdirected_at is not None:
        return None
    if facts.cancelled_at is not None:
        return Farewell.CANCELLED
    if rules.is_long_over(facts, now):
        return Farewell.LONG_OVER
    return Farewell.REPLACED if facts.withdrawn_at is None else None
