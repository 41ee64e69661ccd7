"""Whole for a network: who coordinates and replaces in its municipalities, and who offers to chair elsewhere."""

import asyncpg

from services.demonstration.cast import Cast
from tenants import door, listed
from tenants.access import Role, member_access
from tests.conftest import Browser

PATH = "/netwerk/coordinatoren"


async def test_everybody_who_coordinates_or_replaces_stands_there(
    world: Cast, dirk: Browser, eva: Browser
) -> None:
    for who in (dirk, eva):
        page = (await who.get(PATH)).text
        for name in ("An Voorbeeld", "Bram Voorbeeld", "Celia Voorbeeld", "vervangt"):
            assert name in page
        assert "Fien" not in page
        assert "Gust" not in page


async def test_a_chair_stands_there_only_after_offering_it(world: Cast, gust: Browser, dirk: Browser) -> None:
    await gust.post("/coordinatoren/kaart/ik", {"chairs_elsewhere": "y", "since": "2024-03-01"})
    page = (await dirk.get(PATH)).text
    assert "Willen ook elders voorzitten" in page
    assert "Gust Voorbeeld" in page
    assert "1 maart 2024" in page
    await gust.post("/coordinatoren/kaart/ik", {})
    assert "Gust" not in (await dirk.get(PATH)).text


async def test_who_left_or_is_of_another_network_is_not_there(
    world: Cast, dirk: Browser, admin: asyncpg.Connection
) -> None:
    await admin.execute("update member set left_at = now() where name = 'Bram Voorbeeld'")
    await admin.execute(
        "delete from network_municipality where municipality = (select id from municipality where slug = 'genk')"
    )
    page = (await dirk.get(PATH)).text
    assert "Bram" not in page
    assert "Celia" in page, "who replaces in Pelt"
    assert "Genk" not in page


async def test_a_spreadsheet_says_the_same_and_works_nothing_out(
    world: Cast, dirk: Browser, admin: asyncpg.Connection
) -> None:
    await admin.execute("update member set name = '=1+1' where name = 'Bram Voorbeeld'")
    answer = await dirk.get(f"{PATH}/lijst.csv")
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0] == "gemeente;naam;rol;sinds;telefoon;e-mail;wil elders voorzitten;netwerken"
    assert any(row.startswith("Pelt;'=1+1;") for row in rows)
    assert len(rows) == 5


async def test_a_member_or_nobody_gets_no_row(world: Cast, an: Browser, nobody: Browser) -> None:
    access = member_access(world.pelt, world.an, "An", (Role.COORDINATOR,))
    async with door.enter(access):
        assert await listed.network_coordinators() == []
    async with door.lobby():
        assert await listed.network_coordinators() == []
    for who in (an, nobody):
        assert (await who.get(PATH)).status_code in {303, 404}
        assert (await who.get(f"{PATH}/lijst.csv")).status_code in {303, 404}


async def test_the_second_reader_does_not_change_whom_people_call(world: Cast, eva: Browser) -> None:
    assert (await eva.get(f"{PATH}/contact")).status_code == 404
    assert (await eva.post(f"{PATH}/contact", {"version": "0"})).status_code == 404
