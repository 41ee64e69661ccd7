"""Lines in the audit of a municipality, and what its verification says of them."""

from pathlib import Path
from uuid import UUID

from infra import clock
from tenants import anchors, audit, crossings, door, verifying
from tenants.access import Municipality, job_access


async def note(
    place: Municipality, *actions: str, reason: str | None = None, case: UUID | None = None
) -> None:
    """One line for each action, in one transaction."""
    async with door.enter(job_access(place, "test")) as access:
        for action in actions:
            audit.record(access, action, reason=reason, case=case)


async def anchor(folder: Path) -> None:
    """As the relay does every hour."""
    async with door.lobby():
        heads = [anchors.Head(**row) for row in await crossings.audit_heads()]
    anchors.write(folder, heads, clock.now())


async def found(place: Municipality, folder: Path) -> list[tuple[str, int]]:
    """What the verification finds in one municipality."""
    verdict = await verifying.verify(place.id, place.slug, anchors.read(folder))
    return [(fault.code, fault.number) for fault in verdict.faults]
