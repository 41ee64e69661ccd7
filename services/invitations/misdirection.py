"""A mail or a sheet that came to the wrong person: everything ends at once, and the coordinator is told."""

from datetime import datetime
from uuid import UUID

from services.invitations import sending
from services.invitations.queries import lock_invitation
from services.invitations.tables import Invitation
from tenants import audit, outbox
from tenants.access import Access


async def report_misdirected(access: Access, invitation_id: UUID, *, now: datetime) -> None:
    """Who has the link and the mailbox of somebody else could ask a code: so the link ends before anybody is asked.

    Nothing is lost by a mistake: the coordinator makes a new link with one button.
    """
    access.require("guest.knock")
    invitation = await lock_invitation(access, invitation_id)
    if invitation.misdirected_at is not None:
        return
    invitation.misdirected_at = now
    await invitation.save([Invitation.misdirected_at])
    await sending.close_ways_in(invitation, now)
    await sending.stop_asking(access, invitation)
    await outbox.cancel(access, f"invite:{invitation.id}:")
    audit.record(access, "invitation.misdirected", invitation.id, case=invitation.case)
