"""PostgreSQL itself refuses openings that are not somebody's to give, whatever the program would ask of it."""

from datetime import timedelta

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.openings import name_replacement
from services.cases.tables import Case, CaseOpening
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows

OPEN = """
insert into case_opening ("case", member, kind, until_on, opened_at, opened_by)
values ($1, $2, $3, current_day() + $4::int, now(), $2)
"""


@pytest.mark.attack
@pytest.mark.parametrize(
    ("kind", "days"),
    [("coordinator", None), ("replacement", 9), ("replacement", 0), ("chair", None), ("reason", 9)],
)
async def test_a_colleague_opens_nothing_for_himself(
    world: Cast, niels: Niels, kind: str, days: int | None
) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "bram"):
            await DB.connection.execute(OPEN, niels.case, world.bram, kind, days)


@pytest.mark.attack
async def test_a_colleague_does_not_make_himself_the_coordinator(world: Cast, niels: Niels) -> None:
    async with inside(world, "bram"):
        await DB.connection.execute(OPEN, niels.case, world.bram, "reason", 1)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "bram"):
            await Case.update({Case.coordinator: world.bram}).where(Case.id == niels.case)


@pytest.mark.attack
@pytest.mark.parametrize(
    "change", ["until_on = current_day() + 300", "kind = 'coordinator'", "kind = 'chair'"]
)
async def test_a_replacement_does_not_prolong_itself(world: Cast, niels: Niels, change: str) -> None:
    celia = world.members["celia", "pelt"]
    async with inside(world, "an") as access:
        await name_replacement(access, niels.case, celia, until_on=clock.today(), now=clock.now())
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "celia"):
            await DB.connection.execute(f"update case_opening set {change} where member = $1", celia)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "celia"):
            await DB.connection.execute(OPEN, niels.case, celia, "replacement", 30)


@pytest.mark.attack
async def test_what_ended_stays_ended_and_a_bar_is_lifted_by_the_coordinator_alone(
    world: Cast, niels: Niels
) -> None:
    celia = world.members["celia", "pelt"]
    async with inside(world, "an") as access:
        await name_replacement(access, niels.case, celia, until_on=clock.today(), now=clock.now())
        await CaseOpening.update({CaseOpening.ended_at: clock.now()}).where(CaseOpening.member == celia)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "celia"):
            await CaseOpening.update({CaseOpening.ended_at: None}).where(CaseOpening.member == celia)
    async with inside(world, "an"):
        await DB.connection.execute(OPEN, niels.case, world.bram, "barred", None)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with inside(world, "bram"):
            await CaseOpening.update({CaseOpening.ended_at: clock.now()}).where(
                CaseOpening.member == world.bram
            )


@pytest.mark.attack
async def test_why_is_not_readable_by_other_colleagues(world: Cast, niels: Niels) -> None:
    async with inside(world, "an"):
        await DB.connection.execute(OPEN, niels.case, world.bram, "barred", None)
        await DB.connection.execute(
            'insert into opening_reason ("case", opening, words) select "case", id, \'is de buurman\' '
            "from case_opening where kind = 'barred'"
        )
    assert len(await rows(world, "select words from opening_reason")) == 1
    for key in ("bram", "fien", "gust"):
        async with inside(world, key):
            assert await DB.connection.fetch("select words from opening_reason") == []


async def test_the_coordinator_hands_over_and_names_as_before(world: Cast, niels: Niels) -> None:
    celia = world.members["celia", "pelt"]
    async with inside(world, "an") as access:
        until_on = clock.today() + timedelta(days=5)
        await name_replacement(access, niels.case, celia, until_on=until_on, now=clock.now())
    assert len(await rows(world, "select id from case_opening where kind = 'replacement'")) == 1
