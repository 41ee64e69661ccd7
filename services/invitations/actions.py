"""Decisions about being asked: invite, tell a change, withdraw, answer, sign, and what a guest writes.

Who gets in through a link, and by which code, is in codes.py.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.rules import check_child_asked
from services.cases.tables import CircleMember
from services.consents.queries import grounds
from services.consultations.queries import get_consultation, lock_consultation, participants
from services.consultations.rules import Change
from services.consultations.tables import Participant
from services.errors import Refused
from services.invitations import additions, mailboxes, rules, sending
from services.invitations.queries import lock_invitation, seat_of, signers
from services.invitations.tables import Answer, Channel, Invitation, Signature, Through
from tenants import audit
from tenants.access import Access, Kind


@dataclass(frozen=True)
class NotInvited:
    """Somebody who could not be asked, and the code of why."""

    participant: UUID
    name: str
    code: str


async def invite_all(
    access: Access, consultation_id: UUID, *, on_paper: Collection[UUID] = (), now: datetime
) -> list[NotInvited]:
    """Ask everybody who was not asked yet; who cannot be asked does not stop the others."""
    access.require("cases.edit")
    left_out = []
    for participant in await participants(access, consultation_id):
        channel = Channel.PAPER if participant.id in on_paper else Channel.MAIL
        try:
            await invite(access, participant.id, channel=channel, now=now)
        except Refused as refused:
            name = participant.circle_member.first_name
            left_out.append(NotInvited(participant.id, name, refused.code))
    return left_out


async def invite(access: Access, participant_id: UUID, *, channel: str, now: datetime) -> Invitation:
    """Ask one person, by mail or on paper; who was asked already stays asked as they were."""
    access.require("cases.edit")
    seat = await seat_of(participant_id)
    consultation = await lock_consultation(access, seat.consultation.id)
    rules.check_can_invite(consultation, now)
    found = await Invitation.objects().where(Invitation.participant == participant_id).first()
    if found is not None and found.withdrawn_at is None:
        return found
    await _check_consent(access, seat)
    check_child_asked(seat.circle_member, rules.day_of(consultation, now))
    rules.check_has_address(channel, seat.circle_member.email)
    invitation = found or Invitation(case=seat.case, participant=participant_id, keyed_for=access.home.id)
    _ask(invitation, access, channel, now)
    await invitation.save()
    await sending.open_link(access, invitation, now)
    await sending.send(access, invitation, consultation, now)
    audit.record(access, "invitation.asked", invitation.id, case=seat.case)
    return invitation


async def send_again(access: Access, invitation_id: UUID, *, is_new_link: bool, now: datetime) -> None:
    """The same mail with the same link; or a new link, which ends the old one."""
    access.require("cases.edit")
    invitation = await lock_invitation(access, invitation_id)
    seat = await seat_of(invitation.participant)
    rules.check_open(invitation)
    rules.check_can_invite(seat.consultation, now)
    rules.check_has_address(Channel.MAIL, seat.circle_member.email)
    await mailboxes.try_again(seat.circle_member.id)
    invitation.channel, invitation.sequence = Channel.MAIL, invitation.sequence + 1
    if is_new_link or invitation.misdirected_at is not None:
        invitation.misdirected_at = None
        await sending.close_ways_in(invitation, now)
        invitation.generation += 1
        await sending.open_link(access, invitation, now)
    await invitation.save()
    await sending.send(access, invitation, seat.consultation, now)
    audit.record(access, "invitation.sent-again", invitation.id, case=invitation.case)


async def tell_change(access: Access, consultation_id: UUID, change: Change, *, now: datetime) -> None:
    """Calendars follow; another moment asks everybody anew."""
    access.require("cases.edit")
    consultation = await get_consultation(access, consultation_id)
    for invitation in await _open_invitations(consultation_id):
        invitation.sequence += 1
        if change is Change.MOMENT:
            invitation.answer, invitation.answered_at, invitation.answered_by = Answer.NONE, None, ""
            invitation.stray_answer, invitation.stray_at = "", None
            invitation.moment_sequence = invitation.sequence
        await invitation.save()
        await sending.send(access, invitation, consultation, now)


async def end_invitations(access: Access, consultation_id: UUID, *, now: datetime) -> None:
    """The sitting was called off: every calendar is told, without a reason."""
    access.require("cases.edit")
    for invitation in await _open_invitations(consultation_id):
        await _withdraw(access, invitation, now)


async def withdraw_invitation(access: Access, participant_id: UUID, *, now: datetime) -> None:
    """One person need not come after all; nothing happens when there was no invitation."""
    access.require("cases.edit")
    where = (Invitation.participant == participant_id) & Invitation.withdrawn_at.is_null()
    invitation = await Invitation.objects().where(where).lock_rows("UPDATE").first()
    if invitation is not None:
        await _withdraw(access, invitation, now)


async def withdraw_invitations(
    access: Access, case_id: UUID, *, circle_members: Collection[UUID] | None = None, now: datetime
) -> int:
    """Consent ended: every link dies at once, waiting mail is taken back, calendars are told without a reason.

    Only for these people of the circle where given. Says how many invitations ended.
    """
    require_hand(access, "guest.answer")
    ended = 0
    where = (Invitation.case == case_id) & Invitation.withdrawn_at.is_null()
    for invitation in await Invitation.objects().where(where).lock_rows("UPDATE"):
        seat = await seat_of(invitation.participant)
        is_meant = circle_members is None or seat.circle_member.id in circle_members
        if is_meant and seat.consultation.held_at is None:
            await _withdraw(access, invitation, now)
            ended += 1
    return ended


async def answer(
    access: Access, invitation_id: UUID, given: str, *, note: str | None = None, now: datetime
) -> Invitation:
    """I come, I call in, I cannot: by the guest, or by the coordinator on the guest's behalf."""
    require_hand(access)
    invitation = await lock_invitation(access, invitation_id)
    seat = await seat_of(invitation.participant)
    rules.check_open(invitation)
    rules.check_answerable(seat.consultation)
    invitation.answer, invitation.answered_at, invitation.answered_by = given, now, through(access)
    invitation.stray_answer, invitation.stray_at = "", None
    if note is not None:
        invitation.answer_note = note
    await invitation.save()
    await sending.stop_asking(access, invitation)
    audit.record(
        access,
        f"invitation.answered-{given}",
        invitation.id,
        case=invitation.case,
        on_behalf_of=invitation.participant,
    )
    return invitation


