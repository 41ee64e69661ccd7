"""The command: counts first, all rows of both afterwards, and a clear word when it cannot be."""

import asyncpg

from tests.merging.conftest import Told
from tests.merging.stage import everything, merge

OF = 'select count(*) from "case" where tenant = $1'


async def test_a_rehearsal_counts_and_changes_nothing(told: Told, admin: asyncpg.Connection) -> None:
    before = await everything(admin)

    said = await merge("--into", "pelt", "pelt", "genk", "--dry-run")

    assert said.code == 0, said.err
    assert said.out.splitlines()[-1] == "Proefdraai: er is niets gewijzigd."
    assert ["case", "1", "1"] in [line.split() for line in said.out.splitlines()]
    assert await everything(admin) == before


async def test_all_rows_of_both_are_of_the_one_that_remains(told: Told, admin: asyncpg.Connection) -> None:
    rights = (await everything(admin))["rights"]
    assert await admin.fetchval(OF, told.world.genk.id) == 1

    said = await merge("--into", "pelt", "pelt", "genk")

    assert said.code == 0, said.err
    assert said.out.splitlines()[-1] == "Alles is nu van Pelt."
    assert await admin.fetchval(OF, told.world.pelt.id) == 2
    tables = await admin.fetch(
        "select relname from pg_attribute a join pg_class c on c.oid = a.attrelid where attname = 'tenant'"
        " and relnamespace = 'public'::regnamespace and relkind = 'r'"
    )
    left = {
        row[0]: await admin.fetchval(f'select count(*) from "{row[0]}" where tenant = $1', told.world.genk.id)
        for row in tables
    }
    assert {name for name, count in left.items() if count} == {"audit_line", "audit_head"}
    assert (await everything(admin))["rights"] == rights
