"""A table of Niels with guests, for the bottleneck that a helper raises."""

from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk

__all__ = ["guest_browsers", "mailbox", "niels_table", "server", "walk"]
