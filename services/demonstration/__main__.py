"""`python -m services.demonstration`: fill an empty database with the demo; a second time changes nothing."""

import asyncio

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from services.cases.openings import name_replacement
from services.councils.tables import CouncilFile
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
from services.demonstration.cast import PEOPLE, Cast, assemble
from services.demonstration.registry import limburg as places
from services.series import thread
from tenants import crossings, door
from tenants.access import Municipality, Role, job_access, member_access

HALF = "De demo bleef half gevuld achter. Begin opnieuw met FRESH=1."


async def main() -> None:
    """The municipalities, the cast, the two situations, and light cases in three municipalities."""
    await DB.start_connection_pool(min_size=1, max_size=2)
    try:
        async with door.lobby():
            is_empty = not await crossings.coordinator_directory()
        if is_empty:
            await fill(await assemble(settings().oidc_issuer, places()))
        elif not await is_whole():
            raise SystemExit(HALF)
    finally:
        await DB.close_connection_pool()


async def is_whole() -> bool:
    """Whether the last step was taken: Pelt, where An works, has a file for its council."""
    async with door.lobby():
        homes = await crossings.memberships_of(settings().oidc_issuer, PEOPLE[0].subject)
    pelt = next((one for one in homes if one.slug == "pelt"), None)
    if pelt is None:
        return False
    home = Municipality(pelt.tenant, pelt.slug, pelt.municipality)
    async with door.enter(job_access(home, "demonstration")):
        return bool(await CouncilFile.exists())


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
