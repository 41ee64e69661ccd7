"""What the client says through the own page: own words, what not to talk about, who rather not.

Only what the client wants everybody to read becomes a topic; all else waits for the coordinator. A far
reach into somebody's presence is never automatic: the coordinator talks it through and records it.
"""

from datetime import datetime
from uuid import UUID

from services.cases.tables import CircleKind
from services.consultations import agenda
from services.consultations.queries import participants
from services.consultations.tables import Participant
from services.errors import NotAllowed, NotFound
from services.invitations import rules
from services.invitations.actions import require_hand, through
from services.invitations.queries import lock_invitation, seat_of
from services.invitations.tables import Invitation, Wish, WishKind
from tenants import audit
from tenants.access import Access


async def say(access: Access, invitation_id: UUID, words: str, *, is_for_all: bool, now: datetime) -> Wish:
    """The client's own words: a topic at once when everybody may read it (X14), else for the coordinator."""
    invitation, seat = await _writer(access, invitation_id)
    wish = _wish(access, invitation, WishKind.SAY, words, now)
    if is_for_all:
        item = await agenda.add_topic(access, seat.consultation.id, words, brought_by=seat.circle_member.id)
        wish.is_for_all, wish.agenda_item, wish.handled_at = True, item.id, now
    await wish.save()
    return wish


async def rather_not_about(access: Access, invitation_id: UUID, words: str, *, now: datetime) -> Wish:
    """What somebody would rather not talk about."""
    invitation, _ = await _writer(access, invitation_id)
    wish = _wish(access, invitation, WishKind.NOT_THIS_TOPIC, words, now)
    await wish.save()
    return wish


async def rather_without(
    access: Access, invitation_id: UUID, about: UUID, words: str, *, now: datetime
) -> Wish:
    """Whom somebody would rather not see there: only somebody who is asked to this sitting."""
    invitation, seat = await _writer(access, invitation_id)
    people = await participants(access, seat.consultation.id)
    if about not in {one.circle_member.id for one in people}:
        raise NotFound
    wish = _wish(access, invitation, WishKind.RATHER_WITHOUT, words, now)
    wish.about = about
    await wish.save()
    return wish


async def handle(access: Access, wish_id: UUID, *, now: datetime) -> UUID:
    """The coordinator talked it through; says for which sitting it was."""
    access.require("cases.edit")
    found = await Wish.objects(Wish.invitation).where(Wish.id == wish_id).first()
    if found is None:
        raise NotFound
    found.handled_at, found.handled_by = now, access.actor.id
    await found.save([Wish.handled_at, Wish.handled_by])
    audit.record(access, "wish.handled", wish_id, case=found.case)
    sitting: UUID = (await seat_of(found.invitation.participant)).consultation.id
    return sitting


async def _writer(access: Access, invitation_id: UUID) -> tuple[Invitation, Participant]:
    """The client writes here, or the coordinator for the client; all others have their note."""
    require_hand(access, "guest.answer")
    invitation = await lock_invitation(access, invitation_id)
    rules.check_open(invitation)
    seat = await seat_of(invitation.participant)
    if seat.circle_member.kind != CircleKind.CLIENT:
        raise NotAllowed("wish.only-the-client")
    rules.check_may_wish(await Wish.count().where(Wish.invitation == invitation_id))
    return invitation, seat


def _wish(access: Access, invitation: Invitation, kind: WishKind, words: str, now: datetime) -> Wish:
    wish = Wish(case=invitation.case, invitation=invitation.id, kind=kind, words=words)
    wish.wished_at, wish.written_by = now, through(access)
    audit.record(
        access, f"wish.{kind}", invitation.id, case=invitation.case, on_behalf_of=invitation.participant
    )
    return wish
