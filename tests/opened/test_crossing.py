"""The crossings for anybody: published cells and nothing else."""

from uuid import UUID, uuid4

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door, opened


async def test_anybody_reads_published_cells_in_the_lobby(
    world: Cast, published: UUID, unpublished: UUID
) -> None:
    async with door.lobby():
        found = await opened.publications()
        cells = await opened.cells(published)
        assert await opened.cells(unpublished) == []
        assert await opened.cells(uuid4()) == []
        assert await DB.connection.fetchval("select count(*) from publication_cell") == 0
        assert await DB.connection.fetchval("select count(*) from publication") == 0
    assert [(one.publication, one.slug, one.version) for one in found] == [(published, "limburg", 1)]
    assert len(cells) == 16
    assert all((one.low is None) == (one.high is None) for one in cells)


async def test_cells_come_in_an_order_of_their_codes(world: Cast, published: UUID) -> None:
    async with door.lobby():
        cells = await opened.cells(published)
    keys = [(one.layer, one.theme, one.sub_theme, one.domain, one.place) for one in cells]
    assert keys == sorted(keys)
