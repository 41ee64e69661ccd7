"""The publications of the demonstration: made as people would, and in the log once."""

from datetime import timedelta

import asyncpg

from infra import clock
from services.demonstration import periods
from tests.publications.conftest import Desk

LINES = "select action, count(*) from network_log_line where action like 'publication.%' group by action"


async def test_what_the_demonstration_publishes_stands_in_the_log_once(
    desk: Desk, admin: asyncpg.Connection
) -> None:
    later = timedelta(days=365)
    made = await periods.tell(desk.world.network, clock.now() + later, clock.today() + later)
    assert len(made) > 1
    told = {row["action"]: row["count"] for row in await admin.fetch(LINES)}
    assert told == {
        "publication.begun": len(made),
        "publication.ordered": len(made),
        "publication.published": len(made) - 1,
    }
