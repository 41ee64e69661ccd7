"""Later work about ceilings: a local administrator hears that somebody opened unusually much."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails import letters
from jobs.worker import mail_job
from tenants.access import Access
from tenants.ceilings import find_administrator


@mail_job("ceilings.tell")
async def tell_administrator(access: Access, administrator: UUID) -> Letter | None:
    found = await find_administrator(access, administrator)
    return letters.ceiling(access.home, found.email, found.name) if found else None
