"""Niels' table, with guests in browsers and real mail."""

from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk

__all__ = ["guest_browsers", "mailbox", "niels_table", "server", "walk"]
