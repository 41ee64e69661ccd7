"""Nobody reads what they wrote, confirmed or sent: PostgreSQL refuses it, and tells nobody where it came from."""

from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from infra.settings import settings
from services.contributions import actions, queries
from services.contributions.actions import Coding
from services.demonstration.cast import Cast
from services.errors import Refused
from tenants import door
from tenants.access import Access
from tests.conftest import Browser
from tests.contributions.conftest import an_in, celia_in, of_network, send

READER = """
insert into network_member (network, issuer, subject, name, roles) values ($1, $2, $3, $4, '{second-reader}')
returning id
"""
ACCEPT = "update network_contribution set state = 'accepted', read_by = $1 where id = $2"


@pytest.fixture
async def celia_reads(world: Cast, admin: asyncpg.Connection) -> UUID:
    """Celia, who coordinates in Genk, is a second reader too: the same identity."""
    return UUID(
        str(
            await admin.fetchval(
                READER, world.network, settings().oidc_issuer, "celia-voorbeeld", "Celia Voorbeeld"
            )
        )
    )


async def test_who_sent_it_finds_it_on_no_desk_and_answers_nothing(world: Cast, celia_reads: UUID) -> None:
    own, other = await send(celia_in(world), world.network), await send(an_in(world), world.network)
    async with door.enter(of_network(world, celia_reads)) as access:
        desk = await queries.desk(access)
        assert (desk.waiting, desk.own, desk.text and desk.text.id) == (1, 1, other)
    for answer in (accept, refuse):
        with pytest.raises(Refused, match=r"contribution\.own"):
            async with door.enter(of_network(world, celia_reads)) as access:
                await answer(access, own)


async def test_postgresql_refuses_it_whatever_the_program_asks(world: Cast, celia_reads: UUID) -> None:
    own = await send(celia_in(world), world.network)
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="nobody reads what they sent"):
        async with door.enter(of_network(world, celia_reads)):
            await DB.connection.execute(ACCEPT, celia_reads, own)


async def test_who_reads_cannot_say_to_be_somebody_else(
    world: Cast, celia_reads: UUID, admin: asyncpg.Connection
) -> None:
    own = await send(celia_in(world), world.network)
    eva = await admin.fetchval("select id from network_member where name = 'Eva Voorbeeld'")
    for inside, said in ((celia_reads, eva), (None, eva), (eva, None)):
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="somebody else"):
            async with door.enter(of_network(world, inside)):
                await DB.connection.execute(ACCEPT, said, own)


async def test_what_a_colleague_sent_of_my_words_is_mine_too(
    world: Cast, celia_reads: UUID, admin: asyncpg.Connection
) -> None:
    await send(an_in(world), world.network)
    for column in ("marked_by", "confirmed_by"):
        await admin.execute(
            f"update signal set {column} = (select id from member m where m.tenant = signal.tenant "
            "and m.subject = 'celia-voorbeeld')"
        )
        async with door.enter(of_network(world, celia_reads)) as access:
            assert (await queries.desk(access)).own == 1, column
        await admin.execute(f"update signal set {column} = $1", world.an)
    async with door.enter(of_network(world, celia_reads)) as access:
        assert (await queries.desk(access)).text is not None


async def test_another_reader_learns_nothing_of_it(
    world: Cast, celia_reads: UUID, admin: asyncpg.Connection
) -> None:
    await send(celia_in(world), world.network)
    eva = await admin.fetchval("select id from network_member where name = 'Eva Voorbeeld'")
    for access in (of_network(world, eva), of_network(world), an_in(world)):
        async with door.enter(access):
            assert await DB.connection.fetchval("select count(*) from own_contributions()") == 0


async def test_refused_and_taken_back_stay_so(world: Cast, admin: asyncpg.Connection) -> None:
    made = await send(an_in(world), world.network)
    eva = await admin.fetchval("select id from network_member where name = 'Eva Voorbeeld'")
    async with door.enter(of_network(world, eva)) as access:
        await actions.accept(
            access, made, Coding("law", "law-address", "housing", "threshold"), now=clock.now()
        )
    async with door.enter(of_network(world, eva)) as access:
        await refuse(access, made)
    with pytest.raises(asyncpg.CheckViolationError, match="stays so"):
        async with door.enter(of_network(world, eva)):
            await DB.connection.execute(ACCEPT, eva, made)


