"""Another mail address: whoever reads the old mailbox is out, at once; what bounced there says nothing any more."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases.tables import CircleMember
from services.invitations import rules, sending
from services.invitations.tables import Channel, Invitation, MailState
from tenants import audit, outbox
from tenants.access import Access

# How the keys of mails about one invitation begin.
MAILS = ("invite", "remind", "uninvite")


async def change_mailbox(access: Access, case_id: UUID, circle_member: UUID, *, now: datetime) -> None:
    """Links that were mailed end, with every browser that came in by them; the next mail brings a new one.

    Sheets of paper stay good: no mailbox has them.
    """
    access.require("cases.edit")
    await CircleMember.update({CircleMember.bounces: 0}).where(CircleMember.id == circle_member)
    seat: Any = Invitation.participant
    where = (Invitation.case == case_id) & (seat.circle_member == circle_member)
    mailed = (Invitation.channel == Channel.MAIL.value) & Invitation.withdrawn_at.is_null()
    for invitation in await Invitation.objects().where(where & mailed):
        await sending.close_ways_in(invitation, now)
        invitation.generation += 1
        if invitation.mail_state == MailState.BOUNCED:
            invitation.mail_state = MailState.NONE
        await invitation.save([Invitation.generation, Invitation.mail_state])
        for kind in MAILS:
            await outbox.replace_sent(access, f"{kind}:{invitation.id}:")
        if invitation.misdirected_at is None:
            await sending.open_link(access, invitation, now)
        audit.record(access, "invitation.mailbox-changed", invitation.id, case=case_id)


async def try_again(circle_member: UUID) -> None:
    """The coordinator sends to an address that bounced twice: once more, not for ever."""
    where = (CircleMember.id == circle_member) & (CircleMember.bounces >= rules.MOST_BOUNCES)
    await CircleMember.update({CircleMember.bounces: rules.MOST_BOUNCES - 1}).where(where)
