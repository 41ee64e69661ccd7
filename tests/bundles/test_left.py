"""What left a bundle stays left, and an origin leaves for good: also for a statement as the role app."""

import asyncpg
import pytest

from infra.piccolo_conf import DB
from tenants import door, tidings
from tests.bundles.conftest import Desk
from tests.contributions.conftest import an_in

AGAIN = """
insert into bundle_part (bundle, contribution, added_on, added_by) values ($1, $2, current_date, $3)
"""
BACK = "update bundle_part set left_on = null, left_why = '' where contribution = $1"


async def test_nobody_brings_back_what_an_origin_took_out(desk: Desk) -> None:
    bundle = await desk.bundle(parts=2)
    left = desk.ans[0]
    async with door.enter(an_in(desk.world)) as access:
        assert await tidings.leave_bundle(access, left, bundle)
    with pytest.raises(asyncpg.CheckViolationError, match="stays left"):
        async with door.enter(desk.eva):
            await DB.connection.execute(BACK, left)
    with pytest.raises(asyncpg.CheckViolationError, match="for good"):
        async with door.enter(desk.eva):
            await DB.connection.execute(AGAIN, bundle, left, desk.eva.actor.id)
