"""Later work of reports: send a version to a reader, and make it final when nobody says anything."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import report_letters as letters
from jobs.worker import job, mail_job
from services.invitations.guests import host_of
from services.invitations.queries import link_of
from services.reports import deliveries
from services.reports.actions import finish_when_silent
from tenants.access import Access


async def took(access: Access, delivery: UUID, *, is_in_doubt: bool) -> None:
    await deliveries.note_sent(access, delivery, is_in_doubt=is_in_doubt, now=clock.now())


async def bounced(access: Access, delivery: UUID) -> None:
    await deliveries.note_bounced(access, delivery, now=clock.now())


@mail_job("reports.send", sent=took, bounced=bounced)
async def send(access: Access, delivery: UUID) -> Letter | None:
    sendable = await deliveries.find_sendable(access, delivery)
    if sendable is None:
        return None
    host = await host_of(access, sendable.report.case)
    return letters.report(access.home, sendable, link_of(access, sendable.invitation), host)


@job("reports.finish")
async def finish(access: Access, version: UUID) -> None:
    await finish_when_silent(access, version, now=clock.now())
