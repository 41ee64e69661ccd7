"""What a network need not keep goes by itself, every night; what it is there for stays."""

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from jobs import network as later
from jobs import retention
from services.demonstration.cast import Cast
from tenants import door, network_work
from tenants.access import network_job_access
from tenants.contributing import Contact
from tests.conftest import Browser
from tests.contributions.conftest import TEXT, an_in, of_network, send

CALL = Contact("An Voorbeeld", "011 00 00 00")
TEXTS = "select text from network_contribution where id = $1"
CONTACTS = "select count(*) from contribution_contact"
AGED = "update network_contribution set quarter = date_trunc('quarter', $2::date) where id = $1"
READ = "update network_contribution set read_at = $2 where id = $1"


async def at_night(world: Cast) -> None:
    """As relay and worker do it."""
    await retention.plan(clock.today())
    async with door.lobby():
        due = [one for one in await network_work.due(clock.now(), 99) if one.job == "retention.network"]
    assert [await later.perform(one) for one in due] == ["done"]


@pytest.mark.parametrize(("days", "left"), [(600, 1), (830, 0)])
async def test_whom_to_call_is_kept_two_years(
    world: Cast, admin: asyncpg.Connection, days: int, left: int
) -> None:
    made = await send(an_in(world), world.network, contact=CALL)
    await admin.execute(AGED, made, clock.today() - timedelta(days=days))
    await at_night(world)
    assert await admin.fetchval(CONTACTS) == left
    assert await admin.fetchval(TEXTS, made) == TEXT, "the text itself is the memory of the network"


@pytest.mark.parametrize(("days", "text"), [(90, TEXT), (94, "")])
async def test_words_that_were_sent_back_go_after_three_months(
    world: Cast, eva: Browser, admin: asyncpg.Connection, days: int, text: str
) -> None:
    made = await send(an_in(world), world.network, contact=CALL)
    await eva.post(f"/netwerk/lezen/{made}/weigering", {"reason": "person"})
    await admin.execute("set session_replication_role = replica")
    await admin.execute(READ, made, clock.now() - timedelta(days=days))
    await admin.execute("set session_replication_role = origin")
    await at_night(world)
    assert (await admin.fetchval(TEXTS, made), await admin.fetchval(CONTACTS)) == (text, 0)
    row = await admin.fetchrow("select state, refused_because from network_contribution where id = $1", made)
    assert tuple(row or ()) == ("refused", "person"), "its origin still reads why"
    assert (TEXT[:20] in (await eva.get(f"/netwerk/lezen/{made}")).text) == bool(text)


@pytest.mark.parametrize(("years", "left"), [(0, 1), (2, 0)])
async def test_the_key_of_a_year_goes_with_it(
    world: Cast, admin: asyncpg.Connection, years: int, left: int
) -> None:
    """Nobody can find out any more whose a token is; tokens stay what they were."""
    made = await send(an_in(world), world.network)
    tokens = await admin.fetchrow("select client_token, municipality_token from network_contribution")
    await admin.execute("update network_key set year = year - $1", years)
    await at_night(world)
    assert await admin.fetchval("select count(*) from network_key") == left
    after = await admin.fetchrow(
        "select client_token, municipality_token from network_contribution where id = $1", made
    )
    assert after == tokens


async def test_work_that_was_done_is_forgotten_after_half_a_year(
    world: Cast, admin: asyncpg.Connection
) -> None:
    await at_night(world)
    await admin.execute("update network_work set done_at = done_at - interval '190 days', dedupe_key = 'old'")
    await at_night(world)
    assert [row[0] for row in await admin.fetch("select dedupe_key from network_work")] == [
        f"sweep:{clock.today()}"
    ]


async def test_another_network_is_left_alone(world: Cast, admin: asyncpg.Connection) -> None:
    made = await send(an_in(world), world.network, contact=CALL)
    await admin.execute(AGED, made, clock.today() - timedelta(days=900))
    other: UUID = await admin.fetchval(
        "insert into network (slug, name) values ('elders', 'Elders') returning id"
    )
    async with door.enter(network_job_access(other, "retention.network")) as access:
        await network_work.sweep(access)
    assert await admin.fetchval(CONTACTS) == 1


async def test_nobody_else_empties_a_text(world: Cast, eva: Browser) -> None:
    made = await send(an_in(world), world.network)
    await eva.post(f"/netwerk/lezen/{made}/weigering", {"reason": "person"})
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.enter(of_network(world)):
            await DB.connection.execute("update network_contribution set text = ''")
