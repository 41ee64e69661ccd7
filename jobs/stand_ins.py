"""Later work when somebody stands in today: who leads it is asked, who comes is told."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails import case_letters as letters
from jobs.worker import job, mail_job
from services.invitations.queries import find_sendable
from services.procedures.stand_in import find_named, spread
from tenants.access import Access


@mail_job("cases.tell-stand-in")
async def tell_stand_in(access: Access, opening: UUID) -> Letter | None:
    named = await find_named(access, opening)
    return letters.stand_in_asked(access.home, named.who) if named else None


@job("invitations.spread-stand-in")
async def spread_stand_in(access: Access, sitting: UUID, opening: UUID) -> None:
    await spread(access, sitting, opening)


@mail_job("invitations.tell-stand-in")
async def tell_table(access: Access, invitation: UUID, opening: UUID) -> Letter | None:
    named, sendable = await find_named(access, opening), await find_sendable(access, invitation)
    return letters.stand_in(access.home, sendable, named) if named and sendable else None
