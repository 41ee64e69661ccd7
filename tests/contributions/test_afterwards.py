"""What was sent lives on: in two networks, after a merger, when its case moves or is erased, once it is taken back."""

from uuid import UUID

import asyncpg

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.procedures.move_case import accept
from services.retention import actions as retention
from tenants import arrived, contributing, door
from tenants.contributing import Contact
from tests.cases.people import inside
from tests.contributions.conftest import TEXT, an_in, celia_in, of_network, send
from tests.later import run_due
from tests.merging.stage import merge
from tests.moves.conftest import Moving, moving, once_told, told
from tests.retention.conftest import Kept, kept

__all__ = ["kept", "moving", "once_told", "told"]

OF = "select * from network_contribution where id = $1"
ROWS = "select * from network_contribution order by id"
PASSAGES = (
    "select contribution from signal_passage p join signal_origin o on o.signal = p.signal where o.case = $1"
)


async def test_a_municipality_in_two_networks_takes_back_in_one(
    world: Cast, case: UUID, youth: UUID, admin: asyncpg.Connection
) -> None:
    here, there = (
        await send(an_in(world), world.network, case=case),
        await send(an_in(world), youth, case=case),
    )
    async with door.enter(an_in(world)) as access:
        assert await contributing.withdraw(access, here, now=clock.now())
        told = await arrived.tidings_here(access)
    assert {one.contribution: one.state for one in told.values()} == {here: "withdrawn", there: "waiting"}
    assert [
        row["text"] for row in (await admin.fetchrow(OF, here), await admin.fetchrow(OF, there)) if row
    ] == ["", TEXT]


async def test_taken_back_leaves_no_words_and_no_number_to_call(
    world: Cast, admin: asyncpg.Connection
) -> None:
    made = await send(an_in(world), world.network, contact=Contact("An Voorbeeld", "011 00 00 00"))
    async with door.enter(an_in(world)) as access:
        assert await contributing.withdraw(access, made, now=clock.now())
        assert not await contributing.withdraw(access, made, now=clock.now())
    row = await admin.fetchrow(OF, made)
    assert row is not None
    assert (row["state"], row["text"], row["withdrawn_in"].day) == ("withdrawn", "", 1)
    assert await admin.fetchval("select count(*) from contribution_contact") == 0


async def test_after_a_merger_what_was_sent_stays_and_the_successor_takes_back(
    world: Cast, admin: asyncpg.Connection
) -> None:
    made = await send(an_in(world), world.network)
    of_genk = await send(celia_in(world), world.network)
    before = await admin.fetch(ROWS)
    assert (await merge("--into", "genk", "pelt", "genk")).code == 0
    assert await admin.fetch(ROWS) == before, "nothing at the network changed"
    async with door.enter(celia_in(world)) as access:
        assert set(await arrived.tidings_here(access)) == {made, of_genk}
        assert await contributing.withdraw(access, made, now=clock.now())
    later = await send(celia_in(world), world.network)
    tokens = {row["id"]: row["municipality_token"] for row in await admin.fetch(ROWS)}
    assert tokens[later] == tokens[of_genk] != tokens[made]


async def test_when_a_case_moves_what_was_sent_stays_with_who_sent_it(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    before = await admin.fetch(ROWS)
    sent = [row["contribution"] for row in await admin.fetch(PASSAGES, moving.case)]
    assert sent
    async with inside(moving.world, "celia", "genk") as access:
        await accept(access, moving.move, now=clock.now())
    assert await admin.fetch(ROWS) == before
    async with inside(moving.world, "celia", "genk") as access:
        assert not set(sent) & set(await arrived.tidings_here(access))
    async with inside(moving.world, "an") as access:
        assert set(sent) <= set(await arrived.tidings_here(access))
        assert await contributing.withdraw(access, sent[0], now=clock.now())


async def test_when_a_case_is_erased_no_word_of_it_was_ever_at_the_network(
    kept: Kept, admin: asyncpg.Connection
) -> None:
    before = await admin.fetch(ROWS)
    sent = [row["contribution"] for row in await admin.fetch(PASSAGES, kept.case)]
    async with door.enter(kept.an) as access:
        await retention.ask_erasure(access, kept.case, now=clock.now())
    await run_due()
    assert await admin.fetchval('select count(*) from "case" where id = $1', kept.case) == 0
    assert await admin.fetch(ROWS) == before
    async with door.enter(kept.an) as access:
        assert await contributing.withdraw(access, sent[0], now=clock.now())


async def test_the_network_cannot_ask_who_sent_what(world: Cast) -> None:
    """Every table that the network may read, beside the ids it knows: none holds a municipality."""
    made = await send(an_in(world), world.network)
    async with door.enter(of_network(world)):
        found = await DB.connection.fetch(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'contribution' "
            "where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
        )
        for row in found:
            query = f'select count(*) from "{row["relname"]}" where contribution::text = $1'
            assert await DB.connection.fetchval(query, str(made)) == 0, row["relname"]
