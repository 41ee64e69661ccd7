"""A network with bottlenecks of two past periods, one of them published, and Eva's browser."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest
from litestar import Litestar

from infra import clock
from services.bundles import actions
from services.bundles.actions import Where, Words
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import Access
from tests.conftest import Browser, client_of, signed_in
from tests.contributions.filling import send, settle, voiced
from tests.isolation.bundled import desk_of

SPRING, SUMMER = date(2025, 2, 10), date(2025, 8, 10)
SUB = "law-rule"
PUBLICATION = """
insert into publication (id, network, period, begins_on, ends_on, asked_at)
values ($1, $2, 'half-year', $3, $4, now())
"""
CELL = """
insert into publication_cell
  (network, publication, layer, theme, theme_name, sub_theme, sub_theme_name, place, low, high)
values ($1, $2, 'theme-place', $3, $3, $4, $4, $5, $6, $7)
"""
MADE = "update publication set state = 'made', made_at = now() where id = $1"
PUBLISHED = "update publication set state = 'published', published_at = now() where id = $1"


@dataclass(frozen=True)
class Desk:
    """The network of the tests: Eva's access, and the contributions that An and two others sent in spring."""

    world: Cast
    eva: Access
    ans: list[UUID]
    others: list[UUID]
    late: list[UUID]

    async def bundle(self, title: str = "Een brief die niemand leest", *, parts: int = 0) -> UUID:
        """A bundle about an address, with so many of An's texts and one of another's."""
        words = Words(title, "Wie niet antwoordt, verliest zijn plaats.", "Bel eerst.", "de provincie")
        today = clock.today()
        async with door.enter(self.eva) as access:
            made = await actions.begin(access, words, Where("law", SUB), once=uuid4(), today=today)
            wanted = [*self.ans[:parts], *self.others[:1]] if parts else []
            await actions.add(access, made, wanted, today=today)
        return made


async def publish(
    admin: asyncpg.Connection, network: UUID, begins: date, ends: date, cells: list[tuple[object, ...]]
) -> UUID:
    """A publication with these cells (theme, sub-theme, place, low, high), as the job would leave it."""
    made = uuid4()
    await admin.execute(PUBLICATION, made, network, begins, ends)
    for cell in cells:
        await admin.execute(CELL, network, made, *cell)
    await admin.execute(MADE, made)
    await admin.execute(PUBLISHED, made)
    return made


@pytest.fixture
async def desk(world: Cast, admin: asyncpg.Connection) -> Desk:
    """Spring is published and shows the sub-theme for the whole network; summer is not."""
    homes = await settle(world, 5)
    ans = await send(world, homes["pelt"], voiced(SUB, SPRING, 3))
    others = await send(world, homes["genk"], voiced(SUB, SPRING, 2))
    others += await send(
        world, homes["hasselt"] if "hasselt" in homes else homes["genk"], voiced(SUB, SPRING, 1)
    )
    late = await send(world, homes["pelt"], voiced(SUB, SUMMER, 1))
    cells: list[tuple[object, ...]] = [
        ("law", "", "", 10, 14),
        ("law", SUB, "", 5, 9),
        ("law", SUB, "Maaseik", None, None),
    ]
    await publish(admin, world.network, date(2025, 1, 1), date(2025, 6, 30), cells)
    return Desk(world, await desk_of(world.network), ans, others, late)


@pytest.fixture
async def eva(app: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Eva reads and bundles for the network."""
    async with client_of(app) as client:
        yield await signed_in(client, "eva", None, world)


def once(page: httpx.Response) -> str:
    """The token of the first form on this page that has one."""
    return page.text.split('name="once"')[1].split('value="')[1].split('"')[0]


def content(text: str) -> dict[str, object]:
    """What a policy file says."""
    found: dict[str, object] = json.loads(text)
    return found
