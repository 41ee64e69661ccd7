"""Work without mail: claim, work and finish are one transaction, inside the right municipality."""

import logging
from collections.abc import Iterator
from uuid import uuid4

import pytest

from infra import clock
from jobs import worker
from services.demonstration.cast import Cast
from tenants import audit, crossings, door, outbox
from tenants.access import Access, job_access
from tenants.tables import AuditEntry, Outbox, Submission
from tests.jobs.conftest import Walk
from tests.later import run_due

NAME = "tests.note"


@pytest.fixture
def noting(world: Cast) -> Iterator[list[Access]]:
    """A job that writes a row and an audit line, and fails when it was here before."""
    seen: list[Access] = []

    @worker.job(NAME)
    async def note(access: Access, token: object) -> None:
        seen.append(access)
        await Submission(token=token, location="/vandaag", sent_at=clock.now()).save()
        audit.record(access, "tests.noted")
        if len(seen) == 1:
            raise LookupError(str(token))

    yield seen
    del worker.WORK[NAME]


async def test_work_that_fails_leaves_nothing_and_comes_back(
    noting: list[Access], world: Cast, walk: Walk
) -> None:
    home = job_access(world.genk, NAME)
    async with door.enter(home) as access:
        await outbox.add(access, NAME, dedupe="note", token=uuid4())
    assert await run_due() == ["failed"]
    async with door.enter(home):
        assert await Submission.count() == 0
    walk.ahead(31)
    assert await run_due() == ["done"]
    assert await run_due() == []
    assert noting[-1].home.slug == "genk"
    assert noting[-1].home.vocabulary == "limburg"
    async with door.enter(home):
        assert await Submission.count() == 1
        assert await AuditEntry.count() == 1
        [row] = await Outbox.select(Outbox.outcome, Outbox.attempts)
    assert row == {"outcome": "done", "attempts": 2}


async def test_a_name_that_nobody_registered_waits_and_is_seen(
    world: Cast, caplog: pytest.LogCaptureFixture, walk: Walk
) -> None:
    async with door.enter(job_access(world.pelt, "tests")) as access:
        await outbox.add(access, "tests.unknown", dedupe="unknown")
    [due] = await _due()
    with caplog.at_level(logging.ERROR):
        assert await worker.perform(due) == "failed"
    [line] = [record for record in caplog.records if record.name == "jobs.worker"]
    assert (line.job, line.exc_info and line.exc_info[0]) == ("tests.unknown", worker.UnknownJob)  # type: ignore[attr-defined]  # handed over in extra
    assert await _due() == []
    walk.ahead(31)
    assert [one.job for one in await _due()] == ["tests.unknown"]


async def _due() -> list[crossings.Due]:
    async with door.lobby():
        return await crossings.outbox_due(clock.now(), 10)


async def note_nothing(access: Access) -> None:
    """The body of a job that is never registered."""


def test_two_jobs_cannot_have_one_name(noting: list[Access]) -> None:
    with pytest.raises(ValueError, match="two jobs called"):
        worker.job(NAME)(note_nothing)
