"""Later work for calendars by office: the coordinator's own and the room's follow every sitting."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails import calendar_letters as letters
from jobs.worker import mail_job
from services.consultations.calendars import find_notice
from tenants.access import Access


@mail_job("consultations.calendar")
async def tell_coordinator(access: Access, consultation: UUID) -> Letter | None:
    notice = await find_notice(access, consultation)
    return letters.calendar_notice(access.home, notice) if notice else None


@mail_job("consultations.room")
async def tell_room(access: Access, consultation: UUID, room: UUID) -> Letter | None:
    notice = await find_notice(access, consultation, room)
    return letters.calendar_notice(access.home, notice) if notice else None
