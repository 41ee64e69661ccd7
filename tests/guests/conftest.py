"""The same table, for who comes in by a link."""

from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk

__all__ = ["guest_browsers", "mailbox", "niels_table", "server", "walk"]
