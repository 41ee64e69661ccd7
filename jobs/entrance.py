"""The entrance of later work: a due row becomes an Access for everything in its municipality."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from infra.mail import Sender
from infra.settings import settings
from tenants import door
from tenants.access import Access, job_access
from tenants.access import Municipality as Home
from tenants.crossings import Due
from tenants.tables import Municipality, Policy


@asynccontextmanager
async def job(due: Due) -> AsyncIterator[Access]:
    """One transaction for one due row."""
    async with door.lobby() as lobby:
        found = await Municipality.select(Municipality.slug, Municipality.name).where(
            Municipality.id == due.tenant
        )
        home = Home(due.tenant, found[0]["slug"], found[0]["name"])
        access = await lobby.admit(job_access(home, due.job))
        policy = await Policy.select(Policy.vocabulary).first()
        yield replace(access, municipality=replace(home, **policy)) if policy else access


async def sender(access: Access) -> Sender:
    """The municipality as people see it above a mail; answers go to its coordinator's address."""
    policy = await Policy.select(Policy.email).first()
    reply_to = policy["email"] if policy else ""
    return Sender(f"Gemeente {access.home.name}", settings().mail_from, reply_to)
