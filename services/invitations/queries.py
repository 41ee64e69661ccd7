"""What there is to see about being asked, for staff and for later work. What a guest sees is in guests.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases import discretion
from services.cases.queries import require_reader
from services.cases.rules import is_minor
from services.cases.tables import CircleMember
from services.consents.queries import grounds
from services.consultations.places import hidden, place_for_all
from services.consultations.queries import get_consultation, participants
from services.consultations.tables import Consultation, Participant
from services.errors import NotFound, Refused
from services.invitations import additions, rules, tokens
from services.invitations.rules import State
from services.invitations.tables import AccessCode, CodeKind, Invitation, Wish
from tenants import links
from tenants.access import Access, Kind


@dataclass(frozen=True)
class Asked:
    """One participant, whether and how this person was asked, and what came of it.

    `refusal` is the code of why this person cannot be asked yet, or "".
    """

    participant: Participant
    person: CircleMember
    invitation: Invitation | None
    state: State
    has_signed: bool
    refusal: str = ""

    @property
    def does(self) -> str:
        """What this person is at the table."""
        return discretion.does(self.person)

    @property
    def must_sign(self) -> bool:
        """Whether the code of conduct still waits for this person."""
        return rules.signs_conduct(self.person.kind) and not self.has_signed


@dataclass(frozen=True)
class Sendable:
    """What a mail is about, while its reason stands; `place` as far as a mail may say it."""

    invitation: Invitation
    person: CircleMember
    consultation: Consultation
    place: str

    @property
    def is_minor(self) -> bool:
        """Whether the mail is for somebody younger than eighteen on that day: other words, nothing else."""
        starts_at = self.consultation.starts_at
        return starts_at is not None and is_minor(
            self.person.born_on, rules.day_of(self.consultation, starts_at)
        )


async def invitations(access: Access, consultation_id: UUID) -> list[Asked]:
    """Everybody who is to sit at the table of one sitting, the client first."""
    return await asked_to(access, await get_consultation(access, consultation_id))


async def asked_to(access: Access, consultation: Consultation) -> list[Asked]:
    """The same, for who has the sitting already."""
    require_reader(access)
    people = await participants(access, consultation.id)
    where = Invitation.participant.is_in([one.id for one in people])
    rows = await Invitation.objects().where(where) if people else []
    asked = {row.participant: row for row in rows}
    signed = await signers(consultation.case, is_held=consultation.held_at is not None)
    refused = await refusals(access, consultation.case)
    return [
        Asked(
            participant=one,
            person=one.circle_member,
            invitation=asked.get(one.id),
            state=rules.state(asked.get(one.id)),
            has_signed=one.circle_member.id in signed,
            refusal=refused.get(one.circle_member.id, "participant.left")
            or rules.child_refusal(one.circle_member, consultation),
        )
        for one in people
    ]


async def refusals(access: Access, case_id: UUID) -> dict[UUID, str]:
    """Per person of the circle the code of why an invitation is not possible yet; "" when it is."""
    require_reader(access)
    found: dict[UUID, str] = {}
    for person, stands_on in (await grounds(access, case_id)).items():
        found[person] = ""
        try:
            stands_on.check()
        except Refused as refused:
            found[person] = refused.code
    return found


async def find_invitation(access: Access, participant_id: UUID) -> Invitation | None:
    """How one participant was asked, also when that ended; None for who never was."""
    require_reader(access)
    return await Invitation.objects().where(Invitation.participant == participant_id).first()


async def get_invitation(access: Access, invitation_id: UUID) -> Invitation:
    """One invitation; a guest finds only the own one."""
    return _own(access, await Invitation.objects().where(Invitation.id == invitation_id).first())


async def lock_invitation(access: Access, invitation_id: UUID) -> Invitation:
    """The same row, held until the end of this transaction."""
    rows = Invitation.objects().where(Invitation.id == invitation_id).lock_rows("UPDATE")
    return _own(access, await rows.first())


async def find_pin(invitation_id: UUID) -> AccessCode | None:
    """The PIN that counts now, used up or not."""
    where = (AccessCode.invitation == invitation_id) & (AccessCode.kind == CodeKind.PIN)
    return await AccessCode.objects().where(where & AccessCode.ended_at.is_null()).first()


async def wishes(access: Access, case_id: UUID) -> list[Wish]:
    """What client and family told the coordinator through their page, oldest first, with about whom."""
    require_reader(access)
    return await Wish.objects(Wish.about).where(Wish.case == case_id).order_by(Wish.wished_at, Wish.id)


async def find_sendable(access: Access, invitation_id: UUID) -> Sendable | None:
    """For jobs: the invitation when the reason for a mail still stands. Consent is asked at the last moment."""
    return (await find_sendables(access, [invitation_id]))[0]


async def find_sendables(access: Access, ids: Sequence[UUID]) -> list[Sendable | None]:
    """The same for many, in their order: as many questions to the database per case, not per person."""
    require_reader(access)
    rows = await Invitation.objects().where(Invitation.id.is_in(list(ids)))
    asked = {one.id: one for one in rows if one.withdrawn_at is None and one.misdirected_at is None}
    seats = await _seats([one.participant for one in asked.values()])
    cases = {one.case for one in asked.values()}
    refused = {case: await refusals(access, case) for case in cases}
    secrets = {case: await hidden(case) for case in cases}
    found: dict[UUID, Sendable] = {}
    for invitation in asked.values():
        seat = seats[invitation.participant]
        is_ahead = seat.consultation.cancelled_at is None and seat.consultation.held_at is None
        person = seat.circle_member
        is_ahead = is_ahead and not rules.is_dead(person.bounces)
        if is_ahead and seat.removed_at is None and not refused[invitation.case].get(person.id, "left"):
            place = place_for_all(seat.consultation, secrets[invitation.case])
            found[invitation.id] = Sendable(invitation, person, seat.consultation, place)
    return [found.get(one) for one in ids]


async def find_called_off(access: Access, invitation_id: UUID) -> Sendable | None:
    """For jobs: an invitation that ended, and did not begin anew meanwhile."""
    require_reader(access)
    invitation = await Invitation.objects().where(Invitation.id == invitation_id).first()
    if invitation is None or invitation.withdrawn_at is None:
        return None
    seat = await seat_of(invitation.participant)
    place = place_for_all(seat.consultation, await hidden(invitation.case))
    return Sendable(invitation, seat.circle_member, seat.consultation, place)


def link_of(access: Access, invitation: Invitation) -> str:
    """The path of this person's own page; the same each time, until a new link is made."""
    token = tokens.link_token(invitation.keyed_for, invitation.id, invitation.generation)
    return links.guest(access.home.slug, token)


