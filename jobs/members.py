"""Later work about members: who was asked to work here gets a link."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import letters
from jobs.worker import mail_job
from services.members import invitations
from services.members.queries import find_to_mail, token_of
from tenants import links
from tenants.access import Access


async def _sent(access: Access, invitation: UUID, *, is_in_doubt: bool) -> None:
    await invitations.note_mailed(access, invitation, now=clock.now())


async def _bounced(access: Access, invitation: UUID) -> None:
    await invitations.note_bounced(access, invitation, now=clock.now())


@mail_job("members.invite", sent=_sent, bounced=_bounced)
async def invite(access: Access, invitation: UUID) -> Letter | None:
    found = await find_to_mail(access, invitation, now=clock.now())
    if found is None:
        return None
    path = links.member_invitation(access.home.slug, await token_of(access, found))
    return letters.member_invitation(
        access.home, found.email, found.name, found.roles, links.absolute(path), found.expires_at
    )
