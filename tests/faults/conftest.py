"""A stage of its own for every test, with a mail server that takes its time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.demonstration.cast import Cast
from tests.faults.stage import Stage
from tests.jobs.mailbox import Mailbox, MailServer


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox(seconds=0.05)


@pytest.fixture
def stage(world: Cast, tmp_path: Path, mailbox: Mailbox) -> Iterator[Stage]:
    """Nothing runs yet but the mail server."""
    server = MailServer(mailbox)
    server.start()
    stage = Stage(tmp_path, server.url)
    yield stage
    stage.kill(*list(stage.running))
    server.stop()