async def seat_of(participant_id: UUID) -> Participant:
    """A participant with circle member and consultation; NotFound when there is none to see."""
    rows = Participant.objects(Participant.circle_member, Participant.consultation)
    found = await rows.where(Participant.id == participant_id).first()
    if found is None:
        raise NotFound
    return found


async def signatures(access: Access, case_id: UUID) -> dict[UUID, datetime]:
    """When somebody signed the present code of conduct, per person of the circle."""
    require_reader(access)
    return {row["circle_member"]: row["signed_at"] for row in await additions.signed(case_id)}


async def signers(case_id: UUID, *, is_held: bool = False) -> set[UUID]:
    """Who signed the present code of conduct in this case; for a sitting that was held, any version counts."""
    return {row["circle_member"] for row in await additions.signed(case_id, is_any=is_held)}


async def _seats(participants: Sequence[UUID]) -> dict[UUID, Participant]:
    if not participants:
        return {}
    rows = Participant.objects(Participant.circle_member, Participant.consultation)
    return {one.id: one for one in await rows.where(Participant.id.is_in(list(participants)))}


def _own(access: Access, found: Invitation | None) -> Invitation:
    is_other = access.actor.kind is Kind.GUEST and found and found.participant != access.actor.id
    if found is None or is_other:
        raise NotFound
    return found
