"""At whose preparation somebody sits, and whose hand writes: the coordinator's, one's own, or the key worker's."""

from dataclasses import dataclass
from uuid import UUID

from services.cases.queries import circle, get_case, get_circle_member
from services.cases.tables import Case, CircleKind, CircleMember
from services.consultations.queries import get_consultation, lock_consultation
from services.consultations.rules import check_open
from services.consultations.tables import Consultation, Participant
from services.errors import NotAllowed, NotFound
from services.invitations.queries import seat_of, signers
from services.invitations.rules import signs_conduct
from services.preparations import rules
from services.preparations.tables import Hand
from tenants.access import Access, Kind


@dataclass(frozen=True)
class Desk:
    """One person's preparation of one sitting; `chair` is this person's at the table, where they have one."""

    case: Case
    consultation: Consultation
    person: CircleMember
    hand: Hand
    chair: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is still something to prepare."""
        return self.consultation.held_at is None and self.consultation.cancelled_at is None


async def kit_desk(access: Access, consultation_id: UUID | None = None, person: UUID | None = None) -> Desk:
    """The kit of this person; a guest's own, or the client's for the key worker until the sitting is over."""
    if consultation_id is not None:
        found = await _for_coordinator(access, consultation_id, person)
    else:
        seat = await own_seat(access)
        case = await get_case(access, seat.case)
        whose = seat.circle_member if rules.has_kit(seat.circle_member.kind) else await _client(access, case)
        own: CircleMember = seat.circle_member
        by = rules.hand(own.id, whose.id, whose.kind, case.key_worker)
        await _check_signed(own)
        found = Desk(case, seat.consultation, whose, by, await _chair(seat.consultation.id, whose.id))
        if by is Hand.KEY_WORKER and not found.is_open:
            raise NotFound("preparation that is over")
    rules.check_has_kit(found.person.kind)
    return found


async def contribution_desk(
    access: Access, consultation_id: UUID | None = None, person: UUID | None = None
) -> Desk:
    """The three minutes of this person; a guest's own."""
    if consultation_id is not None:
        found = await _for_coordinator(access, consultation_id, person)
    else:
        seat = await own_seat(access)
        await _check_signed(seat.circle_member)
        case = await get_case(access, seat.case)
        found = Desk(case, seat.consultation, seat.circle_member, Hand.SELF, seat.id)
    rules.check_contributes(found.person.kind)
    return found


async def own_seat(access: Access) -> Participant:
    """The guest's own chair."""
    access.require("guest.answer")
    if access.actor.kind is not Kind.GUEST or access.actor.id is None:
        raise NotAllowed("guests only")
    return await seat_of(access.actor.id)


async def hold(access: Access, desk: Desk) -> None:
    """Two people at once follow each other; what was held or called off is prepared no more."""
    check_open(await lock_consultation(access, desk.consultation.id))


async def _for_coordinator(access: Access, consultation_id: UUID, person: UUID | None) -> Desk:
    access.require("cases.edit")
    consultation = await get_consultation(access, consultation_id)
    case = await get_case(access, consultation.case)
    if person is None:
        raise NotFound("person")
    found = await get_circle_member(access, case.id, person)
    return Desk(case, consultation, found, Hand.COORDINATOR, await _chair(consultation_id, found.id))


async def _chair(consultation: UUID, person: UUID) -> UUID | None:
    rows = Participant.select(Participant.id).where(
        Participant.consultation == consultation, Participant.circle_member == person
    )
    found = await rows.first()
    return found["id"] if found else None


async def _client(access: Access, case: Case) -> CircleMember:
    people = await circle(access, case.id)
    found = next((one for one in people if one.kind == CircleKind.CLIENT), None)
    if found is None:
        raise NotFound("client")
    return found


async def _check_signed(person: CircleMember) -> None:
    """Helpers agree to the code of conduct before they read or write anything about the client."""
    if signs_conduct(person.kind) and person.id not in await signers(person.case):
        raise NotFound("unsigned")
