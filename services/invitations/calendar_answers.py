"""Answers given in a calendar program: by the invited address they count, by anybody else they are a question.

The address that takes them is each invitation's own. Nothing here comes from the words of a mail.
"""

import hmac
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.consultations.rules import moment_of
from services.errors import NotFound
from services.invitations import sending, tokens
from services.invitations.queries import lock_invitation, seat_of
from services.invitations.tables import Answer, Invitation, Through
from tenants import audit
from tenants.access import Access

TOKEN_BYTES = 12
CLOCKS_DIFFER = timedelta(minutes=5)
FROM_AFAR = frozenset({Answer.ONLINE, Answer.PHONE})


class Outcome(StrEnum):
    """What became of it."""

    ANSWERED = "answered"
    SAME = "same"
    ASKED = "asked"  # somebody else sent it: the coordinator sees a question
    UNKNOWN = "unknown"
    OVER = "over"
    OLD = "old"


@dataclass(frozen=True)
class Given:
    """What came in: to which invitation by its file, through which address, from whom, about which version."""

    invitation: UUID
    token: str
    sender: str
    sequence: int
    stamped_at: datetime | None
    answer: str


def reply_token(keyed_for: UUID, invitation: UUID) -> str:
    """The token in the address that takes the answers to one invitation: small letters, for mail servers."""
    keyed = tokens.keyed(f"reply|{keyed_for}|{invitation}".encode())
    return b32encode(keyed[:TOKEN_BYTES]).decode().rstrip("=").lower()


async def note_calendar_answer(access: Access, given: Given, *, now: datetime) -> Outcome:
    """Write it down when it is by who was asked and about what is still so; else say why not."""
    access.require("job")
    try:
        invitation = await lock_invitation(access, given.invitation)
    except NotFound:
        return Outcome.UNKNOWN
    if not hmac.compare_digest(given.token, reply_token(invitation.keyed_for, invitation.id)):
        return Outcome.UNKNOWN
    seat = await seat_of(invitation.participant)
    planned = moment_of(seat.consultation)
    is_gone = invitation.withdrawn_at or invitation.misdirected_at or seat.removed_at
    is_done = seat.consultation.cancelled_at or seat.consultation.held_at
    if is_gone or is_done or planned is None or planned.ends_at <= now:
        return Outcome.OVER
    if _is_old(invitation, given, now):
        return Outcome.OLD
    if given.sender != seat.circle_member.email.strip().lower():
        return await _ask(access, invitation, given, now)
    return await _write(access, invitation, given, now)


async def dismiss_stray(access: Access, invitation_id: UUID) -> None:
    """The coordinator has seen it: it was nobody's answer."""
    access.require("cases.edit")
    invitation = await lock_invitation(access, invitation_id)
    if invitation.stray_at is not None:
        invitation.stray_answer, invitation.stray_at = "", None
        await invitation.save([Invitation.stray_answer, Invitation.stray_at])
        audit.record(access, "invitation.stray-dismissed", invitation.id, case=invitation.case)


def _is_old(invitation: Invitation, given: Given, now: datetime) -> bool:
    """About another moment than the present one, or given before what was answered since."""
    if not invitation.moment_sequence <= given.sequence <= invitation.sequence:
        return True
    stamped = min(given.stamped_at or now, now)
    return invitation.answered_at is not None and stamped + CLOCKS_DIFFER < invitation.answered_at


async def _ask(access: Access, invitation: Invitation, given: Given, now: datetime) -> Outcome:
    """A forwarded invitation, another mailbox of the same person, or somebody who should not have it."""
    if given.answer in (invitation.stray_answer, invitation.answer):
        return Outcome.SAME
    invitation.stray_answer, invitation.stray_at = given.answer, now
    await invitation.save([Invitation.stray_answer, Invitation.stray_at])
    audit.record(access, "invitation.stray-answer", invitation.id, case=invitation.case)
    return Outcome.ASKED


async def _write(access: Access, invitation: Invitation, given: Given, now: datetime) -> Outcome:
    """Who said to call in and accepts in the calendar still calls in; "perhaps" is no answer yet."""
    answer = Answer.NONE if given.answer == "maybe" else Answer(given.answer)
    is_same = invitation.answer == answer and invitation.answered_by != ""
    if is_same or (invitation.answer in FROM_AFAR and answer is Answer.YES):
        return Outcome.SAME
    invitation.answer, invitation.answered_by = answer, Through.CALENDAR
    invitation.answered_at = now if answer else None
    invitation.stray_answer, invitation.stray_at = "", None
    await invitation.save()
    if answer:
        await sending.stop_asking(access, invitation)
    audit.record(
        access,
        f"invitation.answered-{given.answer}",
        invitation.id,
        case=invitation.case,
        on_behalf_of=invitation.participant,
    )
    return Outcome.ANSWERED
