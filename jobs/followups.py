"""Later work of follow-up: remind owners, ask the key worker to debrief. The reason is asked again each time."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import follow_up_letters as letters
from jobs.worker import mail_job
from services.followups import debrief_mails, reminders
from tenants.access import Access


async def took(access: Access, agreement: UUID, mail: UUID, *, is_in_doubt: bool) -> None:
    await reminders.note_sent(mail, now=clock.now())


async def bounced(access: Access, agreement: UUID, mail: UUID) -> None:
    await reminders.note_bounced(mail, now=clock.now())


@mail_job("followups.remind", sent=took, bounced=bounced)
async def remind(access: Access, agreement: UUID, mail: UUID) -> Letter | None:
    digest = await reminders.find_digest(access, agreement, mail, now=clock.now())
    return letters.agreements_near(access.home, digest) if digest else None


async def debrief_bounced(access: Access, debrief: UUID) -> None:
    await debrief_mails.note_bounced(debrief, now=clock.now())


@mail_job("followups.ask_debrief", bounced=debrief_bounced)
async def ask_debrief(access: Access, debrief: UUID) -> Letter | None:
    mail = await debrief_mails.find_debrief_mail(access, debrief, is_nudge=False, now=clock.now())
    return letters.debrief(access.home, mail, is_nudge=False) if mail else None


@mail_job("followups.nudge_debrief", bounced=debrief_bounced)
async def nudge_debrief(access: Access, debrief: UUID) -> Letter | None:
    mail = await debrief_mails.find_debrief_mail(access, debrief, is_nudge=True, now=clock.now())
    return letters.debrief(access.home, mail, is_nudge=True) if mail else None
