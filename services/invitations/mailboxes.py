"""Another mail address: whoever reads the old mailbox is out, at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.invitations import sending
from services.invitations.tables import Channel, Invitation
from tenants import audit
from tenants.access import Access


async def change_mailbox(access: Access, case_id: UUID, circle_member: UUID, *, now: datetime) -> None:
    """Links that were mailed end, with every browser that came in by them; the next mail brings a new one.

    Sheets of paper stay good: no mailbox has them.
    """
    access.require("cases.edit")
    seat: Any = Invitation.participant
    where = (Invitation.case == case_id) & (seat.circle_member == circle_member)
    mailed = (Invitation.channel == Channel.MAIL.value) & Invitation.withdrawn_at.is_null()
    for invitation in await Invitation.objects().where(where & mailed):
        await sending.close_ways_in(invitation, now)
        invitation.generation += 1
        await invitation.save([Invitation.generation])
        if invitation.misdirected_at is None:
            await sending.open_link(access, invitation, now)
        audit.record(access, "invitation.mailbox-changed", invitation.id, case=case_id)
