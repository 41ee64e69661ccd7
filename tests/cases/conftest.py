"""Niels' situation, coordinated by An."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from infra import clock
from services.demonstration import niels as story
from services.demonstration.cast import Cast
from tests.cases.people import inside


@dataclass(frozen=True)
class Niels:
    """The case, who stands in its circle by first name, and the address of its page."""

    case: UUID
    people: dict[str, UUID]

    @property
    def path(self) -> str:
        """Where it is shown."""
        return f"/situaties/{self.case}"


@pytest.fixture
async def niels(world: Cast) -> Niels:
    """Everything as it is a week before the consultation."""
    async with inside(world, "an") as access:
        scene = await story.tell(access, clock.now())
    return Niels(scene.case, scene.people)
