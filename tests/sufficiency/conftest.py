"""The table of Niels with guests in browsers, and a talk about how it goes."""

from collections.abc import Awaitable, Callable

import pytest

from tests.conftest import Browser
from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.preparations.conftest import asked, enter

__all__ = ["asked", "enter", "guest_browsers", "mailbox", "niels_table", "server", "walk"]

Begin = Callable[[Guest], Awaitable[str]]


@pytest.fixture
def place(asked: Table) -> str:
    """Where An reads and writes it."""
    return f"/situaties/{asked.case}/hoe-gaat-het"


@pytest.fixture
async def talk(place: str, an: Browser) -> str:
    """An begins one for Niels."""
    began = await an.post(place, {"held_on": "2026-01-05", "beside": ""})
    return str(began.headers["location"])


@pytest.fixture
def begin() -> Begin:
    """A guest begins one; the answer is its path behind the link."""

    async def start(guest: Guest) -> str:
        began = await guest.send("hoe-gaat-het", held_on="2026-01-05")
        assert began.status_code == 303, began.text
        return str(began.headers["location"]).removeprefix(guest.link)

    return start