async def take_over_yes(access: Access, participant_id: UUID, answered_by: str, *, at: datetime) -> None:
    """Who said yes to this very moment while the date was looked for, comes: nobody asks them twice."""
    access.require("cases.edit")
    where = (Invitation.participant == participant_id) & Invitation.withdrawn_at.is_null()
    invitation = await Invitation.objects().where(where).lock_rows("UPDATE").first()
    if invitation is None:
        return
    invitation.answer, invitation.answered_at, invitation.answered_by = Answer.YES, at, answered_by
    await invitation.save()
    await sending.stop_asking(access, invitation)


async def choose_dial(access: Access, invitation_id: UUID, dial: str) -> None:
    """By which number or link somebody takes part from afar; "" for none."""
    access.require("cases.edit")
    invitation = await lock_invitation(access, invitation_id)
    if invitation.dial == dial:
        return
    await Invitation.update({Invitation.dial: dial}).where(Invitation.id == invitation_id)
    audit.record(access, "invitation.dial-chosen", invitation_id, case=invitation.case)


async def write_note(access: Access, invitation_id: UUID, note: str, *, now: datetime) -> None:
    """What somebody wants to bring along or pass on, for the coordinator."""
    require_hand(access, "guest.answer")
    invitation = await lock_invitation(access, invitation_id)
    invitation.note, invitation.noted_at = note, now
    await invitation.save()
    audit.record(
        access,
        "invitation.noted",
        invitation.id,
        case=invitation.case,
        on_behalf_of=invitation.participant,
    )


