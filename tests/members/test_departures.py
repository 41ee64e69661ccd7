"""Leaving and being blocked: out at once, everywhere; and the cases go on with somebody else."""

import asyncio
from datetime import date
from uuid import UUID

import asyncpg
import httpx
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.actions import begin_case
from services.cases.openings import assign_chair, bar, name_replacement
from services.cases.queries import cases
from services.demonstration.cast import Cast
from services.members import actions
from services.procedures import let_go
from services.retention.actions import close_case
from services.retention.queries import closed_cases
from tenants import crossings, door
from tenants.access import Access, Role, member_access
from tenants.sessions import Workplace
from tests.cases.people import inside
from tests.conftest import Browser
from tests.members.people import signed_in_as, version_of


def fien_in(world: Cast) -> Access:
    return member_access(world.pelt, world.members["fien", "pelt"], "Fien Voorbeeld", (Role.ADMINISTRATOR,))


@pytest.fixture
async def three(world: Cast) -> list[UUID]:
    """An coordinates three cases; Gust chairs one, Celia replaces her in one, Bram is barred from the last."""
    async with inside(world, "an") as access:
        now = clock.now()
        found = [(await begin_case(access, name, now=now)).id for name in ("Amir", "Betty", "Cyriel")]
        await assign_chair(access, found[0], world.members["gust", "pelt"], now=now)
        celia = world.members["celia", "pelt"]
        await name_replacement(access, found[1], celia, until_on=date(2026, 12, 24), now=now)
        await bar(access, found[2], world.bram, "Zijn zus.", now=now)
    return found


async def seen_by(world: Cast, key: str) -> list[str]:
    async with inside(world, key) as access:
        return [case.name for case in await cases(access)]


async def test_an_administrator_sees_numbers_and_no_case(
    world: Cast, three: list[UUID], fien: Browser, an: Browser
) -> None:
    page = await fien.get(f"/medewerkers/{world.an}")
    async with door.enter(fien_in(world)):
        numbers = await crossings.cases_of_members()
    async with inside(world, "an"):
        of_an = await crossings.cases_of_members()

    assert "<dd>3\N{NO-BREAK SPACE}situaties</dd>" in page.text
    assert not [name for name in ("Amir", "Betty", "Cyriel") if name in page.text]
    assert numbers[world.an] == (3, 3)
    assert numbers[world.bram] == (0, 0)
    assert numbers[world.members["celia", "pelt"]] == (1, 0)
    assert of_an == {}


async def test_who_leaves_is_out_at_once_and_somebody_takes_the_cases(
    world: Cast, three: list[UUID], fien: Browser, an: Browser
) -> None:
    assert (await an.get(f"/situaties/{three[0]}")).status_code == 200
    path = f"/medewerkers/{world.an}"

    sent = await fien.post(
        f"{path}/vertrek", {"version": await version_of(fien, path), "successor": str(world.bram)}
    )
    after = await an.get(f"/situaties/{three[0]}")

    assert (sent.status_code, sent.headers["location"]) == (303, f"{path}?bewaard=vertrek")
    assert (after.status_code, after.headers["location"].partition("?")[0]) == (303, "/aanmelden")
    assert await seen_by(world, "bram") == ["Amir", "Betty"]
    assert await seen_by(world, "an") == []
    index = (await fien.get("/medewerkers")).text
    assert "An Voorbeeld werkt hier niet meer: 1\N{NO-BREAK SPACE}situatie wacht op iemand." in index


async def test_a_case_closed_to_the_successor_waits_for_another(
    world: Cast, three: list[UUID], fien: Browser, admin: asyncpg.Connection
) -> None:
    async with door.enter(fien_in(world)) as access:
        await let_go.note_leaving(access, world.an, 1, None, now=clock.now())
    path = f"/medewerkers/{world.an}"

    await fien.post(f"{path}/overdracht", {"successor": str(world.bram)})

    assert await seen_by(world, "bram") == ["Amir", "Betty"]
    coordinator = await admin.fetchval('select coordinator from "case" where id = $1', three[2])
    assert coordinator == world.an
    assert "Wie neemt de situaties over?" in (await fien.get(path)).text


