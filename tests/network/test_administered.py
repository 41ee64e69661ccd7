"""A network lets nobody into a municipality that looks after itself: who administers could come to every case."""

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.network.test_municipalities import WHO

SEEN = "update member set signed_in_at = now() - $2 * interval '1 day' where id = $1"
ASKED = "select count(*) from member_invitation"


@pytest.mark.attack
@pytest.mark.parametrize(("days", "asked"), [(3, 0), (40, 1)])
async def test_only_where_nobody_is_seen_any_more_another_is_asked(
    world: Cast, dirk: Browser, admin: asyncpg.Connection, days: int, asked: int
) -> None:
    await admin.execute(SEEN, world.members["fien", "pelt"], days)
    sent = await dirk.post(f"/netwerk/gemeenten/{world.pelt.id}/beheerder", WHO)
    assert sent.status_code == (303 if asked else 422)
    assert asked or "Hier beheert iemand die pas nog aangemeld was" in sent.text
    assert asked or 'value="Hilde Voorbeeld"' in sent.text
    assert await admin.fetchval(ASKED) == asked
