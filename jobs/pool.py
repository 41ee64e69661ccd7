"""Later work of the pool: a chair hears that a request was assigned to them."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails import referral_letters
from jobs.worker import mail_job
from services.referrals.handling import find_assigned
from tenants.access import Access


@mail_job("referrals.tell-chair")
async def tell_chair(access: Access, referral: UUID, assignment: UUID) -> Letter | None:
    chair = await find_assigned(access, assignment)
    return referral_letters.assigned(access.home, chair) if chair else None
