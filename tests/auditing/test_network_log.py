"""The log of a network is held against its head and its anchors from outside, as that of a municipality."""

from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from infra import clock
from services.demonstration.cast import Cast
from tenants import anchors, audit, door, verifying
from tests.auditing.test_tampering import command
from tests.contributions.conftest import of_network

MADE_ANEW = """
do $$ declare line network_log_line; before bytea := ''; begin
  update network_log_line set action = 'text.listed' where number = 1;
  for line in select * from network_log_line order by number loop
    line.hash := network_log_hash_of(before, line);
    update network_log_line set hash = line.hash where number = line.number;
    before := line.hash;
  end loop;
  update network_log_head set hash = before;
end $$;
"""
WAYS = {
    "a line is changed": ("update network_log_line set action = 'text.listed' where number = 2", "changed"),
    "somebody else did it": ("update network_log_line set actor = uuidv7() where number = 2", "changed"),
    "a line is taken out": ("delete from network_log_line where number = 2", "missing"),
    "the end is cut off": ("delete from network_log_line where number > 2", "truncated"),
    "the end is cut off and the head with it": (
        """delete from network_log_line where number > 2; update network_log_head
        set number = 2, hash = (select hash from network_log_line where number = 2)""",
        "older",
    ),
    "all of it is gone": ("delete from network_log_line; delete from network_log_head", "gone"),
    "the whole chain is made anew": (MADE_ANEW, "rewritten"),
}


async def noted(world: Cast, *actions: str) -> None:
    async with door.enter(of_network(world)) as access:
        for action in actions:
            audit.record(access, action, uuid4(), reason='met "aanhaling" en é')


async def found(world: Cast, folder: Path) -> set[str]:
    verdict = await verifying.verify_network(world.network, "limburg", anchors.read(folder))
    return {fault.code for fault in verdict.faults}


@pytest.mark.parametrize("way", WAYS)
async def test_tampering_with_the_log_of_a_network_shows(
    world: Cast, admin: asyncpg.Connection, tmp_path: Path, way: str
) -> None:
    await noted(world, "text.read", "text.accepted", "text.contact-read")
    await noted(world, "text.read")
    anchors.write(tmp_path, await verifying.heads(), clock.now())
    assert await found(world, tmp_path) == set()
    statement, code = WAYS[way]
    await admin.execute(statement)
    assert code in await found(world, tmp_path)


async def test_the_command_holds_it_too_and_ends_badly(
    world: Cast, admin: asyncpg.Connection, tmp_path: Path
) -> None:
    await noted(world, "text.read", "text.accepted")
    assert await command(tmp_path, "anchor") == (0, "1 koppen vastgelegd.\n")
    code, said = await command(tmp_path, "verify")
    assert (code, said.count("netwerk ")) == (0, 1)
    await admin.execute("delete from network_log_line where number = 2")
    code, said = await command(tmp_path, "verify")
    assert code == 1
    assert "1 lijnen  het einde is weg: er waren 2 lijnen" in said
