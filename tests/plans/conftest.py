"""A meeting that was held, as the tests of reports know it."""

from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk
from tests.reports.conftest import held

__all__ = ["guest_browsers", "held", "mailbox", "niels_table", "server", "walk"]
