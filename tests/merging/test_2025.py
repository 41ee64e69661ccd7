"""The mergers of 1 January 2025 in Limburg, on a register of the day before with situations in two of them."""

import asyncpg
import pytest

from infra import clock
from infra.settings import settings
from services.demonstration import claes, niels
from services.demonstration.cast import PEOPLE, Cast, Person, assemble
from services.demonstration.registry import limburg, limburg_before_2025
from tenants import crossings, directory, door, registry
from tenants.access import Role, member_access
from tenants.flanders import before_2025, places
from tests.database import EMPTY
from tests.merging.stage import merge

NEW = {
    "bilzen-hoeselt": ("bilzen", "hoeselt"),
    "hasselt": ("hasselt", "kortessem"),
    "tessenderlo-ham": ("tessenderlo", "ham"),
    "tongeren-borgloon": ("tongeren", "borgloon"),
}
TODAY = "select slug, nis, kbo_ocmw from municipality where valid_to is null order by nis"
PERIODS = (
    "select slug, valid_to::text from municipality where valid_to is not null or slug = 'tongeren-borgloon'"
)


@pytest.fixture
async def before(world: Cast, admin: asyncpg.Connection) -> Cast:
    """The 42 municipalities of 2024; An works in Tongeren as well, Celia in Borgloon."""
    await admin.execute(EMPTY)
    return await assemble(settings().oidc_issuer, limburg_before_2025())


async def hire(before: Cast, admin: asyncpg.Connection, key: str, slug: str) -> None:
    person: Person = next(one for one in PEOPLE if one.key == key)
    before.members[key, slug] = await admin.fetchval(
        "insert into member (tenant, issuer, subject, name, email, phone, roles)"
        " values ($1, $2, $3, $4, '', '', '{coordinator}') returning id",
        before.municipalities[slug].id,
        settings().oidc_issuer,
        person.subject,
        person.name,
    )


async def test_the_four_of_limburg(before: Cast, admin: asyncpg.Connection) -> None:
    await hire(before, admin, "an", "tongeren")
    await hire(before, admin, "celia", "borgloon")
    cases = {}
    for key, slug, story in (("an", "tongeren", niels), ("celia", "borgloon", claes)):
        home, member = before.municipalities[slug], before.members[key, slug]
        async with door.enter(member_access(home, member, key, (Role.COORDINATOR,))) as access:
            cases[key] = (await story.tell(access, clock.now())).case

    for into, merging in NEW.items():
        said = await merge("--into", into, *merging, "--on", "2025-01-01")
        assert said.code == 0, said.err

    today = {row["slug"]: (row["nis"], row["kbo_ocmw"]) for row in await admin.fetch(TODAY)}
    assert today == {one.slug: (one.nis, one.kbo_ocmw) for one in limburg()}
    async with door.lobby():
        found = await crossings.memberships_of(settings().oidc_issuer, "an-voorbeeld")
        whole = await registry.find_by_organisation("0212175424")
        known = {place.name: place.formerly for place in await directory.places()}
    assert whole is not None
    assert [one.slug for one in found] == ["pelt", "tongeren-borgloon"]
    assert known["Tongeren-Borgloon"] == ("Borgloon", "Tongeren")
    async with door.enter(member_access(whole, before.members["an", "tongeren"], "An", (Role.COORDINATOR,))):
        ids = await admin.fetch('select id from "case" where tenant = $1', whole.id)
    assert {row["id"] for row in ids} == set(cases.values())
    ended = {slug: "2024-12-31" for merged in NEW.values() for slug in merged if slug != "hasselt"}
    assert dict(map(tuple, await admin.fetch(PERIODS))) == {**ended, "tongeren-borgloon": None}
    assert await admin.fetchval("select count(*) from network_municipality") == 38
    assert await admin.fetchval("select count(distinct municipality) from network_municipality") == 38


async def test_a_number_of_before_leads_to_the_municipality_of_today(
    before: Cast, admin: asyncpg.Connection
) -> None:
    """Borgloon's own numbers ended with it; the register of an operator may still hold them."""
    await admin.execute("update municipality set kbo_ocmw = '0999999922' where slug = 'borgloon'")
    assert (await merge("--into", "tongeren-borgloon", "tongeren", "borgloon")).code == 0
    async with door.lobby():
        found = await registry.find_by_organisation("0999999922")
        kept = await registry.find_by_organisation("0207067482")
    assert (found and found.slug, kept and kept.slug) == ("tongeren-borgloon", "tongeren-borgloon")


async def test_who_merges_again_leads_to_the_last(before: Cast, admin: asyncpg.Connection) -> None:
    assert (await merge("--into", "tongeren-borgloon", "tongeren", "borgloon")).code == 0
    assert (await merge("--into", "tongeren-borgloon", "tongeren-borgloon", "heers", "herstappe")).code == 0
    assert (await merge("--into", "riemst", "riemst", "tongeren-borgloon")).code == 0
    for slug in ("tongeren", "borgloon", "heers", "herstappe", "tongeren-borgloon"):
        async with door.lobby():
            with pytest.raises(registry.Merged) as merged:
                await registry.find_municipality(slug)
        assert merged.value.successor.slug == "riemst"


def test_the_registers_of_both_years() -> None:
    provinces = {one.province for one in places()}
    assert len(places()) == 285
    assert sum(len(before_2025(province)) for province in provinces) == 300
    assert (len(limburg()), len(limburg_before_2025())) == (38, 42)
