"""The same laid table, and the mail server that the questions go to."""

from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk

__all__ = ["guest_browsers", "mailbox", "niels_table", "server", "walk"]
