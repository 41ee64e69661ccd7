"""A publication of the network that is there for everybody: over half a year in which little was sent."""

from datetime import date, datetime
from uuid import UUID

from services.publications import actions
from tenants import door
from tests.isolation.counted import dirk_of, made


async def publish(network: UUID, *, now: datetime) -> dict[str, str]:
    """Where it stands for everybody."""
    found = await made(network, date(2024, 7, 1), now=now)
    async with door.enter(dirk_of(network)) as access:
        await actions.publish(access, found, now=now)
    return {"network": "limburg", "period": "2024-h2"}
