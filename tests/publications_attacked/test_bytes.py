"""Two worlds, one with a bottleneck more: every byte that leaves is the same, unless something was crossed.

What leaves: pages and files for everybody, the tables of the network, a bundle's policy file as page and on paper.
"""

import re
from collections.abc import Iterator
from random import Random
from uuid import UUID, uuid4

import asyncpg
import pytest
from litestar import Litestar

from infra import clock
from infra.settings import settings
from services.bundles import actions
from services.demonstration.cast import Cast, assemble
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of
from tenants.tables import NetworkMember
from tests.conftest import client_of, signed_in
from tests.database import EMPTY
from tests.figures import IS_LONG, Figure
from tests.publications_attacked import desk
from tests.publications_attacked.corpora import SHAPES, THEMES, Corpus
from tests.publications_attacked.laying import CODES, lay, settle
from tests.publications_attacked.standing import crossed
from tests.publications_attacked.test_protected import one_more
from web.opened.catalogue import ROOT

MORE = 6 if IS_LONG else 1
HERE = f"{ROOT}/limburg"
OPEN = (
    *(
        ROOT,
        HERE,
        f"{ROOT}/catalogus.ttl",
        f"{ROOT}/catalogus.jsonld",
        f"{HERE}/metadata.ttl",
        "/sitemap.xml",
    ),
    *(f"{HERE}/2026-h1{end}" for end in ("", "/knelpunten.csv", "/knelpunten.csv-metadata.json")),
    *(f"{HERE}/2026-h1/metadata.{end}" for end in ("ttl", "jsonld")),
)
NETWORK = ("/netwerk/tabel", "/netwerk/kaart", "/netwerk/geheugen")
# By chance in every world: ids and the token of a form; and on paper the second in which it was made.
CHANCE = re.compile(
    rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    rb"|[0-9a-f]{64}(?=\"[}']|\">)"
    rb"|D:\d{14}Z|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?|(?<=ID>)[^<]+|/ID ?\[[^\]]*\]"
)
pytestmark = [pytest.mark.attack, pytest.mark.timeout(240)]


async def test_one_more_bottleneck_changes_no_byte(
    world: Cast, admin: asyncpg.Connection, app: Litestar, figure: Figure
) -> None:
    corpus = SHAPES["ordinary"](Random("bytes"))
    before = await left(app, admin, corpus)
    assert all(before.values())
    for more in quiet(corpus):
        after = await left(app, admin, (*corpus, *more))
        changed = [path for path in before if before[path] != after[path]]
        assert changed == [], more
    whole = sum(map(len, before.values()))
    figure("publications attacked, one more bottleneck, pages and files: bytes changed", 0, of=whole * MORE)


async def test_what_crosses_an_edge_is_seen(world: Cast, admin: asyncpg.Connection, app: Litestar) -> None:
    """Or the silence above would prove nothing."""
    corpus = SHAPES["ordinary"](Random("bytes"))
    before = await left(app, admin, corpus)
    after = await left(app, admin, (*corpus, *SHAPES["one_holds_a_theme"](Random("bytes"))))
    assert before[f"{HERE}/2026-h1/knelpunten.csv"] != after[f"{HERE}/2026-h1/knelpunten.csv"]


def quiet(corpus: Corpus) -> Iterator[Corpus]:
    """One bottleneck more, that crosses nothing."""
    random, found = Random("more"), 0
    while found < MORE:
        more = one_more(random, corpus)
        if not crossed(corpus, (*corpus, more)):
            found += 1
            yield (more,)


async def left(app: Litestar, admin: asyncpg.Connection, corpus: Corpus) -> dict[str, bytes]:
    """A world of its own with this corpus, published: everything that leaves it."""
    await admin.execute(EMPTY)
    world = await assemble(settings().oidc_issuer)
    await settle(world)
    await lay(admin, world.network, corpus)
    made = await desk.made(world.network)
    await desk.publish(world.network, made)
    bundle = await _bundle(world)
    async with client_of(app) as client:
        nobody = {path: (await client.get(path)).content for path in OPEN}
        dirk = await signed_in(client, "dirk", None, world)
        pages = [*NETWORK, f"/netwerk/publicaties/{made}", f"/netwerk/bundels/{bundle}/dossier"]
        inside = {path: await dirk.get(path) for path in (*pages, f"{pages[-1]}/pdf")}
    assert {path: one.status_code for path, one in inside.items()} == dict.fromkeys(inside, 200)
    told = nobody | {path: one.content for path, one in inside.items()}
    return {CHANCE.sub(b"", path.encode()).decode(): CHANCE.sub(b"", one) for path, one in told.items()}


async def _bundle(world: Cast) -> UUID:
    async with door.enter(_reader(world, None)):
        dirk = await NetworkMember.objects().first()
    assert dirk is not None
    async with door.enter(_reader(world, dirk.id)) as access:
        where, words = actions.Where(CODES[THEMES[0]]), actions.Words("Wat knelt", asks="Meer plaats.")
        made = await actions.begin(access, words, where, once=uuid4(), today=clock.today())
        return UUID(str(made))


def _reader(world: Cast, member: UUID | None) -> Access:
    roles = (NetworkRole.ADMINISTRATOR,)
    return Access(None, Actor(Kind.NETWORK, member, "Dirk", roles), rights_of(roles), network=world.network)
