"""A case that moves takes along what was said; what was confirmed and sent stays with the municipality."""

import asyncpg
import pytest

from infra import clock
from services.procedures.move_case import accept
from tests.cases.people import inside
from tests.moves.conftest import Moving, moving, once_told, told

__all__ = ["moving", "once_told", "told"]

LEFT = """
select s.sentence <> '' as confirmed, s.is_free, exists (select from signal_passage p where p.signal = s.id) as sent
from signal s where s.tenant = $1 and s.id = any ($2)
"""


@pytest.mark.usefixtures("told")
async def test_what_was_sent_stays_and_what_was_never_confirmed_goes(
    moving: Moving, admin: asyncpg.Connection
) -> None:
    pelt = moving.world.pelt.id
    await admin.execute(
        """with made as (insert into signal (tenant, sentence, kind, domain, marked_at)
             values ($1, '', '', '', now()) returning id)
           insert into signal_origin (tenant, "case", signal, original)
           select $1, $2, id, 'Nooit herschreven.' from made""",
        pelt,
        moving.case,
    )
    of_case = 'select array_agg(signal) from signal_origin where "case" = $1'
    theirs = await admin.fetchval(of_case, moving.case)
    assert len(theirs) == 2
    async with inside(moving.world, "celia", "genk") as access:
        await accept(access, moving.move, now=clock.now())
    assert [tuple(row) for row in await admin.fetch(LEFT, pelt, theirs)] == [(True, True, True)]
    assert await admin.fetchval(of_case, moving.case) is None
