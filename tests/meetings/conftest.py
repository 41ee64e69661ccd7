"""A table with guests who come in by their own link."""

from tests.invitations.fixtures import guest_browsers, mailbox, server

__all__ = ["guest_browsers", "mailbox", "server"]
