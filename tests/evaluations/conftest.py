"""Niels' situation with a sitting that was held, and a browser for whoever comes by a link."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from uuid import UUID

import pytest
from litestar import Litestar

from services.consultations.queries import participants
from services.demonstration.cast import Cast
from services.evaluations.tables import Feedback
from services.invitations.queries import link_of
from services.invitations.tables import Invitation
from tenants import door
from tests.conftest import Browser, client_of
from tests.followups.laid import Laid, lay
from tests.invitations.guest import Guest
from tests.jobs.conftest import mailbox, server, walk
from tests.jobs.mailbox import Mailbox, MailServer

__all__ = ["mailbox", "server", "walk"]

ADDRESSES = {
    "Niels": "niels.voorbeeld@post.example",
    "Lut": "lut.voorbeeld@post.example",
    "Koen": "koen.voorbeeld@caw.example",
    "Leen": "leen.voorbeeld@dag.example",
}
Enter = Callable[[str], Awaitable[Guest]]


@dataclass
class Held:
    """The sitting that was held, and where things stand for the coordinator."""

    laid: Laid
    sitting: UUID

    @property
    def place(self) -> str:
        return f"/overleggen/{self.sitting}/evaluatie"

    def of(self, name: str) -> str:
        return f"{self.place}/{self.laid.people[name]}"

    async def row(self, name: str) -> Feedback | None:
        async with door.enter(self.laid.an):
            where = (Feedback.consultation == self.sitting) & (
                Feedback.circle_member == self.laid.people[name]
            )
            return await Feedback.objects().where(where).first()

    async def seat(self, name: str) -> UUID:
        async with door.enter(self.laid.an) as access:
            found = await participants(access, self.sitting)
            return next(one.id for one in found if one.circle_member.id == self.laid.people[name])


@pytest.fixture
async def held(world: Cast) -> Held:
    laid = await lay(world)
    return Held(laid, await laid.holds())


@pytest.fixture
async def browsers(app: Litestar, world: Cast) -> AsyncIterator[Callable[[], Browser]]:
    """A new browser, each time."""
    async with AsyncExitStack() as stack:

        def fresh() -> Browser:
            client = client_of(app)
            stack.push_async_callback(client.aclose)
            return Browser(client)

        yield fresh


@pytest.fixture
async def enter(held: Held, server: MailServer, mailbox: Mailbox, browsers: Callable[[], Browser]) -> Enter:
    """Somebody opens the own link and types the code; the browser is remembered."""

    async def come_in(name: str) -> Guest:
        async with door.enter(held.laid.an) as access:
            rows = Invitation.objects().where(
                Invitation.participant.circle_member == held.laid.people[name],
                Invitation.participant.consultation == held.sitting,
            )
            found = await rows.first()
            assert found is not None
            link = link_of(access, found)
        guest = Guest(browsers(), link)
        assert (await guest.come_in(mailbox, ADDRESSES[name], is_remembered="y")).status_code == 303
        return guest

    return come_in
