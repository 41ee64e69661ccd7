"""Genk accepts: every row of Niels is in Genk, none in Pelt but the shell, and what led in is dead."""

import asyncio
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from services.errors import NotFound, Refused
from services.procedures.move_case import accept
from tenants import outbox
from tests.cases.people import inside
from tests.moves.conftest import Moving, rows_of


class Crash(Exception):
    """The process dies before COMMIT."""


ENDS = {"case_opening", "guest_link", "access_code", "guest_session", "known_browser", "signal_origin"}
STAYS = {"audit_line", "case_move"}


async def test_every_row_goes_and_nothing_stays_but_the_shell(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    pelt, genk = moving.world.pelt.id, moving.world.genk.id
    before = await rows_of(admin, moving.case, pelt)
    await accepted(moving)
    here, there = await rows_of(admin, moving.case, genk), await rows_of(admin, moving.case, pelt)
    goes = {name: count for name, count in before.items() if name not in ENDS | STAYS | {"opening_reason"}}
    assert {name: here.get(name) for name in goes} == goes
    assert set(there) == {"audit_line", "case_move", "case_opening"}
    assert (
        await admin.fetchval('select count(*) from "case" where id = $1 and tenant = $2', moving.case, pelt)
        == 0
    )
    assert set(here) - set(goes) == {"audit_line", "case_arrival", "case_opening"}


async def test_a_table_nobody_thought_of_cannot_be_forgotten(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    known = await admin.fetch("select relation::text as name, fate from case_tables()")
    with_case = await admin.fetch(
        "select conrelid::regclass::text as name from pg_constraint where confrelid = 'public.\"case\"'::regclass"
    )
    assert {row["name"] for row in with_case} <= {row["name"] for row in known}
    may = "select has_any_column_privilege('crossing', c.oid, 'update') from pg_class c where c.oid = $1::regclass"
    assert [row["name"] for row in known if not await admin.fetchval(may, row["name"])] == []
    hanging = "select polrelid::regclass::text from pg_policy where polname = 'parent_wall' order by 1"
    assert [row[0] for row in await admin.fetch(hanging)] == [
        *("referral_match", "referral_person", "referral_return", "weighing")
    ]


async def test_two_accept_in_the_same_moment_and_one_has_it(moving: Moving) -> None:
    got = await asyncio.gather(accepted(moving), accepted(moving), return_exceptions=True)
    assert sorted(type(one).__name__ for one in got) == ["NotFound", "UUID"]


async def test_who_offered_it_finds_nothing_there_any_more(moving: Moving) -> None:
    await accepted(moving)
    with pytest.raises(NotFound):
        await accepted(moving)


async def test_a_move_that_fails_leaves_everything_as_it_was(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    pelt, genk = moving.world.pelt.id, moving.world.genk.id
    before = await rows_of(admin, moving.case, pelt)
    with pytest.raises(Crash):
        async with inside(moving.world, "celia", "genk") as access:
            await accept(access, moving.move, now=clock.now())
            raise Crash
    assert await rows_of(admin, moving.case, pelt) == before
    assert set(await rows_of(admin, moving.case, genk)) == set()
    await accepted(moving)


async def test_what_may_not_be_carried_stops_the_move_whole(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    before = await rows_of(admin, moving.case, moving.world.pelt.id)
    await admin.execute("alter table strength add touched uuid")
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await accepted(moving)
        assert await rows_of(admin, moving.case, moving.world.pelt.id) == before
    finally:
        await admin.execute("alter table strength drop touched")


async def test_a_mail_that_is_leaving_now_comes_first(moving: Moving) -> None:
    async with inside(moving.world, "an") as access:
        await outbox.add(access, "cases.tell-opened", dedupe="now", opening=moving.case)
    with pytest.raises(Refused, match=r"move\.mail-under-way"):
        await accepted(moving)


async def accepted(moving: Moving) -> UUID:
    async with inside(moving.world, "celia", "genk") as access:
        case = await accept(access, moving.move, now=clock.now())
    return UUID(str(case.id))
