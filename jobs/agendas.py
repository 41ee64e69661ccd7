"""Later work about the agenda: each participant hears that theirs stands ready. The reason is asked again."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import agenda_letters as letters
from jobs.worker import mail_job
from services.agendas import actions
from services.invitations.guests import host_of
from services.invitations.queries import find_sendable, link_of, lock_invitation
from tenants.access import Access


async def took(access: Access, invitation: UUID, *, is_in_doubt: bool) -> None:
    found = await lock_invitation(access, invitation)
    await actions.note_sent(access, found, is_in_doubt=is_in_doubt, now=clock.now())


async def bounced(access: Access, invitation: UUID) -> None:
    await actions.note_bounced(access, await lock_invitation(access, invitation))


@mail_job("agendas.tell", sent=took, bounced=bounced)
async def tell(access: Access, invitation: UUID) -> Letter | None:
    sendable = await find_sendable(access, invitation)
    if sendable is None or await actions.find_copy(access, sendable.invitation) is None:
        return None
    host = await host_of(access, sendable.invitation.case)
    return letters.agenda_ready(access.home, sendable, link_of(access, sendable.invitation), host)
