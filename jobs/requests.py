"""Later work for who asks for a consultation: a mail that it came in, and the link to go on writing."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import request_letters
from jobs.worker import mail_job
from services.referrals import confirmations, drafts
from tenants import directory
from tenants.access import Access
from tenants.words.requests import CALL, TERMS


@mail_job("referrals.confirm")
async def confirm(access: Access, referral: UUID) -> Letter | None:
    found = await confirmations.find(access, referral)
    contact = await directory.find_contact(access)
    if found is None or contact is None:
        return None
    call = CALL[TERMS.get(found.urgency, "maand")]
    return request_letters.request_received(access.home, found.to, contact, call)


async def took_draft(access: Access, draft: UUID, *, is_in_doubt: bool) -> None:
    await drafts.forget_address(access, draft)


@mail_job("referrals.mail_draft", sent=took_draft, bounced=drafts.forget_address)
async def mail_draft(access: Access, draft: UUID) -> Letter | None:
    found = await drafts.find_mail(access, draft, now=clock.now())
    contact = await directory.find_contact(access)
    if found is None or contact is None:
        return None
    return request_letters.draft_link(access.home, found.to, contact, found.token, found.expires_at)
