"""The client lets go along only what runs now: the past is erased, and what may not be told goes along all the same."""

from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.errors import Refused
from services.followups.reminders import may_be_written_to
from services.moves.actions import offer, take_back
from services.moves.rules import Consented
from services.procedures.move_case import accept
from tenants import door
from tenants.access import job_access
from tests.cases.people import inside, rows
from tests.moves.conftest import Moving, offer_to_genk, rows_of

PAST = {
    "consultation",
    "participant",
    "agenda_item",
    "report",
    "report_version",
    "invitation",
    "meeting_fact",
    "wish",
}
NOW = {
    "circle_member",
    "consent",
    "presence",
    "restriction",
    "representative",
    "goal",
    "agreement",
    "signature",
}


async def test_the_past_goes_nowhere_and_what_runs_goes_along(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    pelt, genk = moving.world.pelt.id, moving.world.genk.id
    async with inside(moving.world, "an") as access:
        await take_back(access, moving.case, words="", now=clock.now())
    with pytest.raises(Refused, match=r"move\.is-held"):
        await offer_to_genk(moving.world, moving.case, "current")
    await rows(moving.world, "update legal_hold set ended_at = now(), ended_by = noted_by")
    move = await offer_to_genk(moving.world, moving.case, "current")
    before = await rows_of(admin, moving.case, pelt)
    assert set(before) >= PAST | NOW
    async with inside(moving.world, "celia", "genk") as access:
        await accept(access, move, now=clock.now())
    here, there = await rows_of(admin, moving.case, genk), await rows_of(admin, moving.case, pelt)
    assert set(here) & PAST == set(there) & (PAST | NOW) == set()
    assert {name: here[name] for name in NOW - {"agreement", "goal"}} == {
        name: before[name] for name in NOW - {"agreement", "goal"}
    }
    open_ones = 'select count(*) from agreement where "case" = $1 and done_at is null and dropped_at is null'
    assert here["agreement"] == await admin.fetchval(open_ones, moving.case) > 0


async def test_nobody_is_written_to_before_the_client_says_yes_again(moving: Moving) -> None:
    async with inside(moving.world, "celia", "genk") as access:
        await accept(access, moving.move, now=clock.now())
    leen = UUID(moving.scenery.ids["coming"]["member_id"])
    async with door.enter(job_access(moving.world.genk, "test")) as access:
        assert not await may_be_written_to(access, moving.case, leen)


async def test_hands_over_there_stay_readable_and_are_no_foreign_ids(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    genk = moving.world.genk.id
    async with inside(moving.world, "celia", "genk") as access:
        await accept(access, moving.move, now=clock.now())
    said = 'select m.name, m.tenant from consent c join member m on m.id = c.recorded_by where c."case" = $1'
    assert {tuple(row) for row in await admin.fetch(said, moving.case)} == {("An Voorbeeld (Pelt)", genk)}
    strangers = (
        'select count(*) from consultation where "case" = $1 '
        "and planned_by in (select id from member where tenant <> $2)"
    )
    assert await admin.fetchval(strangers, moving.case, genk) == 0


async def test_back_to_pelt_again_and_the_old_shell_is_no_hindrance(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    pelt, genk = moving.world.pelt.id, moving.world.genk.id
    before = await rows_of(admin, moving.case, pelt)
    async with inside(moving.world, "celia", "genk") as access:
        await accept(access, moving.move, now=clock.now())
    back = await offer_back(moving)
    async with inside(moving.world, "bram") as access:
        await accept(access, back, now=clock.now())
    after = await rows_of(admin, moving.case, pelt)
    assert after["circle_member"] == before["circle_member"]
    assert after["report_version"] == before["report_version"]
    async with inside(moving.world, "an") as access:
        found = await access_to(moving.case)
    assert found == 0
    assert (await rows_of(admin, moving.case, genk)).keys() == {"audit_line", "case_move", "case_opening"}


async def offer_back(moving: Moving) -> UUID:
    async with inside(moving.world, "celia", "genk") as access:
        said = Consented("Niels Voorbeeld", clock.today(), "spoken")
        return (await offer(access, moving.case, moving.world.pelt.id, said, now=clock.now())).id


async def access_to(case: UUID) -> int:
    return int(await DB.connection.fetchval('select count(*) from "case" where id = $1', case))
