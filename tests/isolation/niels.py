"""What there is to see in Niels' situation: one id for every kind of place in an address."""

from infra import clock
from services.demonstration import niels
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import member_access


async def ids_of_niels(world: Cast) -> dict[str, str]:
    """The ids by the name that the routes give them."""
    an = member_access(world.pelt, world.an, "An Voorbeeld", ("coordinator",))
    async with door.enter(an) as access:
        scene = await niels.tell(access, clock.now())
    return {"case_id": str(scene.case)}