async def test_an_accepted_text_may_still_go_back_and_leaves_what_was_counted(
    world: Cast, eva: Browser, admin: asyncpg.Connection
) -> None:
    made = await send(an_in(world), world.network)
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {})
    answer = await eva.post(f"/netwerk/lezen/{made}/weigering", {"reason": "person"})
    assert answer.headers["location"].endswith("bewaard=terug")
    assert await admin.fetchval("select state from network_contribution") == "refused"


async def test_coding_ends_with_the_publication_of_its_period(
    world: Cast, eva: Browser, admin: asyncpg.Connection
) -> None:
    made = await send(an_in(world), world.network)
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {})
    prefix = f"t{made.hex[:10]}-"
    coded = {f"{prefix}theme": "housing", f"{prefix}domain": "housing", f"{prefix}kind": "gap"}
    assert (await eva.post(f"/netwerk/lezen/{made}/indeling", coded)).status_code == 303
    assert await admin.fetchval("select theme from network_contribution") == "housing"
    await admin.execute(
        "insert into publication (network, period, begins_on, ends_on, state, asked_at, made_at, published_at) "
        "values ($1, 'year', $2, $3, 'published', now(), now(), now())",
        world.network,
        clock.today().replace(month=1, day=1),
        clock.today().replace(month=12, day=31),
    )
    late = await eva.post(f"/netwerk/lezen/{made}/indeling", {**coded, f"{prefix}theme": "law"})
    assert (late.status_code, "De indeling ligt vast." in late.text) == (422, True)
    with pytest.raises(asyncpg.CheckViolationError, match="coded for good"):
        async with door.enter(of_network(world)):
            await DB.connection.execute("update network_contribution set theme = 'law'")


async def test_what_nobody_coded_waits_on_a_list_of_its_own(world: Cast, eva: Browser) -> None:
    made = await send(an_in(world), world.network)
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {"theme": "", "domain": "", "kind": ""})
    assert "Nog in te delen: 1" in (await eva.get("/netwerk/lezen")).text
    listed = (await eva.get("/netwerk/lezen/indelen")).text
    assert f'action="/netwerk/lezen/{made}/indeling"' in listed
    strange = await eva.post(f"/netwerk/lezen/{made}/indeling", {f"t{made.hex[:10]}-theme": "nergens"})
    assert strange.status_code == 422


async def accept(access: Access, contribution: UUID) -> None:
    await actions.accept(access, contribution, Coding(), now=clock.now())


async def refuse(access: Access, contribution: UUID) -> None:
    await actions.refuse(access, contribution, "person", "", now=clock.now())


async def test_who_reads_finds_an_accepted_text_again_and_codes_it_otherwise(
    world: Cast, eva: Browser, dirk: Browser, admin: asyncpg.Connection
) -> None:
    made = await send(an_in(world), world.network)
    await eva.post(
        f"/netwerk/lezen/{made}/aanvaarding", {"theme": "housing", "domain": "housing", "kind": "gap"}
    )
    again = f'href="/netwerk/lezen/{made}"'
    assert again in (await eva.get("/netwerk/leeszaal")).text
    assert again not in (await dirk.get("/netwerk/leeszaal")).text
    page = (await eva.get(f"/netwerk/lezen/{made}")).text
    assert f'action="/netwerk/lezen/{made}/indeling"' in page
    prefix = f"t{made.hex[:10]}-"
    assert f'name="{prefix}theme"' in page
    coded = {f"{prefix}theme": "law", f"{prefix}domain": "housing", f"{prefix}kind": "gap"}
    assert (await eva.post(f"/netwerk/lezen/{made}/indeling", coded)).status_code == 303
    assert await admin.fetchval("select theme from network_contribution") == "law"
