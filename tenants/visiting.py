"""A visit: who works for a network does one thing in a municipality of that network, and goes back.

Inside, PostgreSQL shows the municipality without any case. What was done stands in the municipality's own audit.
Decision record 0014.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import audit, door
from tenants.access import Access, Kind, Municipality, NotAllowed

INSIDE = frozenset({"members.invite"})
OURS = """
select g.id, g.slug, g.name from municipality g join network_municipality n on n.municipality = g.id
where n.network = $1 and g.id = $2 and g.valid_to is null
"""


@asynccontextmanager
async def visit(access: Access, municipality: UUID) -> AsyncIterator[Access]:
    """The municipality, to ask who will administer it; raises NotAllowed for one of another network."""
    access.require("network.municipalities")
    home = await DB.connection.fetchrow(OURS, access.network, municipality)
    if access.actor.kind is not Kind.NETWORK or home is None:
        raise NotAllowed("not a municipality of this network")
    there = replace(
        access, municipality=Municipality(**home), rights=INSIDE, network=None, cases="", audit_lines=[]
    )
    await door.bind(there)
    yield there
    await audit.write(there)
    await door.bind(access)
