"""A bar is lifted by the coordinator alone: no row of openings changes hands, whatever SQL somebody gets to write."""

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.actions import begin_case
from services.cases.openings import bar
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows

OWN = "member = current_member() and kind = 'barred'"
LIFTED = (
    f"""update case_opening set "case" = gen_random_uuid() where {OWN}""",
    f"""update case_opening set "case" = (select id from "case" where name = 'Eigen') where {OWN}""",
    f"update case_opening set kind = 'reason', until_on = current_day() where {OWN}",
    f"delete from case_opening where {OWN}",
)
SELF = """
insert into case_opening ("case", member, kind, opened_at, opened_by)
values ($1, current_member(), 'coordinator', now(), current_member())
"""
MERGED = "update municipality set merged_into = current_tenant() where slug = 'pelt'"


@pytest.mark.attack
@pytest.mark.parametrize("lifted", LIFTED)
async def test_who_is_barred_does_not_lift_it(world: Cast, niels: Niels, lifted: str) -> None:
    async with inside(world, "an") as access:
        await bar(access, niels.case, world.bram, "Zijn zus.", now=clock.now())
    async with inside(world, "bram") as access:
        await begin_case(access, "Eigen", now=clock.now())
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "bram"):
            await DB.connection.execute(lifted)
    barred = 'select kind from case_opening where "case" = $1 and member = $2 and ended_at is null'
    assert await rows(world, barred, niels.case, world.bram) == [{"kind": "barred"}]


@pytest.mark.attack
async def test_a_case_that_is_not_here_opens_for_nobody(world: Cast, niels: Niels) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "celia", "genk"):
            await DB.connection.execute(SELF, niels.case)


@pytest.mark.attack
async def test_nobody_says_of_another_municipality_that_it_merged_into_theirs(world: Cast) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "celia", "genk"):
            await DB.connection.execute(MERGED)
