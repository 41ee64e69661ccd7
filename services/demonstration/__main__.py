"""`python -m services.demonstration`: fill an empty database with the demo; a second time changes nothing."""

import asyncio

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from services.cases.openings import name_replacement
from services.demonstration import (
    bundled,
    claes,
    council,
    counted,
    ended,
    light,
    limburg,
    niels,
    periods,
    staff,
)
from services.demonstration.cast import Cast, assemble
from services.demonstration.registry import limburg as places
from services.series import thread
from tenants import crossings, door
from tenants.access import Role, member_access

LAST = "Hanne Voorbeeld"


async def main() -> None:
    """The municipalities, the cast, the two situations, and light cases in three municipalities."""
    await DB.start_connection_pool(min_size=1, max_size=2)
    try:
        async with door.lobby():
            told = {one["slug"]: one["coordinator"] for one in await crossings.coordinator_directory()}
        if not told:
            await fill(await assemble(settings().oidc_issuer, places()))
        elif told.get("hasselt") != LAST:
            raise SystemExit("De demo bleef half gevuld achter. Begin opnieuw met FRESH=1.")
    finally:
        await DB.close_connection_pool()


async def fill(cast: Cast) -> None:
    """Tell the situations, each in a transaction of its own."""
    now = clock.now()
    an = member_access(cast.pelt, cast.an, "An Voorbeeld", (Role.COORDINATOR,))
    async with door.enter(an) as access:
        await niels.tell(access, now)
    async with door.enter(an) as access:
        scene = await claes.tell(access, now)
        replacing = cast.members["celia", "pelt"]
        await name_replacement(access, scene.case, replacing, until_on=scene.day(30), now=now)
    async with door.enter(an) as access:
        await thread.wish(access, scene.case, is_wished=True, now=now)
        await ended.tell_ended(access, now)
    celia = member_access(cast.genk, cast.members["celia", "genk"], "Celia Voorbeeld", (Role.COORDINATOR,))
    async with door.enter(celia) as access:
        await ended.tell_elsewhere(access, "Yusuf", 9, now)
    await staff.tell(cast, now)
    await light.tell(cast, now)
    await counted.tell(cast, now)
    await limburg.tell(cast, now)
    await periods.tell(cast.network, now, clock.today())
    await bundled.tell(cast.network, now)
    await council.tell(cast, now)


if __name__ == "__main__":
    asyncio.run(main())
