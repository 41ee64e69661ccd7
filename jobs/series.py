"""Later work about series: thank everybody at the end. Whether it is still over is asked again each time."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import series_letters as letters
from jobs.worker import mail_job
from services.series import ending
from tenants.access import Access


async def took(access: Access, thanks: UUID, *, is_in_doubt: bool) -> None:
    await ending.note_mailed(access, thanks, now=clock.now())


async def bounced(access: Access, thanks: UUID) -> None:
    await ending.note_bounced(access, thanks, now=clock.now())


@mail_job("series.thank", sent=took, bounced=bounced)
async def thank(access: Access, thanks: UUID) -> Letter | None:
    found = await ending.find_thank_you(access, thanks, now=clock.now())
    return letters.thank_you(access.home, found) if found else None
