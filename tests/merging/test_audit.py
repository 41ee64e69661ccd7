"""The log of a municipality that is no more: closed, whole, and read where its cases are now."""

import pytest

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import crossings, door, registry
from tenants.access import Municipality, job_access, public_access
from tests.merging.conftest import Told
from tests.merging.stage import merge

LAST = """
select action, subject, reason, encode(hash, 'hex') as hash, number from audit_line order by number desc limit 1
"""


async def last_of(place: Municipality) -> dict[str, object]:
    async with door.enter(job_access(place, "test")):
        return dict(await DB.connection.fetchrow(LAST))


@pytest.mark.parametrize("slug", ["pelt", "genk"])
async def test_both_chains_hold(told: Told, slug: str) -> None:
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    async with door.enter(job_access(told.world.municipalities[slug], "test")):
        assert await DB.connection.fetch("select number from audit_verify()") == []
        assert await DB.connection.fetchval("select count(*) from audit_line") > 5


async def test_the_last_line_says_where_it_goes_on_and_the_successor_keeps_its_hash(told: Told) -> None:
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    old, new = await last_of(told.world.pelt), await last_of(told.world.genk)
    assert (old["action"], old["subject"]) == ("municipality.merged", told.world.genk.id)
    assert (new["action"], new["subject"]) == ("municipality.received", told.world.pelt.id)
    assert new["reason"] == f"pelt {old['number']} {old['hash']}"


async def test_the_successor_reads_what_was_logged_about_a_case_before(told: Told, world: Cast) -> None:
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    async with door.enter(job_access(world.genk, "test")):
        found = await crossings.former_audit(told.niels)
    assert {line["municipality"] for line in found} == {"Pelt"}
    assert "case.began" in {line["action"] for line in found}
    assert world.an in {line["actor"] for line in found}


async def test_nobody_else_reads_it(told: Told, world: Cast) -> None:
    async with door.enter(job_access(world.genk, "test")):
        assert await crossings.former_audit(told.niels) == [], "before the merger"
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    async with door.lobby():
        assert await crossings.former_audit(told.niels) == [], "without a municipality"
    async with door.enter(job_access(world.pelt, "test")):
        assert await crossings.former_audit(told.niels) == [], "under the old name"


async def test_rows_that_are_named_by_the_old_municipality_are_found_at_the_new(told: Told) -> None:
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    async with door.lobby():
        assert (await registry.get_present(told.world.pelt.id)).slug == "genk"
        assert (await registry.get_municipality(told.world.pelt.id)).slug == "pelt"
        with pytest.raises(registry.Merged):
            await registry.find_municipality("pelt")
    async with door.enter(public_access(told.world.pelt)):
        assert await DB.connection.fetchval("select count(*) from policy") == 0
