"""What goes out around an invitation: the link, the mails that wait, and how both are taken back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from infra.piccolo_conf import DB
from services.consultations.tables import Consultation
from services.invitations import tokens
from services.invitations.tables import (
    AccessCode,
    Channel,
    GuestLink,
    GuestSession,
    Invitation,
    KnownBrowser,
    MailState,
)
from tenants import outbox
from tenants.access import Access
from tenants.tables import Policy

NOTE_SENT = """
update invitation set mailed_at = $3, mail_state = case when id = any($2::uuid[]) then 'in-doubt' else 'sent' end
where id = any($1::uuid[]) returning id, withdrawn_at
"""
NOTE_BOUNCE = """
update circle_member p set bounces = p.bounces + 1 from participant t
where t.id = $1 and (p.tenant, p.id) = (t.tenant, t.circle_member)
"""
SHORTEST_NOTICE = timedelta(days=1)
USUAL_REMINDER_DAYS = 3


async def open_link(access: Access, invitation: Invitation, now: datetime) -> None:
    """The link of this generation works from now on."""
    token = tokens.link_token(invitation.keyed_for, invitation.id, invitation.generation)
    await GuestLink(
        opens=invitation.case,
        invitation=invitation.id,
        participant=invitation.participant,
        token_hash=tokens.hashed(token),
        made_at=now,
    ).save()


async def close_ways_in(invitation: Invitation, now: datetime) -> None:
    """Links, codes, PINs, sessions and remembered browsers end together, in the same moment."""
    for table in (GuestLink, AccessCode, GuestSession, KnownBrowser):
        where = (table.invitation == invitation.id) & table.ended_at.is_null()
        await table.update({table.ended_at: now}).where(where)


async def send(access: Access, invitation: Invitation, consultation: Consultation, now: datetime) -> None:
    """One mail with the calendar file, and one reminder; without a date the mail that asks for moments."""
    await stop_asking(access, invitation)
    await outbox.cancel(access, f"invite:{invitation.id}:")
    if invitation.channel != Channel.MAIL:
        return
    key = f"{invitation.id}:{invitation.sequence}"
    job = "invitations.send" if consultation.starts_at else "polls.ask"
    await outbox.add(access, job, dedupe=f"invite:{key}", invitation=invitation.id)
    if consultation.starts_at is None:
        return
    policy = await Policy.objects().first()
    days = policy.reminder_days if policy else USUAL_REMINDER_DAYS
    at = consultation.starts_at - timedelta(days=days)
    if at - now >= SHORTEST_NOTICE:
        await outbox.add(
            access, "invitations.remind", dedupe=f"remind:{key}", not_before=at, invitation=invitation.id
        )


async def stop_asking(access: Access, invitation: Invitation) -> None:
    """Who has answered, or is asked anew, needs no older reminder."""
    await outbox.cancel(access, f"remind:{invitation.id}:")


async def call_off(access: Access, invitation: Invitation) -> None:
    """Waiting mail is taken back; whose calendar has the sitting is told that it may go."""
    await stop_asking(access, invitation)
    await outbox.cancel(access, f"invite:{invitation.id}:")
    if invitation.mail_state in {MailState.SENT, MailState.IN_DOUBT}:
        key = f"uninvite:{invitation.id}:{invitation.sequence}"
        await outbox.add(access, "invitations.call_off", dedupe=key, invitation=invitation.id)


async def note_sent(access: Access, invitation: Invitation, *, is_in_doubt: bool, now: datetime) -> None:
    """The mail server took it. Was it withdrawn in that very moment, then the calendar is told after all."""
    invitation.mail_state = MailState.IN_DOUBT if is_in_doubt else MailState.SENT
    invitation.mailed_at = now
    await invitation.save([Invitation.mail_state, Invitation.mailed_at])
    if invitation.withdrawn_at is not None:
        await call_off(access, invitation)


async def note_all_sent(access: Access, marked: Mapping[UUID, bool], *, now: datetime) -> None:
    """The same for many, by id with whether it is in doubt."""
    doubtful = [one for one, is_in_doubt in marked.items() if is_in_doubt]
    rows = await DB.connection.fetch(NOTE_SENT, list(marked), doubtful, now)
    for gone in [row["id"] for row in rows if row["withdrawn_at"] is not None]:
        invitation = await Invitation.objects().where(Invitation.id == gone).first()
        if invitation is not None:
            await call_off(access, invitation)


async def note_bounced(invitation: Invitation) -> None:
    """It could not be delivered, for good: the coordinator sees it at this person's name."""
    invitation.mail_state = MailState.BOUNCED
    await invitation.save([Invitation.mail_state])
    await DB.connection.execute(NOTE_BOUNCE, invitation.participant)
