"""The two walls: between municipalities, and inside one between cases."""

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.database import NoDoor
from infra.piccolo_conf import DB
from services.cases.tables import Case, CaseOpening, CircleMember
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import Access, Municipality, job_access, member_access, public_access
from tenants.tables import KeptForm, Member

COORDINATOR = ("coordinator",)


def access_of(world: Cast, key: str, slug: str = "pelt") -> Access:
    return member_access(world.municipalities[slug], world.members[key, slug], key, COORDINATOR)


async def case_of_an(world: Cast) -> UUID:
    async with door.enter(access_of(world, "an")):
        return await insert_case(world.an)


async def insert_case(member: UUID) -> UUID:
    now = clock.now()
    await DB.connection.execute("set constraints all deferred")
    case: UUID = await DB.connection.fetchval("select uuidv7()")
    await CaseOpening(case=case, member=member, kind="coordinator", opened_at=now, opened_by=member).save()
    await Case.insert(Case(id=case, name="Niels", coordinator=member, began_at=now, began_by=member))
    await CircleMember(case=case, kind="client", first_name="Niels", joined_at=now).save()
    return case


async def cases_seen(access: Access) -> list[str]:
    async with door.enter(access):
        rows = await CircleMember.select(CircleMember.case.name)
        assert len(rows) == await Case.count()
        return [row["case.name"] for row in rows]


async def test_an_sees_her_case(world: Cast) -> None:
    await case_of_an(world)
    assert await cases_seen(access_of(world, "an")) == ["Niels"]


async def test_bram_of_the_same_municipality_sees_nothing(world: Cast) -> None:
    await case_of_an(world)
    assert await cases_seen(access_of(world, "bram")) == []


async def test_celia_of_another_municipality_sees_nothing(world: Cast) -> None:
    await case_of_an(world)
    assert await cases_seen(access_of(world, "celia", "genk")) == []
    assert await cases_seen(job_access(world.genk, "any")) == []


async def test_the_public_sees_nothing(world: Cast) -> None:
    await case_of_an(world)
    assert await cases_seen(public_access(world.pelt)) == []


async def test_a_replacement_sees_the_case_until_the_date(world: Cast) -> None:
    case = await case_of_an(world)
    today = clock.today()
    async with door.enter(access_of(world, "an")):
        opening = CaseOpening(case=case, member=world.bram, kind="replacement", until_on=today)
        opening.opened_at, opening.opened_by = clock.now(), world.an
        await opening.save()
    assert await cases_seen(access_of(world, "bram")) == ["Niels"]
    async with door.enter(access_of(world, "an")):
        await CaseOpening.update({CaseOpening.until_on: today - timedelta(days=1)}).where(
            CaseOpening.member == world.bram
        )
    assert await cases_seen(access_of(world, "bram")) == []


async def test_who_is_barred_sees_nothing_whatever_else_was_opened(world: Cast) -> None:
    case = await case_of_an(world)
    async with door.enter(access_of(world, "an")):
        for kind in ("chair", "barred"):
            await CaseOpening(
                case=case, member=world.bram, kind=kind, opened_at=clock.now(), opened_by=world.an
            ).save()
    assert await cases_seen(access_of(world, "bram")) == []


async def test_a_row_cannot_be_written_for_another_municipality(world: Cast) -> None:
    async with door.enter(access_of(world, "celia", "genk")):
        await DB.connection.execute("savepoint before")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await DB.connection.execute(
                "insert into member (tenant, issuer, subject, name, email, phone, roles) "
                "values ($1, 'x', 'x', 'x', 'x', '', '{}')",
                world.pelt.id,
            )
        await DB.connection.execute("rollback to savepoint before")


async def test_a_case_of_another_municipality_cannot_be_referred_to(world: Cast) -> None:
    case = await case_of_an(world)
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        async with door.enter(job_access(world.genk, "any")):
            await CircleMember(case=case, kind="client", first_name="Niels", joined_at=clock.now()).save()


async def test_nobody_opens_a_case_of_another_municipality_for_themselves(world: Cast) -> None:
    case = await case_of_an(world)
    celia = world.members["celia", "genk"]
    opening = CaseOpening(case=case, member=celia, kind="coordinator", opened_at=clock.now(), opened_by=celia)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(access_of(world, "celia", "genk")):
            await opening.save()
    assert await cases_seen(access_of(world, "celia", "genk")) == []


async def test_a_query_without_a_door_is_an_error(world: Cast) -> None:
    with pytest.raises(NoDoor):
        await Member.count()


async def test_in_the_lobby_no_tenant_row_shows(world: Cast) -> None:
    await case_of_an(world)
    async with door.lobby():
        assert (await Member.count(), await Case.count()) == (0, 0)


async def test_nothing_of_a_tenant_stays_on_the_connection(world: Cast) -> None:
    for _ in range(20):
        async with door.enter(access_of(world, "an")):
            assert await Member.count() == 5
        async with door.lobby():
            assert await Member.count() == 0


async def test_nobody_comes_in_twice_by_one_door(world: Cast) -> None:
    async with door.lobby() as entered:
        await entered.admit(access_of(world, "an"))
        with pytest.raises(RuntimeError):
            await entered.admit(access_of(world, "celia", "genk"))


async def test_a_failed_commit_gives_the_connection_back(world: Cast) -> None:
    for _ in range(12):
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            async with door.enter(access_of(world, "an")):
                await DB.connection.execute("set constraints all deferred")
                await KeptForm(member=world.pelt.id, path="/", sealed=b"", kept_at=clock.now()).save()
    async with door.enter(access_of(world, "an")):
        assert await Member.count() == 5


async def test_an_error_that_was_swallowed_inside_is_still_an_error(world: Cast) -> None:
    with pytest.raises(asyncpg.InFailedSQLTransactionError):
        async with door.enter(access_of(world, "an")):
            with pytest.raises(asyncpg.UndefinedColumnError):
                await DB.connection.execute("select nothing_like_this")


async def test_a_municipality_that_does_not_exist_has_no_rows(world: Cast) -> None:
    nowhere = Municipality(world.an, "nergens", "Nergens")
    async with door.enter(job_access(nowhere, "any")):
        assert await Member.count() == 0
