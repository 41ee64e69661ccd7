"""Later work about neighbours: whoever came for one case is let go when nothing is open any more."""

from uuid import UUID

from infra import clock
from jobs.worker import job
from services.neighbours import actions
from tenants.access import Access


@job("neighbours.let-go")
async def let_go(access: Access, member: UUID) -> None:
    await actions.let_go(access, member, now=clock.now())
