"""The same table of eight, with an agenda."""

from tests.calls.conftest import asked, sheet
from tests.invitations.fixtures import guest_browsers, mailbox, server, walk

__all__ = ["asked", "guest_browsers", "mailbox", "server", "sheet", "walk"]
