"""A mail job of the tests' own: an office that invites whoever it has an address for."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra.mail import Letter
from infra.settings import settings
from infra.smtp import Post
from jobs import worker
from services.demonstration.cast import Cast
from tenants import door, outbox
from tenants.access import Access, job_access
from tenants.tables import Outbox
from tests.jobs.mailbox import Mailbox, MailServer

NAME = "tests.invite"


@dataclass
class Office:
    """Who is still invited, and what the hooks were told."""

    home: Access
    reasons: dict[UUID, str] = field(default_factory=dict)
    sent: list[tuple[UUID, bool]] = field(default_factory=list)
    bounced: list[UUID] = field(default_factory=list)

    async def invite(self, address: str) -> UUID:
        """Decide to invite somebody, in a transaction of its own."""
        invitation = uuid4()
        self.reasons[invitation] = address
        async with door.enter(self.home) as access:
            await outbox.add(access, NAME, dedupe=f"invite:{invitation}", invitation=invitation)
        return invitation

    async def row(self, invitation: UUID) -> dict[str, Any]:
        """The row of the outbox about this invitation."""
        async with door.enter(self.home):
            found = await Outbox.select().where(Outbox.dedupe_key == f"invite:{invitation}").first()
        assert found is not None
        return dict(found)

    async def compose(self, access: Access, invitation: UUID) -> Letter | None:
        """The body of the job."""
        to = self.reasons.get(invitation)
        return Letter(to, "Leen Voorbeeld", "Uitnodiging", "Kom je?\n", "<p>Kom je?</p>") if to else None

    async def mark_sent(self, access: Access, invitation: UUID, *, is_in_doubt: bool) -> None:
        self.sent.append((invitation, is_in_doubt))

    async def mark_bounced(self, access: Access, invitation: UUID) -> None:
        self.bounced.append(invitation)


@pytest.fixture
def office(world: Cast) -> Iterator[Office]:
    """The office of Pelt, its job registered for one test."""
    office = Office(job_access(world.pelt, NAME))
    worker.mail_job(NAME, sent=office.mark_sent, bounced=office.mark_bounced)(office.compose)
    yield office
    del worker.WORK[NAME]


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
async def server(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MailServer]:
    """A mail server that listens, and a worker that sends to it."""
    server = MailServer(mailbox)
    server.start()
    post = Post(server.url)
    monkeypatch.setattr(worker, "POST", post)
    yield server
    await post.close()
    server.stop()


class Walk:
    """The offset of infra/clock.py."""

    def ahead(self, seconds: int) -> None:
        path = settings().clock_file
        assert path is not None
        path.write_text(str(seconds))


@pytest.fixture
def walk(world: Cast) -> Walk:
    """Moves the clock of this test process ahead."""
    return Walk()
