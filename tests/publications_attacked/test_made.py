"""What the job writes down is what the protection says, whatever waits, was refused or taken back beside it."""

from contextlib import suppress
from random import Random
from uuid import UUID

import asyncpg
import pytest

from infra.piccolo_conf import DB
from services.errors import Refused
from services.publications import building
from services.publications.tables import Publication
from services.publications.tally import Outline
from services.themes.first import FIRST
from tenants.words.domains import DOMAINS
from tests.figures import Figure
from tests.publications_attacked import desk
from tests.publications_attacked.corpora import PLACES, SHAPES, Corpus
from tests.publications_attacked.laying import lay, real
from tests.publications_attacked.protected import publish
from tests.publications_attacked.standing import WIDTH

OUTLINE = Outline(
    {theme.code: tuple(part.code for part in theme.parts) for theme in FIRST}, PLACES, tuple(DOMAINS)
)
pytestmark = pytest.mark.attack


def shaped(name: str) -> Corpus:
    return SHAPES[name](Random(name))


@pytest.mark.parametrize("name", ["many_of_one", "at_the_edges", "one_holds_a_theme"])
async def test_the_job_tells_what_the_protection_says(
    network: UUID, admin: asyncpg.Connection, name: str
) -> None:
    await lay(admin, network, shaped(name))
    told = await desk.cells(network, await desk.made(network))
    assert told == publish(real(shaped(name)), OUTLINE)
    assert any(band and band[0] % WIDTH == 0 for band in told.values())


@pytest.mark.parametrize("state", ["waiting", "refused", "withdrawn"])
async def test_what_is_not_accepted_changes_no_byte(
    network: UUID, admin: asyncpg.Connection, state: str, figure: Figure
) -> None:
    """Not the hash of what it was made from either."""
    await lay(admin, network, shaped("ordinary"))
    made = await desk.made(network)
    before = await rebuilt(network, made)
    await lay(admin, network, shaped("skewed"), state=state)
    assert await rebuilt(network, made) == before
    figure(f"publications attacked, one hundred and twenty {state} bottlenecks more: cells changed", 0)


async def test_rebuilt_from_what_was_frozen_it_is_the_same(network: UUID, admin: asyncpg.Connection) -> None:
    await lay(admin, network, shaped("at_the_edges"))
    made = await desk.made(network)
    async with desk.enter(network):
        found = await Publication.objects().get(Publication.id == made)
    assert found is not None
    assert await rebuilt(network, made) == (found.inputs_hash, found.content_hash)
    otherwise = "set local enable_hashagg = off"
    assert await rebuilt(network, made, otherwise) == (found.inputs_hash, found.content_hash)


async def rebuilt(network: UUID, publication: UUID, how: str = "select") -> tuple[str, str]:
    """Both hashes of a publication that is counted and protected anew, in whatever way PostgreSQL goes about it."""
    async with desk.enter(network):
        await DB.connection.execute(how)
        found = await Publication.objects().get(Publication.id == publication)
        assert found is not None
        counted = await building.count(found)
        told = building.protected(found, counted, await building.hidden_before(found))
        return counted.inputs_hash, building.hashed(building.rows(found, told))


async def test_two_periods_never_overlap(network: UUID, admin: asyncpg.Connection) -> None:
    """A half-year less its first quarter would be the second quarter, without floors of its own."""
    await lay(admin, network, shaped("ordinary"))
    await desk.choose(network, "quarter", seen=0)
    begun = [await desk.begin(network)]
    await desk.choose(network, "half-year", seen=1)
    with suppress(Refused):
        begun.append(await desk.begin(network))
    for one in begun:
        with suppress(Refused):
            await desk.order(network, one)
            await desk.work()
            await desk.publish(network, one)
    told = await admin.fetch("select begins_on, ends_on from publication where state <> 'making' order by 1")
    assert len(told) == 1, told
