"""The entrance of later work: a due row becomes an Access for everything in its municipality."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from infra.mail import Sender
from infra.settings import settings
from tenants import door, registry
from tenants.access import Access, job_access
from tenants.crossings import Due
from tenants.tables import Policy


@asynccontextmanager
async def job(due: Due) -> AsyncIterator[Access]:
    """One transaction for one due row, in the words of its municipality."""
    async with door.lobby() as lobby:
        home = await registry.get_present(due.tenant)
        access = await lobby.admit(job_access(home, due.job))
        yield replace(access, municipality=await registry.with_vocabulary(home))


async def sender(access: Access) -> Sender:
    """The municipality as people see it above a mail; answers go to its coordinator's address."""
    found = await contact(access)
    return Sender(f"Gemeente {access.home.name}", settings().mail_from, found.email if found else "")


async def contact(access: Access) -> Policy | None:
    """Whom people may call or write: `coordinator_name`, `phone` and `email` of this municipality."""
    _ = access.home
    found: Policy | None = await Policy.objects().first()
    return found
