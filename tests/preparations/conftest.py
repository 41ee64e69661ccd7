"""The table of Niels with everybody asked, and a browser for who comes in by a link."""

from collections.abc import Awaitable, Callable

import pytest

from infra import clock
from services.invitations.actions import invite_all, sign
from services.invitations.tables import Channel
from tenants import door
from tests.conftest import Browser
from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer

__all__ = ["guest_browsers", "mailbox", "niels_table", "server", "walk"]

Enter = Callable[[str], Awaitable[Guest]]
ADDRESSES = {"Niels": "niels@thuis.example", "Rita": "rita@thuis.example"}


@pytest.fixture
async def asked(niels_table: Table) -> Table:
    """Everybody who may be asked is; the helpers agreed to the code of conduct."""
    async with door.enter(niels_table.an) as access:
        await invite_all(access, niels_table.consultation, now=clock.now())
    for name in ("Koen", "Leen"):
        found = await niels_table.invitation(name)
        async with door.enter(niels_table.an) as access:
            await sign(access, found.id, channel=Channel.PAPER, now=clock.now())
    return niels_table


@pytest.fixture
async def enter(
    asked: Table, server: MailServer, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> Enter:
    """Somebody opens the link and types the code."""

    async def come_in(name: str) -> Guest:
        guest = guest_browsers(await asked.link(name))
        await guest.come_in(mailbox, ADDRESSES.get(name, f"{name.lower()}@zonnehof.example"))
        return guest

    return come_in


@pytest.fixture
def kit(asked: Table) -> str:
    """Where An writes for Niels."""
    return f"{asked.place}/mijn-overleg/{asked.people['Niels']}"


@pytest.fixture
def board(asked: Table, an: Browser) -> Callable[[], Awaitable[str]]:
    """What An sees of all preparations."""

    async def read() -> str:
        answer = await an.get(f"{asked.place}/voorbereiding")
        assert answer.status_code == 200
        return answer.text

    return read
