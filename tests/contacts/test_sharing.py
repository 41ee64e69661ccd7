"""What a municipality shares is found by those of its networks, three letters at a time; by nobody else."""

import asyncpg
import pytest

from infra import clock
from services.contacts.actions import edit_contact, keep_contact, remove_contact
from services.contacts.queries import card_of, pick, search
from services.contacts.rules import Card
from services.contacts.tables import Contact
from services.demonstration.cast import Cast
from services.errors import NotAllowed, NotFound, Refused
from tenants import crossings, door
from tenants.access import guest_access, job_access
from tests.cases.people import inside

MIA = Card(
    "CLB Voorbeeld", "schoolarts", "Mia O’Voorbeeld", "pupil-guidance", "011 00 00 01", "mia@clb.example"
)
OTHER_NETWORK = """
with made as (insert into network (slug, name) values ('elders', 'Elders') returning id)
update network_municipality set network = (select id from made)
where municipality = (select id from municipality where slug = 'genk')
"""


async def kept(world: Cast, card: Card = MIA, *, is_shared: bool = True) -> Contact:
    async with inside(world, "celia", "genk") as access:
        return await keep_contact(access, card, is_shared=is_shared, now=clock.now())


async def found(world: Cast, sought: str) -> list[tuple[str, str]]:
    async with inside(world, "an") as access:
        return [(one.card.name, one.municipality) for one in await search(access, sought)]


@pytest.mark.parametrize("sought", ["mia", "clb school", "o’voor", "ARTS"])
async def test_a_neighbour_of_the_network_finds_what_is_shared(world: Cast, sought: str) -> None:
    await kept(world)
    assert await found(world, sought) == [(MIA.name, "Genk")]


@pytest.mark.parametrize("sought", ["", "mi", "   ", "%%%", "___", "clb jurist", "mia@clb"])
async def test_nothing_is_listed_without_knowing_whom_one_looks_for(world: Cast, sought: str) -> None:
    await kept(world)
    assert await found(world, sought) == []


async def test_what_is_not_shared_stays_at_home(world: Cast) -> None:
    row = await kept(world, is_shared=False)
    assert await found(world, "mia") == []
    async with inside(world, "an") as access:
        assert await pick(access, row.id) is None
    async with inside(world, "celia", "genk") as access:
        assert [one.card for one in await search(access, "mia")] == [MIA]


async def test_a_municipality_of_another_network_sees_nothing(world: Cast, admin: asyncpg.Connection) -> None:
    row = await kept(world)
    await admin.execute(OTHER_NETWORK)
    assert await found(world, "mia") == []
    async with inside(world, "an") as access:
        assert await pick(access, row.id) is None
        assert await Contact.objects() == []


async def test_who_stopped_sharing_or_removed_it_is_not_found_any_more(world: Cast) -> None:
    row = await kept(world)
    async with inside(world, "celia", "genk") as access:
        await edit_contact(access, row.id, MIA, is_shared=False, version=1, now=clock.now())
    assert await found(world, "mia") == []
    async with inside(world, "celia", "genk") as access:
        await remove_contact(access, row.id)
        assert await Contact.objects() == []


async def test_a_municipality_that_is_no_more_shares_nothing(world: Cast, admin: asyncpg.Connection) -> None:
    await kept(world)
    await admin.execute("update municipality set valid_to = '2025-12-31' where slug = 'genk'")
    assert await found(world, "mia") == []


async def test_only_a_member_who_works_here_may_look(world: Cast, admin: asyncpg.Connection) -> None:
    row = await kept(world)
    for stranger in (job_access(world.pelt, "test"), guest_access(world.pelt, world.an, "Leen", world.an)):
        async with door.enter(stranger) as access:
            assert await crossings.shared_contacts("mia") == []
            with pytest.raises(NotAllowed):
                await search(access, "mia")
    await admin.execute("update member set left_at = now() where name = 'An Voorbeeld'")
    async with inside(world, "an"):
        assert await crossings.shared_contacts("mia", row.id) == []


async def test_ten_at_most_cross(world: Cast) -> None:
    for number in range(12):
        await kept(world, Card("CLB Voorbeeld", "arts", f"Mia {number}"))
    assert len(await found(world, "mia")) == 10


async def test_nobody_changes_what_is_of_others(world: Cast) -> None:
    row = await kept(world)
    async with inside(world, "an") as access:
        with pytest.raises(NotFound):
            await edit_contact(access, row.id, MIA, is_shared=True, version=1, now=clock.now())
        with pytest.raises(NotFound):
            await remove_contact(access, row.id)


async def test_the_same_card_twice_is_one_and_family_is_none(world: Cast) -> None:
    assert (await kept(world)).id == (await kept(world)).id
    with pytest.raises(Refused, match=r"contact\.no-organisation"):
        await kept(world, Card("", "moeder", "Rita Voorbeeld"))
    with pytest.raises(Refused, match=r"contact\.nobody"):
        await kept(world, Card("CLB"))


async def test_our_own_card_goes_before_the_same_of_a_neighbour(world: Cast) -> None:
    await kept(world)
    async with inside(world, "an") as access:
        await keep_contact(access, MIA, is_shared=False, now=clock.now())
        assert [(card_of(one), one.shared_at) for one in await Contact.objects()] == [(MIA, None)]
    assert await found(world, "mia") == [(MIA.name, "")]
