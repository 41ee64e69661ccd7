"""Reading publications for pages and files that anybody may open: in the lobby, where nobody is known."""

from collections.abc import Sequence
from itertools import groupby

from services.errors import NotFound
from services.readings.queries import Edition
from tenants import door, opened
from tenants.opened import Opened
from tenants.words.periods import code

Networks = Sequence[Sequence[Edition]]


async def everything() -> Networks:
    """Every network that published, by name, each with its publications, newest first."""
    async with door.lobby():
        return await _with_cells(await opened.publications())


async def of_network(slug: str) -> Sequence[Edition]:
    """What one network published, newest first; NotFound when nothing."""
    async with door.lobby():
        found = [one for one in await opened.publications() if one.slug == slug]
        if not found:
            raise NotFound("publications")
        return (await _with_cells(found))[0]


async def one(slug: str, period: str) -> tuple[Edition, Sequence[Opened]]:
    """One publication, and all of that network, newest first; NotFound when there is none."""
    async with door.lobby():
        found = [each for each in await opened.publications() if each.slug == slug]
        this = next((each for each in found if code(each.begins_on, each.ends_on) == period), None)
        if this is None:
            raise NotFound("publication")
        return Edition(this, await opened.cells(this.publication)), _newest_first(found)


async def _with_cells(found: Sequence[Opened]) -> Networks:
    cells = await opened.cells_of([each.publication for each in found])
    ordered = sorted(found, key=lambda each: (each.network, each.slug))
    return [
        [Edition(each, cells[each.publication]) for each in _newest_first(list(group))]
        for _, group in groupby(ordered, key=lambda each: each.slug)
    ]


def _newest_first(found: Sequence[Opened]) -> list[Opened]:
    return sorted(found, key=lambda each: (each.begins_on, each.ends_on), reverse=True)
