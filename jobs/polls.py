"""Later work while a date is looked for: ask, and remind once who has not answered. The reason is asked again."""

from uuid import UUID

from infra.mail import Letter
from jobs.invitations import bounced, organizer_of, took
from jobs.mails import poll_letters as letters
from jobs.worker import job, mail_job
from services.invitations.guests import host_of
from services.invitations.queries import find_sendable, link_of
from services.polls import reminders
from services.polls.queries import find_asking
from tenants.access import Access


@mail_job("polls.ask", sent=took, bounced=bounced)
async def ask(access: Access, invitation: UUID) -> Letter | None:
    sendable = await find_sendable(access, invitation)
    asking = await find_asking(access, sendable.consultation.id) if sendable else None
    if sendable is None or asking is None:
        return None
    host, path = await host_of(access, sendable.invitation.case), link_of(access, sendable.invitation)
    return letters.asked(access.home, sendable, asking, path, host, await organizer_of(access))


@job("polls.remind-all")
async def remind_all(access: Access, poll: UUID) -> None:
    await reminders.remind_all(access, poll)


@mail_job("polls.remind", bounced=bounced)
async def remind(access: Access, invitation: UUID) -> Letter | None:
    sendable = await find_sendable(access, invitation)
    asking = await find_asking(access, sendable.consultation.id) if sendable else None
    if sendable is None or asking is None or sendable.invitation.participant in asking.answered:
        return None
    host, path = await host_of(access, sendable.invitation.case), link_of(access, sendable.invitation)
    return letters.reminder(access.home, sendable, asking, path, host)
