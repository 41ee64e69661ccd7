"""What each municipality added to the code of conduct: after a merger that of the named one counts, all are kept."""

import asyncpg

from services.invitations import additions
from tenants import door
from tenants.access import job_access
from tests.merging.conftest import Told
from tests.merging.stage import merge

WRITTEN = """
insert into conduct_addition (tenant, number, sentences, written_at, written_by)
values ($1, $2, array[$3], now(), uuidv7())
"""


async def test_that_of_the_named_one_counts_and_all_are_kept(told: Told, admin: asyncpg.Connection) -> None:
    pelt, genk = (told.world.municipalities[slug] for slug in ("pelt", "genk"))
    await admin.execute(WRITTEN, pelt.id, 1, "Ik kom op tijd.")
    await admin.execute(WRITTEN, pelt.id, 2, "Ik bel als ik later kom.")
    await admin.execute(WRITTEN, genk.id, 1, "Ik leg mijn telefoon weg.")

    assert (await merge("--into", "genk", "pelt", "genk")).code == 0

    async with door.enter(job_access(genk, "test")):
        code = await additions.current()
    assert code.version == "2026-1+1"
    assert code.parts[-1].sentences == ("Ik leg mijn telefoon weg.",)
    kept = await admin.fetch("select tenant, number from conduct_addition order by number, sentences")
    assert [tuple(row) for row in kept] == [(genk.id, 0), (genk.id, 0), (genk.id, 1)]
