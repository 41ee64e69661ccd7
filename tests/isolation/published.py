"""A publication of the network that is there for everybody: over half a year in which little was sent."""

from datetime import date, datetime
from uuid import UUID

from services.publications import actions, building, making, queries
from services.publications.rules import span_from
from services.publications.tables import Publication
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of

ROLES = (str(NetworkRole.ADMINISTRATOR),)


async def publish(network: UUID, *, now: datetime) -> dict[str, str]:
    """Where it stands for everybody."""
    dirk = Access(None, Actor(Kind.NETWORK, None, "Dirk", ROLES), rights_of(ROLES), network=network)
    async with door.enter(dirk) as access:
        span = span_from(date(2024, 7, 1), "half-year")
        made = Publication(
            period=span.period,
            begins_on=span.begins_on,
            ends_on=span.ends_on,
            steps=4,
            asked_at=now,
            cutoff_at=now,
            policy=await building.policy_of(access, span, await queries.policy(access), None),
        )
        await made.save()
    await making.make(lambda: door.enter(dirk), made.id, lambda: now)
    async with door.enter(dirk) as access:
        await actions.publish(access, made.id, now=now)
    return {"network": "limburg", "period": "2024-h2"}
