"""The outbox of a network: done once, by one worker, found again after a death, and walled from other networks."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from infra import clock
from infra.mail import Letter
from jobs import network
from jobs.network import Steps, network_job, network_mail, network_steps, perform
from services.demonstration.cast import Cast
from tenants import door, network_work
from tenants.access import Access, Actor, Kind, NotAllowed, job_access
from tenants.network_work import NetworkDue
from tests.jobs.mailbox import Mailbox, MailServer

NAME = "tests.network"


def of_network(network_id: UUID) -> Access:
    return Access(None, Actor(Kind.NETWORK, None, "Dirk"), frozenset(), network=network_id)


@pytest.fixture
def done() -> Iterator[list[UUID]]:
    yield []
    network.WORK.pop(NAME, None)


async def asked(world: Cast, about: UUID, dedupe: str = "one") -> NetworkDue:
    async with door.enter(of_network(world.network)) as access:
        await network_work.add(access, NAME, dedupe=dedupe, about=about)
    async with door.lobby():
        return next(one for one in await network_work.due(clock.now(), 1000) if one.job == NAME)


async def test_work_is_done_once(world: Cast, done: list[UUID]) -> None:
    about = uuid4()

    @network_job(NAME)
    async def body(access: Access, about: UUID) -> None:
        assert access.network == world.network
        done.append(about)

    row = await asked(world, about=about)
    await asked_again_is_nothing(world, about)
    assert await perform(row) == "done"
    assert await perform(row) == "taken"
    assert done == [about]


async def asked_again_is_nothing(world: Cast, about: UUID) -> None:
    async with door.enter(of_network(world.network)) as access:
        await network_work.add(access, NAME, dedupe="one", about=about)
    async with door.lobby():
        assert sum(one.job == NAME for one in await network_work.due(clock.now(), 1000)) == 1


async def test_what_fails_leaves_nothing_and_waits(world: Cast, done: list[UUID]) -> None:
    @network_job(NAME)
    async def body(access: Access, about: UUID) -> None:
        await network_work.add(access, "tests.never", dedupe="never")
        raise RuntimeError

    row = await asked(world, about=uuid4())
    assert await perform(row) == "failed"
    async with door.lobby():
        waiting = await network_work.due(clock.now() + timedelta(hours=1), 1000)
        assert [one.job for one in waiting if one.job.startswith("tests.")] == [NAME]
        assert [one for one in await network_work.due(clock.now(), 1000) if one.job == NAME] == []


async def test_steps_stop_when_somebody_took_over(world: Cast, done: list[UUID]) -> None:
    @network_steps(NAME)
    async def body(steps: Steps, about: UUID) -> None:
        async with steps.enter():
            pass
        async with door.enter(of_network(world.network)) as access:
            await network_work.cancel(access, "one")
        async with steps.enter():
            done.append(about)

    row = await asked(world, about=uuid4())
    assert await perform(row) == "taken"
    assert done == []


async def test_two_workers_do_it_once(world: Cast, done: list[UUID]) -> None:
    @network_steps(NAME)
    async def body(steps: Steps, about: UUID) -> None:
        async with steps.enter():
            await asyncio.sleep(0.05)
        done.append(about)

    row = await asked(world, about=uuid4())
    assert sorted(await asyncio.gather(perform(row), perform(row))) == ["done", "taken"]
    assert len(done) == 1


async def test_a_mail_of_a_network(
    world: Cast, done: list[UUID], server: MailServer, mailbox: Mailbox
) -> None:
    @network_mail(NAME)
    async def body(access: Access, about: UUID) -> Letter | None:
        return Letter("eva.voorbeeld@netwerk.example", "Eva", "Er wacht iets", "Kijk.\n", "<p>Kijk.</p>")

    row = await asked(world, about=uuid4())
    assert await perform(row) == "sent"
    assert await perform(row) == "taken"
    assert len(mailbox.contents) == 1


async def test_another_network_sees_nothing_of_it(world: Cast, done: list[UUID]) -> None:
    row = await asked(world, about=uuid4())

    @network_job(NAME)
    async def body(access: Access, about: UUID) -> None:
        done.append(about)

    assert await perform(NetworkDue(uuid4(), row.id, NAME)) == "taken"
    assert done == []
    with pytest.raises(NotAllowed):
        async with door.enter(job_access(world.pelt, "tests")) as access:
            await network_work.add(access, NAME, dedupe="two")
