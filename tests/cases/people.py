"""Who acts in these tests, and reading rows as they see them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from infra.piccolo_conf import DB
from services.demonstration.cast import PEOPLE, Cast
from tenants import door
from tenants.access import Access, Role, job_access, member_access


@asynccontextmanager
async def inside(world: Cast, key: str, slug: str = "pelt", *roles: Role) -> AsyncIterator[Access]:
    """One transaction on behalf of somebody of the cast, with the roles that they have there."""
    person = next(one for one in PEOPLE if one.key == key)
    found = roles or tuple(role for place, role in person.works if place == slug)
    member = member_access(world.municipalities[slug], world.members[key, slug], person.name, found)
    async with door.enter(member) as access:
        yield access


async def rows(world: Cast, query: str, *values: object) -> list[dict[str, Any]]:
    """What stands in the database of Pelt, all cases."""
    async with door.enter(job_access(world.pelt, "test")):
        return [dict(row) for row in await DB.connection.fetch(query, *values)]
