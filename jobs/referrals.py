"""Later work about requests: the coordinator hears that one came in."""

from uuid import UUID

from infra.mail import Letter
from jobs import entrance
from jobs.mails import letters
from jobs.worker import mail_job
from services.referrals.queries import find_unread
from tenants.access import Access


@mail_job("referrals.announce")
async def announce(access: Access, referral: UUID) -> Letter | None:
    contact = await entrance.contact(access)
    if contact is None or not contact.email or await find_unread(access, referral) is None:
        return None
    return letters.new_referral(access.home, contact.email, contact.coordinator_name)
