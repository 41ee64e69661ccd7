"""The audit: append-only, chained per municipality, and damage to it shows."""

import asyncpg
import pytest

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import audit, crossings, door
from tenants.access import Municipality, job_access
from tenants.tables import AuditEntry


async def note(place: Municipality, *actions: str) -> None:
    async with door.enter(job_access(place, "test")) as access:
        for action in actions:
            audit.record(access, action)


async def noted(place: Municipality) -> list[tuple[int, str]]:
    async with door.enter(job_access(place, "test")):
        rows = await AuditEntry.select(AuditEntry.number, AuditEntry.action).order_by(AuditEntry.number)
        return [(row["number"], row["action"]) for row in rows]


async def damaged(place: Municipality) -> list[int]:
    async with door.enter(job_access(place, "test")):
        return [row["number"] for row in await DB.connection.fetch("select number from audit_verify()")]


async def test_each_municipality_has_a_chain_of_its_own(world: Cast) -> None:
    await note(world.pelt, "one", "two")
    await note(world.genk, "other")
    await note(world.pelt, "three")
    assert await noted(world.pelt) == [(1, "one"), (2, "two"), (3, "three")]
    assert await noted(world.genk) == [(1, "other")]
    assert (await damaged(world.pelt), await damaged(world.genk)) == ([], [])


async def test_work_that_is_undone_leaves_no_line(world: Cast) -> None:
    with pytest.raises(ZeroDivisionError):
        async with door.enter(job_access(world.pelt, "test")) as access:
            audit.record(access, "never")
            raise ZeroDivisionError
    assert await noted(world.pelt) == []


async def test_a_changed_line_shows(world: Cast, admin: asyncpg.Connection) -> None:
    await note(world.pelt, "one", "two", "three")
    await admin.execute("update audit_line set action = 'nothing' where number = 2")
    assert await damaged(world.pelt) == [2]


async def test_a_line_taken_out_of_the_middle_shows(world: Cast, admin: asyncpg.Connection) -> None:
    await note(world.pelt, "one", "two", "three")
    await admin.execute("delete from audit_line where number = 2")
    assert await damaged(world.pelt) == [3]


async def test_lines_taken_off_the_end_show_against_the_head(world: Cast, admin: asyncpg.Connection) -> None:
    """The chain alone cannot tell: that is why its head is kept elsewhere too."""
    await note(world.pelt, "one", "two")
    async with door.lobby():
        (head,) = await crossings.audit_heads()
    assert (head["tenant"], head["number"]) == (world.pelt.id, 2)
    await admin.execute("delete from audit_line where number = 2")
    assert await damaged(world.pelt) == []
    assert [number for number, _ in await noted(world.pelt)][-1] < head["number"]


@pytest.mark.parametrize(
    "statement",
    [
        "insert into audit_line (number, at, actor_kind, roles, action, hash) values (9, now(), '', '', '', '')",
        "update audit_line set action = 'nothing'",
        "delete from audit_line",
        "update audit_head set number = 0",
    ],
)
async def test_the_program_itself_can_only_add(world: Cast, statement: str) -> None:
    await note(world.pelt, "one")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(job_access(world.pelt, "test")):
            await DB.connection.execute(statement)
    assert await noted(world.pelt) == [(1, "one")]
