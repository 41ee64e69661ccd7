"""Who sits at how it goes: the client, the key worker beside the client, the coordinator, or who was named to read."""

from dataclasses import dataclass
from uuid import UUID

from services.cases.queries import client, get_case
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Participant
from services.errors import NotFound
from services.invitations.queries import signers
from services.invitations.rules import signs_conduct
from services.preparations.desks import own_seat
from services.preparations.tables import Hand
from services.sufficiency import rules
from services.sufficiency.tables import SufficiencyReader
from tenants.access import Access


@dataclass(frozen=True)
class Desk:
    """One client, and with whose hand is written; `own` is who reads by a link, `hand` None for who only reads."""

    case: Case
    person: CircleMember
    hand: Hand | None
    own: CircleMember | None = None
    chair: UUID | None = None
    is_reader: bool = False

    @property
    def may_decide(self) -> bool:
        """Who decides what is drawn, who reads, and what goes: the client, or the coordinator for them."""
        return self.hand in {Hand.SELF, Hand.COORDINATOR}

    @property
    def reads_all(self) -> bool:
        """The key worker reads what they sat beside; the rest when the client says so."""
        return self.may_decide or self.is_reader

    def require_pen(self) -> None:
        """Who was named to read finds no page to write on."""
        if self.hand is None:
            raise NotFound("pen")


async def desk(access: Access, case_id: UUID | None = None) -> Desk:
    """At the coordinator's page of a case, or at a guest's own link; NotFound for everybody else."""
    if case_id is not None:
        access.require("cases.edit")
        case = await get_case(access, case_id)
        who = await client(access, case_id)
        return Desk(case, who, Hand.COORDINATOR, chair=await _chair(who.id))
    seat = await own_seat(access)
    own: CircleMember = seat.circle_member
    case = await get_case(access, seat.case)
    if own.left_at is not None or (signs_conduct(own.kind) and own.id not in await signers(case.id)):
        raise NotFound("sufficiency")
    is_reader = await SufficiencyReader.exists().where(
        SufficiencyReader.case == case.id, SufficiencyReader.circle_member == own.id
    )
    by = rules.hand(own.id, own.kind, case.key_worker, is_reader=is_reader)
    who = own if by is Hand.SELF else await client(access, case.id)
    chair = await _chair(who.id)
    return Desk(case, who, by, own, chair, is_reader=is_reader)


async def _chair(person: UUID) -> UUID | None:
    """Where the client sat last: on whose behalf the log says that it was written."""
    rows = Participant.select(Participant.id).where(Participant.circle_member == person)
    found = await rows.order_by(Participant.added_at, ascending=False).first()
    return found["id"] if found else None
