"""Who administers the network, at work: begins, has made, publishes; and what anybody reads afterwards."""

from contextlib import AbstractAsyncContextManager
from datetime import date
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from jobs import network, register
from services.publications import actions
from tenants import door, network_work
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of
from tests.publications_attacked.auditor import Band, Key

ROLE = NetworkRole.ADMINISTRATOR
CELLS = """
select c.theme, c.sub_theme, c.domain, c.place, c.low, c.high from publication_cell c
join publication p on p.id = c.publication where p.id = $1 and p.state <> 'making'
"""


def enter(of: UUID) -> AbstractAsyncContextManager[Access]:
    """One transaction at the desk of the network."""
    assert "publications.make" in register.names()
    return door.enter(
        Access(None, Actor(Kind.NETWORK, None, "Dirk", (ROLE,)), rights_of((ROLE,)), network=of)
    )


async def choose(of: UUID, period: str, *, seen: int) -> None:
    async with enter(of) as access:
        await actions.choose(access, period, 5, 3, seen=seen)


async def begin(of: UUID, today: date | None = None) -> UUID:
    async with enter(of) as access:
        begun = await actions.begin(access, now=clock.now(), today=today or clock.today())
    return UUID(str(begun.id))


async def order(of: UUID, publication: UUID) -> None:
    async with enter(of) as access:
        await actions.order(access, publication, "")


async def work() -> list[str]:
    """What waits for a network, done here and now."""
    async with door.lobby():
        found = await network_work.due(clock.now(), 100)
    return [await network.perform(one) for one in found if one.job == "publications.make"]


async def made(of: UUID) -> UUID:
    """The next period, until its cells stand there."""
    begun = await begin(of)
    await order(of, begun)
    assert await work() == ["done"]
    return begun


async def publish(of: UUID, publication: UUID) -> None:
    async with enter(of) as access:
        await actions.publish(access, publication, now=clock.now())


async def cells(of: UUID, publication: UUID) -> dict[Key, Band | None]:
    """What it tells; nothing as long as it is being made."""
    async with enter(of):
        rows = await DB.connection.fetch(CELLS, publication)
    return {
        (row["theme"], row["sub_theme"], row["domain"], row["place"]): (row["low"], row["high"])
        if row["low"]
        else None
        for row in rows
    }
