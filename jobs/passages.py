"""Later work about passages: the code to who wants to see the own agreements of every municipality."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs import entrance
from jobs.mails import invitation_letters as letters
from jobs.worker import mail_job
from services.passages import placing
from tenants.access import Access


async def took(access: Access, passage: UUID, *, is_in_doubt: bool) -> None:
    await placing.note_sent(access, passage, now=clock.now())


@mail_job("passages.code", sent=took)
async def send_code(access: Access, passage: UUID) -> Letter | None:
    found = await placing.find_code(access, passage, now=clock.now())
    if found is None:
        return None
    contact = await entrance.contact(access)
    phone = contact.phone if contact else ""
    return letters.code(access.home, found.email, found.first_name, found.digits, phone)
