"""Every way in of somebody ends at once: who left, who is not welcome any more, or everybody when a case moves."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.invitations import sending
from services.invitations.queries import seat_of
from services.invitations.tables import Invitation
from tenants import audit
from tenants.access import Access


async def end_ways_in(
    access: Access, case_id: UUID, circle_members: Collection[UUID] | None = None, *, now: datetime
) -> None:
    """Links, codes, sessions and remembered browsers, also of sittings that were held; nobody is written to.

    Whoever opens the mailbox of who left finds links that open nothing. What is ahead was withdrawn before,
    with a word to the calendars.
    """
    access.require("cases.edit")
    rows = Invitation.objects().where(Invitation.case == case_id).lock_rows("UPDATE")
    for invitation in await rows:
        seat = await seat_of(invitation.participant)
        if circle_members is not None and seat.circle_member.id not in circle_members:
            continue
        await sending.close_ways_in(invitation, now)
        if invitation.withdrawn_at is None:
            await Invitation.update({Invitation.withdrawn_at: now}).where(Invitation.id == invitation.id)
            await sending.stop_asking(access, invitation)
            audit.record(access, "invitation.closed", invitation.id, case=case_id)
