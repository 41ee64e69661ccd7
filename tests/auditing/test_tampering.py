"""Tampering, by who may do everything in the database: each way shows."""

import asyncio
import os
import sys
from pathlib import Path

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.auditing.lines import anchor, found, note
from tests.figures import Figure

MADE_ANEW = """
do $$ declare line audit_line; before bytea := ''; begin
  for line in select * from audit_line order by number loop
    line.hash := audit_hash_of(before, line);
    update audit_line set hash = line.hash where number = line.number;
    before := line.hash;
  end loop;
  update audit_head set hash = before;
end $$;
"""
SHIFTED = "update audit_line set number = -number - 1 where number >= 3; update audit_line set number = abs(number);"

WAYS = {
    "a line is changed": ("update audit_line set action = 'nothing' where number = 2", "changed"),
    "another person did it": ("update audit_line set actor = uuidv7() where number = 2", "changed"),
    "it was refused": ("update audit_line set outcome = 'refused' where number = 2", "changed"),
    "a list showed less": ("update audit_line set shown = '{}' where number = 2", "changed"),
    "it was another day": (
        "update audit_line set at = at - interval '1 microsecond' where number = 2",
        "changed",
    ),
    "a line and its own hash are changed": (
        """update audit_line set action = 'nothing' where number = 2;
        update audit_line set hash = audit_hash_of((select hash from audit_line where number = 1), audit_line)
        where number = 2""",
        "changed",
    ),
    "a line is taken out": ("delete from audit_line where number = 2", "missing"),
    "the beginning is taken off": ("delete from audit_line where number < 3", "missing"),
    "two lines change places": (
        """update audit_line set number = -2 where number = 2; update audit_line set number = 2 where number = 3;
        update audit_line set number = 3 where number = -2""",
        "changed",
    ),
    "a line is put in": (
        f"""{SHIFTED} insert into audit_line select tenant, uuidv7(), 3, at, actor_kind, actor, roles, 'never', subject,
        "case", reason, hash, version, on_behalf_of, ground, outcome, session, shown
        from audit_line where number = 2""",
        "changed",
    ),
    "the end is cut off": ("delete from audit_line where number > 3", "truncated"),
    "the end is cut off and the head with it": (
        """delete from audit_line where number > 3;
        update audit_head set number = 3, hash = (select hash from audit_line where number = 3)""",
        "older",
    ),
    "the head is gone": ("delete from audit_head", "headless"),
    "all of it is gone": ("delete from audit_line; delete from audit_head", "gone"),
    "the whole chain is made anew": (
        f"update audit_line set action = 'nothing' where number = 2; {MADE_ANEW}",
        "rewritten",
    ),
    "the functions lie as well": (
        """create or replace function audit_verify() returns table (number bigint) language sql
          as 'select 1 where false';
        create or replace function audit_hash_of(before bytea, line audit_line) returns bytea language sql
          as 'select line.hash';
        update audit_line set action = 'nothing' where number = 2""",
        "changed",
    ),
}
WHOLE = "select pg_get_functiondef(oid) from pg_proc where proname in ('audit_verify', 'audit_hash_of')"


@pytest.mark.attack
@pytest.mark.parametrize("way", WAYS)
async def test_tampering_shows(
    world: Cast, admin: asyncpg.Connection, tmp_path: Path, figure: Figure, way: str
) -> None:
    await note(world.pelt, "one", "two", "three")
    await note(world.pelt, "four", "five", reason='met "aanhaling", é en\ttab')
    await anchor(tmp_path)
    assert await found(world.pelt, tmp_path) == []
    statement, code = WAYS[way]
    sound = [row[0] for row in await admin.fetch(WHOLE)]
    try:
        await admin.execute(statement)
        codes = {one for one, _ in await found(world.pelt, tmp_path)}
    finally:
        for function in sound:
            await admin.execute(function)
    figure("tampering found", int(code in codes), of=1)
    assert code in codes


@pytest.mark.attack
async def test_lines_of_the_first_form_still_verify(
    world: Cast, admin: asyncpg.Connection, tmp_path: Path
) -> None:
    await admin.execute(
        """insert into audit_line (tenant, number, at, actor_kind, roles, action, reason, outcome, version, hash)
        select $1, 1, at, 'job', '', 'old', reason, 'done', 1,
          audit_hash('', 1, at, 'job', null, '', 'old', null, null, reason)
        from (select now() as at, E'een "reden"\\n\\x1f\\\\ é' as reason) told""",
        world.pelt.id,
    )
    await admin.execute(
        "insert into audit_head (tenant, number, hash) select tenant, number, hash from audit_line"
    )
    await note(world.pelt, "new")
    assert await found(world.pelt, tmp_path) == []
    await admin.execute("update audit_line set reason = 'anders' where number = 1")
    assert await found(world.pelt, tmp_path) == [("changed", 1)]


@pytest.mark.attack
async def test_the_command_says_it_and_ends_badly(
    world: Cast, admin: asyncpg.Connection, tmp_path: Path, figure: Figure
) -> None:
    await note(world.pelt, "one", "two")
    await note(world.genk, "other")
    assert await command(tmp_path, "anchor") == (0, "2 koppen vastgelegd.\n")
    code, said = await command(tmp_path, "verify")
    assert (code, said.count("in orde")) == (0, 3)
    await admin.execute("delete from audit_line where action = 'two'")
    code, said = await command(tmp_path, "verify")
    assert code == 1
    assert "1 lijnen  het einde is weg: er waren 2 lijnen" in said
    figure("tampering found", 1, of=1)


async def command(folder: Path, *arguments: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tenants.auditing", *arguments),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "AUDIT_ANCHOR": str(folder)},
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()
