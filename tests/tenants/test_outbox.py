"""The outbox: written with the decision, seen by the relay as ids only, claimed by one."""

from datetime import timedelta
from uuid import uuid4

import pytest

from infra import clock
from services.demonstration.cast import Cast
from tenants import crossings, door, outbox
from tenants.access import Municipality, job_access
from tenants.tables import Outbox


async def add(home: Municipality, dedupe: str, days: int = 0) -> None:
    async with door.enter(job_access(home, "tests")) as access:
        await outbox.add(
            access, "tests.job", dedupe=dedupe, not_before=clock.now() + timedelta(days=days), case=uuid4()
        )


async def due() -> list[crossings.Due]:
    async with door.lobby():
        return await crossings.outbox_due(clock.now(), 10)


async def claimed(world: Cast, row: crossings.Due) -> outbox.Claim:
    async with door.enter(job_access(world.pelt, "tests")):
        found = await outbox.claim(row.id, row.job)
    assert found is not None
    return found


async def test_the_relay_sees_what_is_due_of_everybody_oldest_first(world: Cast) -> None:
    await add(world.genk, "b", days=-1)
    await add(world.pelt, "a", days=-2)
    await add(world.pelt, "c", days=1)
    assert [(row.tenant, row.job) for row in await due()] == [
        (world.pelt.id, "tests.job"),
        (world.genk.id, "tests.job"),
    ]


async def test_the_same_decision_twice_is_one_row_per_municipality(world: Cast) -> None:
    for home in (world.pelt, world.pelt, world.genk):
        await add(home, "same")
    assert len(await due()) == 2


async def test_cancel_takes_back_what_starts_so_and_nothing_else(world: Cast) -> None:
    for dedupe in ("invite:1_", "invite:1_b", "invite:10", "invite:1%"):
        await add(world.pelt, dedupe)
    await add(world.genk, "invite:1_")
    async with door.enter(job_access(world.pelt, "tests")) as access:
        await outbox.cancel(access, "invite:1_")
        rows = await Outbox.select(Outbox.dedupe_key, Outbox.outcome).order_by(Outbox.dedupe_key)
    assert {row["dedupe_key"]: row["outcome"] for row in rows} == {
        "invite:1_": "cancelled",
        "invite:1_b": "cancelled",
        "invite:10": "",
        "invite:1%": "",
    }
    assert len(await due()) == 3


async def test_another_municipality_cannot_claim(world: Cast) -> None:
    await add(world.pelt, "a")
    [row] = await due()
    async with door.enter(job_access(world.genk, "tests")):
        assert await outbox.claim(row.id, row.job) is None


async def test_one_claims_and_only_that_one_finishes(world: Cast) -> None:
    await add(world.pelt, "a")
    [row] = await due()
    first = await claimed(world, row)
    assert await due() == []
    async with door.enter(job_access(world.pelt, "tests")):
        assert await outbox.claim(row.id, row.job) is None
        stranger = outbox.Claim(first.id, uuid4(), first.job, first.ids, first.message_id, 1, False)
        assert not await outbox.finish(stranger, "sent")
        assert await outbox.finish(first, "sent")
        assert not await outbox.finish(first, "sent")


async def test_who_comes_back_too_late_no_longer_finishes(
    world: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(world.pelt, "a")
    [row] = await due()
    first = await claimed(world, row)
    later = clock.now() + outbox.LEASE + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    second = await claimed(world, row)
    assert (second.message_id, second.is_in_doubt, second.attempts) == (first.message_id, True, 2)
    async with door.enter(job_access(world.pelt, "tests")):
        assert not await outbox.finish(first, "sent")
        assert await outbox.finish(second, "sent")


async def test_postponed_work_comes_back_without_doubt_unless_it_is_said(world: Cast) -> None:
    for dedupe, is_in_doubt in (("a", False), ("b", True)):
        await add(world.pelt, dedupe)
        [row] = await due()
        mine = await claimed(world, row)
        async with door.enter(job_access(world.pelt, "tests")):
            await outbox.postpone(mine, is_in_doubt=is_in_doubt)
        assert await due() == []
    async with door.enter(job_access(world.pelt, "tests")):
        rows = await Outbox.select(Outbox.is_in_doubt, Outbox.claim).order_by(Outbox.dedupe_key)
    assert rows == [{"is_in_doubt": False, "claim": None}, {"is_in_doubt": True, "claim": None}]


async def test_a_nudge_with_another_job_claims_nothing(world: Cast) -> None:
    async with door.enter(job_access(world.pelt, "test")) as access:
        await outbox.add(access, "invitations.send", dedupe="one", invitation=world.an)
    async with door.lobby():
        (row,) = await crossings.outbox_due(clock.now() + timedelta(seconds=1), 10)
    async with door.enter(job_access(world.pelt, "test")):
        assert await outbox.claim(row.id, "invitations.code") is None
        assert await outbox.claim(row.id, "invitations.send") is not None