async def choose_keyword(access: Access, invitation_id: UUID, keyword: str) -> None:
    """The word by which a helper knows which situation a mail means; "" for none."""
    require_hand(access, "guest.answer")
    invitation = await lock_invitation(access, invitation_id)
    seat = await seat_of(invitation.participant)
    person, is_held = seat.circle_member, seat.consultation.held_at is not None
    rules.check_may_choose_keyword(
        person.kind, has_signed=person.id in await signers(person.case, is_held=is_held)
    )
    circle = await CircleMember.objects().where(CircleMember.case == invitation.case)
    rules.check_keyword(keyword, [name for one in circle for name in (one.first_name, one.last_name)])
    await CircleMember.update({CircleMember.keyword: keyword}).where(CircleMember.id == person.id)
    audit.record(access, "keyword.chosen", person.id, case=invitation.case)


async def sign(
    access: Access, invitation_id: UUID, *, channel: str, seen: str | None = None, now: datetime
) -> None:
    """Agree to the present code of conduct; a second time changes nothing. `seen` is what stood on the page."""
    require_hand(access, "guest.answer")
    invitation = await lock_invitation(access, invitation_id)
    seat = await seat_of(invitation.participant)
    present = (await additions.current()).signed_as
    rules.check_seen(present, seen)
    same = (Signature.circle_member == seat.circle_member.id) & (Signature.conduct == present)
    if await Signature.exists().where(same):
        return
    await Signature(
        case=invitation.case,
        circle_member=seat.circle_member.id,
        conduct=present,
        channel=channel,
        signed_at=now,
        noted_by=None if access.actor.kind is Kind.GUEST else access.actor.id,
    ).save()
    audit.record(
        access,
        "conduct.signed",
        seat.circle_member.id,
        case=invitation.case,
        on_behalf_of=seat.id,
    )


def through(access: Access) -> str:
    """Whose hand writes: the guest's own, or the coordinator's on their behalf."""
    return Through.SELF if access.actor.kind is Kind.GUEST else Through.COORDINATOR


def require_hand(access: Access, right: str = "guest.reply") -> None:
    """A guest needs this right, staff may edit the case."""
    access.require(right if access.actor.kind is Kind.GUEST else "cases.edit")


async def _check_consent(access: Access, seat: Participant) -> None:
    stands_on = (await grounds(access, seat.case)).get(seat.circle_member.id)
    if stands_on is None or seat.removed_at is not None:
        raise Refused("participant.left")
    stands_on.check()


def _ask(invitation: Invitation, access: Access, channel: str, now: datetime) -> None:
    """A first time, or anew after a withdrawal: another link, a higher sequence, no old answer."""
    if invitation.withdrawn_at is not None:
        invitation.generation += 1
        invitation.sequence += 1
        invitation.moment_sequence = invitation.sequence
    invitation.stray_answer, invitation.stray_at = "", None
    invitation.withdrawn_at = invitation.answered_at = invitation.misdirected_at = None
    invitation.answer, invitation.answered_by, invitation.answer_note = Answer.NONE, "", ""
    invitation.channel, invitation.asked_at, invitation.asked_by = channel, now, access.actor.id


async def _withdraw(access: Access, invitation: Invitation, now: datetime) -> None:
    invitation.withdrawn_at = now
    invitation.sequence += 1
    await invitation.save()
    await sending.close_ways_in(invitation, now)
    await sending.call_off(access, invitation)
    audit.record(access, "invitation.withdrawn", invitation.id, case=invitation.case)


async def _open_invitations(consultation_id: UUID) -> list[Invitation]:
    rows = await Participant.select(Participant.id).where(Participant.consultation == consultation_id)
    people = [row["id"] for row in rows]
    if not people:
        return []
    where = Invitation.participant.is_in(people) & Invitation.withdrawn_at.is_null()
    return await Invitation.objects().where(where).order_by(Invitation.id).lock_rows("UPDATE")
