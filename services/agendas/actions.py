"""Decisions about the agenda per person: it stands ready, by mail or on paper."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.agendas.queries import Reader, readers
from services.agendas.tables import AgendaCopy
from services.consultations.queries import lock_consultation
from services.consultations.rules import check_open
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations.rules import MAILS_APART
from services.invitations.tables import Invitation, MailState
from tenants import audit, outbox
from tenants.access import Access

DAY_BEFORE = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """How many hear it by mail, and how many get a sheet."""

    by_mail: int
    on_paper: int


async def tell(access: Access, consultation_id: UUID, *, now: datetime) -> Told:
    """Everybody who comes hears that the agenda stands ready, as far as theirs is new; the others hear nothing."""
    access.require("cases.edit")
    sitting = await lock_consultation(access, consultation_id)
    check_open(sitting)
    if sitting.starts_at is None:
        raise Refused("agenda.no-date")
    new = [one for one in await readers(access, consultation_id) if one.is_to_get_it and not one.has_it]
    for one in new:
        await _keep(access, one, now)
        if one.gets_mail and one.asked.invitation is not None:
            await _mail(access, sitting, one.asked.invitation, now)
    by_mail = sum(one.gets_mail for one in new)
    audit.record(access, "agenda.told", consultation_id, case=sitting.case)
    return Told(by_mail, len(new) - by_mail)


async def find_copy(access: Access, invitation: Invitation) -> AgendaCopy | None:
    """For the job: the mail that was asked for, unless paper took its place."""
    access.require("job")
    where = (AgendaCopy.participant == invitation.participant) & AgendaCopy.is_paper.eq(value=False)
    return await AgendaCopy.objects().where(where).first()


async def note_sent(access: Access, invitation: Invitation, *, is_in_doubt: bool, now: datetime) -> None:
    """The mail server took it."""
    if (copy := await find_copy(access, invitation)) is not None:
        copy.mailed_at, copy.mail_state = now, MailState.IN_DOUBT if is_in_doubt else MailState.SENT
        await copy.save([AgendaCopy.mailed_at, AgendaCopy.mail_state])


async def note_bounced(access: Access, invitation: Invitation) -> None:
    """The mail server refused it: the coordinator prints it."""
    if (copy := await find_copy(access, invitation)) is not None:
        copy.mail_state = MailState.BOUNCED
        await copy.save([AgendaCopy.mail_state])


async def _keep(access: Access, one: Reader, now: datetime) -> None:
    seat = one.asked.participant
    copy = one.copy or AgendaCopy(case=seat.case, participant=seat.id)
    copy.told, copy.asked_at, copy.asked_by = one.told, now, access.actor.id
    copy.is_paper, copy.mailed_at, copy.mail_state = not one.gets_mail, None, MailState.NONE
    await copy.save()


async def _mail(access: Access, sitting: Consultation, asked: Invitation, now: datetime) -> None:
    """One mail a day at most, unless there is no day left."""
    await outbox.cancel(access, f"agenda:{asked.id}:")
    at = max(now, asked.mailed_at + MAILS_APART) if asked.mailed_at else now
    is_late = sitting.starts_at is not None and at > sitting.starts_at - DAY_BEFORE
    key = f"agenda:{asked.id}:{now.timestamp():.6f}"
    await outbox.add(
        access, "agendas.tell", dedupe=key, not_before=now if is_late else at, invitation=asked.id
    )
