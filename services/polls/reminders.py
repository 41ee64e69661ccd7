"""Who has not answered is reminded, once: by mail, where the question went by mail."""

from uuid import UUID

from services.invitations.queries import invitations
from services.invitations.tables import Channel
from services.polls.queries import find_asking, get_poll
from tenants import outbox
from tenants.access import Access


async def remind_all(access: Access, poll_id: UUID) -> None:
    """For jobs: one mail each; nothing when there is a date, or the question was asked anew."""
    access.require("job")
    poll = await get_poll(access, poll_id)
    asking = await find_asking(access, poll.consultation)
    if asking is None or asking.poll.id != poll_id:
        return
    for one in await invitations(access, poll.consultation):
        asked = one.invitation
        is_mailed = asked is not None and asked.withdrawn_at is None and asked.channel == Channel.MAIL
        if asked is not None and is_mailed and one.participant.id not in asking.answered:
            key = f"poll-remind:{poll_id}:{asked.id}"
            await outbox.add(access, "polls.remind", dedupe=key, invitation=asked.id)
