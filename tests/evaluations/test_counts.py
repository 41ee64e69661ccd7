"""Numbers without names: of this municipality, of clients alone, and of nobody else's."""

from datetime import timedelta

from infra import clock
from services.evaluations.queries import counts
from tenants import door
from tenants.access import Role, member_access
from tests.conftest import Browser
from tests.evaluations.conftest import Enter, Held
from tests.evaluations.test_own import SAID

MONTH = timedelta(days=30)


async def test_the_municipality_counts_what_was_said(held: Held, an: Browser, enter: Enter) -> None:
    niels, lut = await enter("Niels"), await enter("Lut")
    await niels.send("evaluatie", **{**SAID, "readers": "nobody"})
    await lut.send("evaluatie", **SAID)
    await an.post(f"/deelnemers/{await held.seat('Koen')}/minuut", {"was_useful": "yes"})
    now, world = clock.now(), held.laid.world
    bram = member_access(world.pelt, world.bram, "Bram Voorbeeld", (Role.COORDINATOR,))
    async with door.enter(bram) as access:
        found = dict(await counts(access, now - MONTH, now + MONTH))
    assert found == {
        ("asked", ""): 1,
        ("answered", ""): 1,
        ("declined", ""): 0,
        ("relevance", "yes"): 1,
        ("impact", "hardly"): 1,
        ("coordination", "no"): 1,
        ("was-useful", "yes"): 1,
    }
    celia = member_access(world.genk, world.members["celia", "genk"], "Celia", (Role.COORDINATOR,))
    async with door.enter(celia) as access:
        assert sum((await counts(access, now - MONTH, now + MONTH)).values()) == 0
    async with door.enter(bram) as access:
        assert sum((await counts(access, now - 2 * MONTH, now - MONTH)).values()) == 0


async def test_what_was_taken_back_counts_no_more(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    await niels.send("evaluatie", **SAID)
    await niels.send("evaluatie/intrekking")
    now = clock.now()
    async with door.enter(held.laid.an) as access:
        found = await counts(access, now - MONTH, now + MONTH)
    assert (found["asked", ""], found["answered", ""], ("impact", "hardly") in found) == (1, 0, False)
