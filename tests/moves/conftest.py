"""Niels moves from Pelt to Genk: everything that there is of him, offered and not yet accepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from services.consultations.queries import next_consultation
from services.demonstration.cast import Cast
from services.moves.actions import offer
from services.moves.rules import Consented
from services.procedures.cancel_consultation import cancel_consultation
from tests.cases.people import inside
from tests.crawl.told import Told, once_told, told
from tests.isolation.niels import Scenery
from tests.later import run_due

__all__ = ["once_told", "told"]

TABLES = """
select c.relname, a.attname, case when a.attname = 'opens' then 'case' else a.attname end as about
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attname in ('case', 'opens', 'led_to', 'referral')
where n.nspname = 'public' and c.relkind = 'r' and not (c.relname = 'case' and a.attname = 'referral')
"""


@dataclass(frozen=True)
class Moving:
    """The case in Pelt, the offer to Genk, and everything that was told."""

    told: Told
    case: UUID
    move: UUID

    @property
    def scenery(self) -> Scenery:
        """Ids, links and PINs."""
        return self.told.scenery

    @property
    def world(self) -> Cast:
        """The cast."""
        return self.told.scenery.world


async def call_off(world: Cast, case: UUID) -> None:
    """What is planned in Pelt is called off, and the mails about it have left."""
    async with inside(world, "an") as access:
        while (coming := await next_consultation(access, case)) is not None:
            await cancel_consultation(access, coming.id, now=clock.now())
    await run_due()


async def offer_to_genk(world: Cast, case: UUID, along: str = "everything") -> UUID:
    """An offers it, with Niels' yes."""
    said = Consented("Niels Voorbeeld", clock.today(), "spoken", along)
    async with inside(world, "an") as access:
        made = await offer(access, case, world.genk.id, said, now=clock.now())
    return made.id


@pytest.fixture
async def moving(told: Told) -> Moving:
    """Offered, with nothing ahead in Pelt any more."""
    case = UUID(told.scenery.ids["coming"]["case_id"])
    await call_off(told.scenery.world, case)
    return Moving(told, case, await offer_to_genk(told.scenery.world, case))


async def rows_of(admin: asyncpg.Connection, case: UUID, tenant: UUID) -> Mapping[str, int]:
    """How many rows each table has of one case in one municipality."""
    found = {}
    for row in await admin.fetch(TABLES):
        column = row["attname"]
        where = f'"{column}" = $1'
        if column == "referral":
            where = "referral in (select id from referral where led_to = $1)"
        found[row["relname"]] = await admin.fetchval(
            f'select count(*) from "{row["relname"]}" where {where} and tenant = $2', case, tenant
        )
    return {name: count for name, count in sorted(found.items()) if count}
