"""Members: who works where, asked inside a municipality and over all of them."""

from dataclasses import fields

import asyncpg

from infra.settings import settings
from services.cases import queries
from services.demonstration.cast import Cast
from tenants import crossing_list, crossings, door, members
from tenants.access import Role, member_access
from tenants.crossings import Membership
from tests.conftest import Browser


async def test_a_member_sees_the_colleagues_of_the_same_municipality(world: Cast) -> None:
    async with door.enter(member_access(world.pelt, world.an, "An Voorbeeld", ())) as access:
        everybody = [member.name for member in await members.members(access)]
        coordinators = [member.name for member in await members.coordinators(access)]
        foreign = await members.find_member(access, world.members["celia", "genk"])

    assert everybody == [
        "An Voorbeeld",
        "Bram Voorbeeld",
        "Celia Voorbeeld",
        "Fien Voorbeeld",
        "Gust Voorbeeld",
    ]
    assert coordinators == ["An Voorbeeld", "Bram Voorbeeld"]
    assert foreign is None


async def test_who_left_keeps_a_name_and_loses_the_rest(world: Cast, admin: asyncpg.Connection) -> None:
    await admin.execute("update member set left_at = now() where id = $1", world.bram)

    async with door.enter(member_access(world.pelt, world.an, "An Voorbeeld", ())) as access:
        names = await members.names(access)
        coordinators = [member.name for member in await members.coordinators(access)]
        present = await members.find_present(world.bram, settings().oidc_issuer, "bram-voorbeeld")

    assert names[world.bram] == "Bram Voorbeeld"
    assert coordinators == ["An Voorbeeld"]
    assert present is None


async def test_an_identity_finds_its_own_places_and_no_more(world: Cast) -> None:
    async with door.lobby():
        celia = await crossings.memberships_of(settings().oidc_issuer, "celia-voorbeeld")
        stranger = await crossings.memberships_of("https://elders.example", "celia-voorbeeld")
        dirk = await crossings.networks_of(settings().oidc_issuer, "dirk-voorbeeld")

    assert [(one.slug, one.roles) for one in celia] == [
        ("genk", ("coordinator",)),
        ("pelt", ("replacement",)),
    ]
    assert stranger == []
    assert dirk == [{"network": world.network, "name": "Netwerk Limburg", "roles": ["network-administrator"]}]


async def test_the_crossings_return_what_their_table_says(world: Cast) -> None:
    listed = {crossing.function: crossing.returns for crossing in crossing_list.CROSSINGS}

    assert tuple(field.name for field in fields(Membership)) == listed["memberships_of"]


BLOCK = (
    "update member set blocked_at = now(), blocked_by = $2, blocked_reason = 'Toestel kwijt.' where id = $1"
)


async def test_who_is_blocked_is_out_at_the_next_request_and_finds_no_place(
    world: Cast, admin: asyncpg.Connection, bram: Browser
) -> None:
    before = await bram.get("/vandaag")
    await admin.execute(BLOCK, world.bram, world.members["fien", "pelt"])
    after = await bram.get("/vandaag")
    async with door.lobby():
        places = await crossings.memberships_of(settings().oidc_issuer, "bram-voorbeeld")

    assert (before.status_code, after.status_code) == (200, 303)
    assert after.headers["location"] == "/aanmelden"
    assert places == []


async def test_who_is_blocked_in_the_network_is_out_at_the_next_request(
    world: Cast, admin: asyncpg.Connection, dirk: Browser
) -> None:
    before = await dirk.get("/netwerk")
    await admin.execute(
        "update network_member set blocked_at = now(), blocked_by = id, blocked_reason = 'Weg.' where name like 'Dirk%'"
    )
    after = await dirk.get("/netwerk")
    async with door.lobby():
        networks = await crossings.networks_of(settings().oidc_issuer, "dirk-voorbeeld")

    assert (before.status_code, after.status_code, networks) == (200, 303, [])


async def test_nobody_is_offered_a_colleague_who_is_blocked(world: Cast, admin: asyncpg.Connection) -> None:
    await admin.execute(BLOCK, world.bram, world.members["fien", "pelt"])

    async with door.enter(member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))) as access:
        coordinators = [member.name for member in await members.coordinators(access)]
        colleagues = [member.name for member in await queries.colleagues(access)]

    assert coordinators == ["An Voorbeeld"]
    assert "Bram Voorbeeld" not in colleagues
