"""What changed between the offer and its answer counts: a duty to keep, a case that closed, and who is barred."""

import asyncpg
import pytest

from infra import clock
from services.cases.openings import bar
from services.errors import Refused
from services.moves.actions import offer, take_back
from services.moves.rules import Consented
from services.procedures.move_case import accept
from services.retention.actions import close_case, hold
from tests.cases.people import inside, rows
from tests.moves.conftest import Moving, offer_to_genk, rows_of

BARRED = """
select g.slug, m.name from case_opening o join member m on (m.tenant, m.id) = (o.tenant, o.member)
join municipality g on g.id = o.tenant
where o."case" = $1 and o.kind = 'barred' and o.ended_at is null and m.name like 'Bram%' order by g.slug
"""
BRAM_IN_GENK = """
insert into member (tenant, issuer, subject, name, email, phone, roles)
select $1, issuer, subject, name, email, phone, '{coordinator}' from member where id = $2
"""


async def test_a_duty_to_keep_noted_since_leaves_nothing_behind(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    async with inside(moving.world, "an") as access:
        await take_back(access, moving.case, words="", now=clock.now())
    await rows(moving.world, "update legal_hold set ended_at = now(), ended_by = noted_by")
    move = await offer_to_genk(moving.world, moving.case, "current")
    async with inside(moving.world, "an") as access:
        await hold(access, moving.case, "Onderzoek.", now=clock.now())
    before = await rows_of(admin, moving.case, moving.world.pelt.id)
    with pytest.raises(Refused, match=r"move\.held-there"):
        async with inside(moving.world, "celia", "genk") as access:
            await accept(access, move, now=clock.now())
    assert await rows_of(admin, moving.case, moving.world.pelt.id) == before


async def test_a_case_that_closed_since_does_not_leave(moving: Moving) -> None:
    async with inside(moving.world, "an") as access:
        await close_case(access, moving.case, "reached", closed_on=clock.today(), now=clock.now())
    with pytest.raises(Refused, match=r"move\.closed-there"):
        async with inside(moving.world, "celia", "genk") as access:
            await accept(access, moving.move, now=clock.now())


async def test_a_bar_goes_along_and_is_there_when_the_case_comes_back(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    world = moving.world
    await admin.execute(BRAM_IN_GENK, world.genk.id, world.bram)
    async with inside(world, "an") as access:
        await bar(access, moving.case, world.bram, "Zijn zus.", now=clock.now())
    async with inside(world, "celia", "genk") as access:
        await accept(access, moving.move, now=clock.now())
    both = [("genk", "Bram Voorbeeld"), ("pelt", "Bram Voorbeeld")]
    assert [tuple(row) for row in await admin.fetch(BARRED, moving.case)] == both
    said = Consented("Niels Voorbeeld", clock.today(), "spoken", "everything")
    async with inside(world, "celia", "genk") as access:
        back = await offer(access, moving.case, world.pelt.id, said, now=clock.now())
    with pytest.raises(Refused, match=r"move\.not-you"):
        async with inside(world, "bram") as access:
            await accept(access, back.id, now=clock.now())
    async with inside(world, "an") as access:
        await accept(access, back.id, now=clock.now())
    assert [tuple(row) for row in await admin.fetch(BARRED, moving.case)] == both
