"""Making a publication in steps that the network sees; it appears whole, in the last one, or not at all."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from uuid import UUID

from services.publications import building
from services.publications.queries import lock
from services.publications.tables import Publication, State
from tenants.access import Access

Enter = Callable[[], AbstractAsyncContextManager[Access]]


async def make(enter: Enter, publication: UUID, now: Callable[[], datetime]) -> bool:
    """`enter` opens one transaction each time; False when it was made already."""
    async with enter():
        found = await _take(publication, 1)
    if found is None:
        return False
    async with enter():
        counted = await building.count(found)
        before = await building.hidden_before(found)
        await _take(publication, 2)
    cells = building.protected(found, counted, before)
    async with enter():
        await _take(publication, 3)
    async with enter():
        if await _take(publication, found.steps) is None:
            return False
        content_hash = await building.write(found, cells)
        await Publication.update(
            {
                Publication.state: State.MADE,
                Publication.made_at: now(),
                Publication.inputs_hash: counted.inputs_hash,
                Publication.content_hash: content_hash,
            }
        ).where(Publication.id == publication)
    return True


async def _take(publication: UUID, step: int) -> Publication | None:
    """Keep it to ourselves and say how far we are; None when it was made already."""
    row = await lock(publication)
    if row is None or row["state"] != State.MAKING:
        return None
    await Publication.update({Publication.step: step}).where(Publication.id == publication)
    return await Publication.objects().get(Publication.id == publication)
