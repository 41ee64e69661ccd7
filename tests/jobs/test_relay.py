"""The relay: nudges what is due, leaves alone what it nudged a moment ago, anchors the audits."""

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from infra import queue
from infra.settings import settings
from jobs import relay as module
from jobs.nudges import BROKER
from jobs.relay import Relay
from services.demonstration.cast import Cast
from tenants import anchors, audit, door
from tenants.access import job_access
from tests.jobs.conftest import NAME, Office, Walk


@pytest.fixture
async def relay(world: Cast) -> AsyncIterator[Relay]:
    """A relay on the Redis database of this test process."""
    BROKER.client.flushdb()
    yield Relay()
    BROKER.client.flushdb()


def nudges() -> list[list[str]]:
    """What lies in Redis."""
    found = BROKER.client.hvals(f"{queue.NAMESPACE}:{queue.QUEUE}.msgs")
    return [json.loads(one)["args"] for one in found]


async def test_a_nudge_holds_ids_and_nothing_else(relay: Relay, office: Office) -> None:
    row = await office.row(await office.invite("leen@voorbeeld.example"))
    assert await relay.tick() == 1
    assert nudges() == [[str(office.home.home.id), [str(row["id"])], NAME]]
    assert queue.waiting(BROKER) == 1


async def test_what_was_nudged_a_moment_ago_is_left_alone_and_nudged_again_after(
    relay: Relay, office: Office
) -> None:
    await office.invite("leen@voorbeeld.example")
    assert [await relay.tick(), await relay.tick()] == [1, 0]
    relay.nudged = {row: at - module.REMEMBERED_SECONDS for row, at in relay.nudged.items()}
    assert await relay.tick() == 0, "it still waits for a worker"
    BROKER.client.flushdb()
    assert await relay.tick() == 1, "it was lost"


async def test_nudged_rows_do_not_hide_the_others(
    relay: Relay, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for _ in range(5):
        await office.invite("leen@voorbeeld.example")
    assert [await relay.tick() for _ in range(4)] == [2, 2, 1, 0]


async def test_a_full_queue_gets_no_more(
    relay: Relay, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FULL", 1)
    await office.invite("leen@voorbeeld.example")
    await relay.tick()
    await office.invite("leen@voorbeeld.example")
    assert await relay.tick() == 0


async def test_work_of_tomorrow_waits_for_tomorrow(relay: Relay, office: Office, walk: Walk) -> None:
    walk.ahead(86_400)
    await office.invite("leen@voorbeeld.example")
    walk.ahead(0)
    assert await relay.tick() == 0
    walk.ahead(86_401)
    assert await relay.tick() == 1


async def test_the_head_of_every_audit_goes_to_the_log_once_an_hour(
    relay: Relay, world: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    async with door.enter(job_access(world.pelt, NAME)) as access:
        audit.record(access, "tests.noted")
    with caplog.at_level(logging.INFO, "jobs.relay"):
        await relay.anchor()
        await relay.anchor()
    [line] = caplog.records
    told = vars(line)
    assert (told["tenant"], told["number"], len(told["hash"])) == (world.pelt.id, 1, 64)


async def test_the_heads_go_to_the_folder_of_the_anchors(
    relay: Relay, world: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "settings", lambda: replace(settings(), audit_anchor=tmp_path))
    async with door.enter(job_access(world.pelt, NAME)) as access:
        audit.record(access, "tests.noted")
    await relay.anchor()
    [head] = anchors.read(tmp_path).heads[world.pelt.id]
    assert (head.number, len(head.hash)) == (1, 32)


def test_the_broker_is_set_as_measured() -> None:
    kinds = [type(middleware).__name__ for middleware in BROKER.middleware]
    assert kinds == ["TimeLimit", "Loop"]
    assert BROKER.namespace == "rondetafel"
    assert BROKER.maintenance_chance == 1_000_000
    assert 5_000 <= BROKER.heartbeat_timeout <= 15_000
