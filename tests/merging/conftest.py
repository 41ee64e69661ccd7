"""Pelt and Genk with the demo's situations: Niels in Pelt with An, the family Claes in Genk with Celia."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from infra import clock
from services.demonstration import claes, niels
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import Access, Role, member_access


@dataclass(frozen=True)
class Told:
    """Both municipalities before they merge."""

    world: Cast
    niels: UUID
    claes: UUID

    @property
    def an(self) -> Access:
        """Who coordinates Niels' situation, in Pelt."""
        return member_access(self.world.pelt, self.world.an, "An Voorbeeld", (Role.COORDINATOR,))

    @property
    def celia(self) -> Access:
        """Who coordinates the family's, in Genk."""
        member = self.world.members["celia", "genk"]
        return member_access(self.world.genk, member, "Celia Voorbeeld", (Role.COORDINATOR,))


@pytest.fixture
async def told(world: Cast) -> Told:
    """The two situations."""
    nobody = UUID(int=0)
    people = Told(world, nobody, nobody)
    async with door.enter(people.an) as access:
        of_niels = await niels.tell(access, clock.now())
    async with door.enter(people.celia) as access:
        of_claes = await claes.tell(access, clock.now())
    return Told(world, of_niels.case, of_claes.case)
