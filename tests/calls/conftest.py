"""Niels's table, everybody asked, somebody with an apostrophe at it."""

import pytest

from services.cases.rules import Person
from services.cases.tables import Sector
from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.invitations.fixtures import guest_browsers, mailbox, server, walk
from tests.invitations.scene import PEOPLE, Table, lay_table

__all__ = ["guest_browsers", "mailbox", "server", "walk"]

ODD = Person(
    "helper",
    "D’Arcy-Noël",
    "O'Voorbeeld",
    "opvoeder",
    "Zonnehof",
    Sector.DISABILITY,
    phone="0470 00 00 09",
    safe_contact="Niet bellen na 17 u.",
)
CALM = Person(
    "family", "Jos", "Claes", relation="vader", phone="+32 (0)470 00 00 08", safe_contact="Niet bellen"
)


@pytest.fixture
async def sheet(world: Cast) -> Table:
    """A table of eight; nobody asked yet."""
    return await lay_table(world, people=(*PEOPLE, ODD, CALM))


@pytest.fixture
async def asked(sheet: Table, an: Browser) -> Table:
    """An clicked once on "Nodig uit"."""
    await an.post(f"{sheet.place}/uitnodigingen")
    return sheet
