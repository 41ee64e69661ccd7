"""Twelve municipalities of Limburg that sent something in the first half of 2026, and Dirk's desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from infra import clock
from jobs import network, register
from services.demonstration.cast import Cast
from services.publications import actions, queries
from services.publications.protection import Key
from services.publications.tables import Publication
from tenants import door, network_work
from tenants.access import Access, Actor, Kind, Municipality, NetworkRole, rights_of
from tests.contributions.filling import fill

assert register.names()

Told = dict[Key, tuple[int, int] | None]
MARCH = date(2026, 3, 10)


@dataclass
class Desk:
    """The network administrator, and what the worker would do."""

    world: Cast
    homes: dict[str, Municipality]

    @asynccontextmanager
    async def enter(self, role: NetworkRole = NetworkRole.ADMINISTRATOR) -> AsyncIterator[Access]:
        who = Actor(Kind.NETWORK, None, "Dirk", (role,))
        async with door.enter(Access(None, who, rights_of((role,)), network=self.world.network)) as access:
            yield access

    async def begin(self) -> Publication:
        async with self.enter() as access:
            return await actions.begin(access, now=clock.now(), today=clock.today())

    async def make(self, level: str = "") -> UUID:
        """The next period, from freezing it to its cells."""
        begun = await self.begin()
        async with self.enter() as access:
            await actions.order(access, begun.id, level)
        await work()
        return UUID(str(begun.id))

    async def get(self, publication: UUID) -> Publication:
        async with self.enter() as access:
            return await queries.get_publication(access, publication)

    async def told(self, publication: UUID) -> Told:
        """Every cell with its band."""
        async with self.enter():
            rows = await queries.cells(publication)
        return {
            (row.layer, row.theme, row.sub_theme, row.domain, row.place): (row.low, row.high)
            if row.low is not None and row.high is not None
            else None
            for row in rows
        }


async def work() -> list[str]:
    """Whatever waits, done."""
    async with door.lobby():
        found = await network_work.due(clock.now(), 1000)
    return [await network.perform(one) for one in found if one.job.startswith("publications.")]


@pytest.fixture
async def desk(world: Cast) -> Desk:
    return Desk(world, await fill(world, MARCH, each=18))
