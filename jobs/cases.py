"""Later work about cases: the coordinator hears that a colleague opened one with a reason."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails import letters
from jobs.worker import mail_job
from services.cases.queries import find_untold
from tenants.access import Access


@mail_job("cases.tell-opened")
async def tell_opened(access: Access, opening: UUID) -> Letter | None:
    coordinator = await find_untold(access, opening)
    return letters.opened_case(access.home, coordinator.email, coordinator.name) if coordinator else None
