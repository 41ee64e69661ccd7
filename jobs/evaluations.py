"""Later work of evaluating: somebody neutral gets the link by mail. The reason is asked again."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import evaluation_letters as letters
from jobs.worker import mail_job
from services.evaluations import talks
from tenants import links
from tenants.access import Access


async def took(access: Access, talk: UUID, *, is_in_doubt: bool) -> None:
    await talks.note_mailed(talk, now=clock.now())


async def bounced(access: Access, talk: UUID) -> None:
    await talks.note_bounced(talk, now=clock.now())


@mail_job("evaluations.ask_neutral", sent=took, bounced=bounced)
async def ask_neutral(access: Access, talk: UUID) -> Letter | None:
    path = links.talk(access.home.slug, "")
    found = await talks.find_mail(access, talk, path=path, now=clock.now())
    return letters.neutral(access.home, found) if found else None
