"""Later work of publications: one period of one network is counted, protected and written down."""

from uuid import UUID

from infra import clock
from jobs.network import Steps, network_steps
from services.publications import making


@network_steps("publications.make")
async def make(steps: Steps, publication: UUID) -> None:
    await making.make(steps.enter, publication, clock.now)
