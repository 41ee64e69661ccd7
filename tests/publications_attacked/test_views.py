"""All views on texts together: what the desk proposes for each place, under what the reading room has them.

Texts can be counted and known again, so every meeting and every difference of two views is held to the floors.
"""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from itertools import permutations
from random import Random
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.bundles import places, proposals
from services.bundles.tables import Bundle
from services.readings import queries
from services.readings.queries import Sought
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of
from tests.figures import IS_LONG, Figure
from tests.publications_attacked import desk
from tests.publications_attacked.corpora import SHAPES
from tests.publications_attacked.laying import lay
from tests.publications_attacked.standing import Standing

NAMES = list(SHAPES) if IS_LONG else ["at_the_edges", "ordinary"]
WHOSE = "select id, theme, client_token, municipality_token from network_contribution"
pytestmark = pytest.mark.attack
Views = dict[object, frozenset[UUID]]


@pytest.mark.parametrize("name", [one for one in NAMES if one != "nobody"])
async def test_no_two_views_on_texts_isolate_anybody(
    network: UUID, admin: asyncpg.Connection, name: str, figure: Figure
) -> None:
    await lay(admin, network, SHAPES[name](Random(name)))
    await desk.publish(network, await desk.made(network))
    whose: dict[UUID, asyncpg.Record] = {row["id"]: row for row in await admin.fetch(WHOSE)}
    seen = await views(network)
    tried = 0
    for one, other in permutations(seen, 2):
        for rest in (seen[one] & seen[other], seen[one] - seen[other]):
            tried += 1
            standing = of([whose[text] for text in rest])
            assert not rest or (standing.clients >= 5 and len(standing.homes) >= 3), (one, other, standing)
    figure(
        "publications attacked: meetings and differences of two views that isolate fewer than five",
        0,
        of=tried,
    )
    assert tried > 0


async def views(network: UUID) -> Views:
    """Which texts stand where."""
    found: Views = {}
    actor = Actor(Kind.NETWORK, None, "Eva", (NetworkRole.SECOND_READER,))
    reader = Access(None, actor, rights_of((NetworkRole.SECOND_READER,)), network=network)
    async with door.enter(reader) as access:
        for one in await places.shown(access):
            bundle = Bundle(id=uuid4(), theme=one.theme, sub_theme=one.sub_theme, place=one.place)
            found["bundle", one] = frozenset(text.id for text in await proposals.proposed(access, bundle))
        said = [text async for text in _room(access)]
    for heading in {text.said for text in said}:
        if heading.theme:
            found["room", heading] = frozenset(text.id for text in said if text.said == heading)
    return found


async def _room(access: Access) -> AsyncIterator[queries.Text]:
    editions = await queries.editions(access)
    page, has_more = 0, True
    while has_more:
        room = await queries.room(access, editions, Sought(words="bijdrage", page=page))
        page, has_more = page + 1, room.has_more
        for text in room.texts:
            yield text


def of(rows: Sequence[asyncpg.Record]) -> Standing:
    clients = {(row["municipality_token"], row["client_token"]) for row in rows}
    homes = {home: number for number, home in enumerate({home for home, _ in clients})}
    return Standing(len(clients), Counter(homes[home] for home, _ in clients))
