"""The access of guests without a browser: as far in as a test says."""

from dataclasses import replace

from services.invitations.tables import Invitation
from tenants.access import Access, guest_access
from tests.invitations.scene import Table
from web.guests.entrance import IS_IN, IS_KNOWN, KNOCKS


def knocking(table: Table, invitation: Invitation) -> Access:
    """With the link alone."""
    return _as(table, invitation, KNOCKS)


def known(table: Table, invitation: Invitation) -> Access:
    """In a browser that is known."""
    return _as(table, invitation, IS_KNOWN)


def come_in(table: Table, invitation: Invitation) -> Access:
    """After a code."""
    return _as(table, invitation, IS_IN)


def _as(table: Table, invitation: Invitation, rights: frozenset[str]) -> Access:
    return replace(guest_access(table.world.pelt, invitation.participant, "", table.case), rights=rights)
