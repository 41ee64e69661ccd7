"""Later work inside a test, without Redis: what the relay would hand over is done here and now."""

from uuid import UUID

from infra import clock
from jobs import register
from jobs.worker import perform_together
from tenants import crossings, door
from tenants.crossings import Due

ROUNDS = 10


async def run_due() -> list[str]:
    """Do everything that is due, as the relay groups it, also what that brings about; what became of each row."""
    assert register.names()
    told: list[str] = []
    for _ in range(ROUNDS):
        async with door.lobby():
            due = await crossings.outbox_due(clock.now(), 500)
        if not due:
            break
        groups: dict[tuple[UUID, str], list[Due]] = {}
        for one in due:
            groups.setdefault((one.tenant, one.job), []).append(one)
        outcomes: dict[UUID, str] = {}
        for group in groups.values():
            rows = [one.id for one in group]
            outcomes |= zip(rows, await perform_together(group[0], rows), strict=True)
        told += [outcomes[one.id] for one in due]
    return told
