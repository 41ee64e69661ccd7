"""The same table, for who makes it ready."""

from tests.calls.conftest import asked, sheet
from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk

__all__ = ["asked", "guest_browsers", "mailbox", "niels_table", "server", "sheet", "walk"]
