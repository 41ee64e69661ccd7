"""Niels and the family Claes as the tests of keeping tell them; a mail server; browsers of guests."""

from tests.invitations.fixtures import guest_browsers, mailbox, server, walk
from tests.retention.conftest import kept

__all__ = ["guest_browsers", "kept", "mailbox", "server", "walk"]
