"""A publication of the network of the cast, made and not yet for everybody, over days before anything was sent."""

from datetime import date, datetime
from uuid import UUID

from services.publications import building, making, queries
from services.publications.rules import span_from
from services.publications.tables import Publication
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of

ROLES = (str(NetworkRole.ADMINISTRATOR),)


async def publication(network: UUID, *, now: datetime) -> dict[str, str]:
    """Its id, as an address names it."""
    return {"publication_id": str(await made(network, date(2025, 1, 1), now=now))}


def dirk_of(network: UUID) -> Access:
    """Who administers the network."""
    return Access(None, Actor(Kind.NETWORK, None, "Dirk", ROLES), rights_of(ROLES), network=network)


async def made(network: UUID, begins_on: date, *, now: datetime) -> UUID:
    """The publication over the half-year from this day, made as the worker makes it."""
    dirk = dirk_of(network)
    async with door.enter(dirk) as access:
        span = span_from(begins_on, "half-year")
        row = Publication(
            period=span.period,
            begins_on=span.begins_on,
            ends_on=span.ends_on,
            steps=4,
            asked_at=now,
            cutoff_at=now,
            policy=await building.policy_of(access, span, await queries.policy(access), None),
        )
        await row.save()
    await making.make(lambda: door.enter(dirk), row.id, lambda: now)
    return UUID(str(row.id))