async def test_who_is_blocked_is_out_at_once_and_gets_the_own_cases_back(
    world: Cast, three: list[UUID], fien: Browser, an: Browser, admin: asyncpg.Connection
) -> None:
    path = f"/medewerkers/{world.an}"

    blocked = await fien.post(
        f"{path}/blokkering", {"version": await version_of(fien, path), "reason": "Tablet gestolen."}
    )
    during = await an.get("/vandaag")
    sessions = await admin.fetchval(
        "select count(*) from session where member = $1 and ended_at is null", world.an
    )
    openings = await admin.fetchval(
        "select count(*) from case_opening where member = $1 and ended_at is null", world.an
    )
    page = (await fien.get(path)).text
    await fien.post(f"{path}/toegang", {"version": await version_of(fien, path)})

    assert (blocked.status_code, during.status_code, sessions, openings) == (303, 303, 0, 0)
    assert "door Fien Voorbeeld: “Tablet gestolen.”" in page
    assert await seen_by(world, "an") == ["Amir", "Betty", "Cyriel"]


async def test_only_an_administrator_hands_over_and_only_here(world: Cast, three: list[UUID]) -> None:
    celia = world.members["celia", "genk"]
    async with inside(world, "an"):
        by_an = await crossings.hand_over_cases(world.an, world.bram, now=clock.now())
    async with door.enter(fien_in(world)):
        to_genk = await crossings.hand_over_cases(world.an, celia, now=clock.now())
        to_a_chair = await crossings.hand_over_cases(world.an, world.members["gust", "pelt"], now=clock.now())

    assert (by_an, to_genk, to_a_chair) == ([], [], [])
    assert await seen_by(world, "an") == ["Amir", "Betty", "Cyriel"]


async def test_what_was_done_stands_in_the_log_with_each_case(
    world: Cast, three: list[UUID], admin: asyncpg.Connection
) -> None:
    async with door.enter(fien_in(world)) as access:
        await let_go.note_leaving(access, world.an, 1, world.bram, now=clock.now())
    told = await admin.fetch("select action, subject, \"case\" from audit_line where roles = 'administrator'")

    assert [(row["action"], row["subject"]) for row in told if row["case"] is None] == [
        ("member.left", world.an),
        ("openings.ended", world.an),
    ]
    assert {row["case"] for row in told if row["action"] == "case.handed-over"} == set(three[:2])


async def test_the_last_administrator_stays(world: Cast, fien: Browser) -> None:
    me = world.members["fien", "pelt"]
    path = f"/medewerkers/{me}"
    version = await version_of(fien, path)

    left = await fien.post(f"{path}/vertrek", {"version": version, "successor": ""})
    gave_up = await fien.post(f"{path}/rollen", {"version": version, "roles": "staff"})
    blocked = await fien.post(f"{path}/blokkering", {"version": version, "reason": "Weg."})

    assert [one.status_code for one in (left, gave_up, blocked)] == [422, 422, 422]
    assert "Er moet altijd iemand beheren." in left.text
    assert (await fien.get("/medewerkers")).status_code == 200


async def test_two_administrators_who_leave_at_the_same_moment_do_not_leave_nobody(
    world: Cast, fien: Browser, elsewhere: httpx.AsyncClient
) -> None:
    async with door.enter(fien_in(world)) as access:
        await actions.change_roles(access, world.bram, ["administrator"], 1, now=clock.now())
    bram = await signed_in_as(elsewhere, "bram", Workplace(world.pelt.id, world.bram))
    of_fien, of_bram = (f"/medewerkers/{key}" for key in (world.members["fien", "pelt"], world.bram))
    first, second = await version_of(fien, of_fien), await version_of(bram, of_bram)

    answers = await asyncio.gather(
        fien.post(f"{of_fien}/vertrek", {"version": first, "successor": ""}),
        bram.post(f"{of_bram}/vertrek", {"version": second, "successor": ""}),
    )

    async with door.enter(fien_in(world)):
        left = await DB.connection.fetch(actions.ADMINISTRATORS)
    assert sorted(one.status_code for one in answers) == [303, 422]
    assert len(left) == 1


async def test_closed_cases_find_somebody_too(
    world: Cast, three: list[UUID], fien: Browser, admin: asyncpg.Connection
) -> None:
    """They are still kept: a client may ask what, and somebody must answer."""
    async with inside(world, "an") as access:
        for case in three:
            await close_case(access, case, "reached", closed_on=clock.today(), now=clock.now())
    async with door.enter(fien_in(world)) as access:
        await let_go.note_leaving(access, world.an, 1, None, now=clock.now())
    path = f"/medewerkers/{world.an}"
    assert "3\N{NO-BREAK SPACE}situaties wachten" in (await fien.get("/medewerkers")).text

    await fien.post(f"{path}/overdracht", {"successor": str(world.bram)})

    async with inside(world, "bram") as access:
        assert {one.name for one in await closed_cases(access)} == {"Amir", "Betty"}
    assert await seen_by(world, "bram") == []
