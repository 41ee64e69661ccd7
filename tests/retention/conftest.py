"""Niels' situation in Pelt, told whole, and the family's beside it; the clock may walk."""

from dataclasses import dataclass
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from services.demonstration import claes, niels
from services.demonstration.cast import Cast
from services.procedures.cancel_consultation import cancel_consultation
from tenants import door
from tenants.access import Access, Role, member_access
from tests.invitations.fixtures import walk

__all__ = ["walk"]

DAY = 86_400


@dataclass(frozen=True)
class Kept:
    """Two situations of An."""

    world: Cast
    case: UUID
    other: UUID

    @property
    def an(self) -> Access:
        return member_access(self.world.pelt, self.world.an, "An Voorbeeld", (Role.COORDINATOR,))


@pytest.fixture
async def kept(world: Cast, admin: asyncpg.Connection) -> Kept:
    """Both told; what was planned for Niels is called off, and its mails are gone."""
    an = member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))
    async with door.enter(an) as access:
        told = await niels.tell(access, clock.now())
        family = await claes.tell(access, clock.now())
    coming = await admin.fetch('select id from consultation where "case" = $1 and held_at is null', told.case)
    async with door.enter(an) as access:
        for row in coming:
            await cancel_consultation(access, row["id"], now=clock.now())
    await admin.execute("update outbox set done_at = now() where not_before <= now()")
    return Kept(world, told.case, family.case)
