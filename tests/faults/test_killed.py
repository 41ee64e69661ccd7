"""Worker, relay and Redis are killed in the middle of sending; Redis loses its data. Every mail arrives."""

import os
from collections import Counter
from typing import Any
from uuid import UUID, uuid4

from infra.settings import settings
from services.demonstration.cast import Cast
from tenants import door, outbox
from tenants.access import job_access
from tenants.tables import Outbox
from tests.faults.stage import RELAY, WORKER, Stage, Wire, until
from tests.faults.worker import NAME, address_of
from tests.jobs.mailbox import Mailbox

LEASE_SECONDS = 121


async def invite(world: Cast, number: int) -> list[UUID]:
    """One decision that invites so many."""
    invitations = [uuid4() for _ in range(number)]
    async with door.enter(job_access(world.pelt, NAME)) as access:
        for one in invitations:
            await outbox.add(access, NAME, dedupe=str(one), invitation=one)
    return invitations


async def rows(world: Cast) -> dict[str, dict[str, Any]]:
    async with door.enter(job_access(world.pelt, NAME)):
        found = await Outbox.select().where(Outbox.job == NAME)
    return {row["dedupe_key"]: row for row in found}


def recipients(mailbox: Mailbox) -> set[str]:
    return {to for to, _ in mailbox.contents}


def walk_ahead() -> None:
    """Until the leases of the dead are over."""
    path = settings().clock_file
    assert path is not None
    path.write_text(str(LEASE_SECONDS))


async def test_killing_worker_relay_and_redis_loses_no_mail(
    world: Cast, stage: Stage, mailbox: Mailbox
) -> None:
    invitations = await invite(world, 40)
    stage.start_redis()
    stage.start(RELAY, WORKER)
    await until(lambda: len(mailbox.contents) >= 8, 30, "the first mails")
    stage.kill(WORKER, RELAY)
    stage.lose_redis()
    sent_before = len(mailbox.contents)
    invitations += await invite(world, 10)
    stage.start_redis()
    stage.start(RELAY, WORKER)
    walk_ahead()

    wanted = {address_of(one) for one in invitations}
    await until(lambda: recipients(mailbox) == wanted, 30, "every mail")
    assert sent_before < 40
    assert await stage.stop(WORKER) == 0
    assert await stage.stop(RELAY) == 0
    found = await rows(world)
    assert {row["outcome"] for row in found.values()} == {"sent"}
    twice = [to for to, times in Counter(to for to, _ in mailbox.contents).items() if times > 1]
    assert len(twice) <= 6, "one worker died: what left in its last hundredth of a second, on two lines"
    for to in twice:
        first, *others = [mail["Message-ID"] for mail in mailbox.to(to)]
        assert others == [first]
        assert found[to.partition("@")[0]]["is_in_doubt"]


async def test_relay_and_worker_outlive_redis_and_postgresql(
    world: Cast, stage: Stage, mailbox: Mailbox
) -> None:
    wire = Wire(stage.database_url)
    stage.database_url = wire.url
    stage.start(RELAY, WORKER)  # before anything they need is there
    await until(lambda: "database away" in stage.log_of(RELAY), 30, "the relay")
    await until(lambda: "database away" in stage.log_of(WORKER), 30, "the worker")
    await wire.mend()
    stage.start_redis()
    invitations = await invite(world, 3)
    await until(lambda: len(mailbox.contents) == 3, 30, "three mails")

    stage.lose_redis()
    await wire.cut()
    invitations += await invite(world, 3)
    await until(lambda: "asking again" in stage.log_of(RELAY), 30, "the relay")
    await wire.mend()
    stage.start_redis()
    await until(lambda: len(mailbox.contents) == 6, 30, "six mails")
    assert recipients(mailbox) == {address_of(one) for one in invitations}
    assert await stage.stop(WORKER) == 0
    assert await stage.stop(RELAY) == 0
    await wire.cut()


async def test_a_worker_that_is_asked_to_stop_finishes_what_it_began(
    world: Cast, stage: Stage, mailbox: Mailbox
) -> None:
    invitations = await invite(world, 12)
    stage.start_redis()
    stage.start(RELAY, WORKER)
    await until(lambda: len(mailbox.contents) >= 2, 30, "the first mails")
    assert await stage.stop(WORKER) == 0
    found = await rows(world)
    assert [row for row in found.values() if row["claimed_until"] is not None] == []
    assert sum(row["outcome"] == "sent" for row in found.values()) == len(mailbox.contents) < 12
    stage.start(WORKER)
    await until(lambda: len(mailbox.contents) == 12, 30, "every mail")
    assert recipients(mailbox) == {address_of(one) for one in invitations}


async def test_a_database_role_that_may_too_much_ends_worker_and_relay_at_once(
    world: Cast, stage: Stage
) -> None:
    stage.database_url = os.environ["ADMIN_DATABASE_URL"]
    stage.start(RELAY, WORKER)
    await until(lambda: [one.poll() for one in stage.running.values()] == [1, 1], 20, "both")
    assert "TooStrong" in stage.log_of(RELAY)
    assert "TooStrong" in stage.log_of(WORKER)
