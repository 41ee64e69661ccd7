"""Reading moves: what was offered from here, what is offered to us, where a case came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from services.cases.tables import Case
from services.errors import NotFound
from services.logs.queries import Subject
from services.moves.tables import CaseArrival, CaseMove, Outcome
from tenants import crossings
from tenants.access import Access
from tenants.crossings import Waiting
from tenants.members import MAY_COME_IN
from tenants.tables import Member

# The opening of the coordinator outlives the case: whose it is, or was when it left.
OWN = """
exists (select from case_opening o where o."case" = case_move."case" and o.member = current_member()
  and o.kind = 'coordinator' and o.ended_at is null)
"""
ANSWERED = f"""
select case_move.id, "case", case_name, outcome, words, answered_name, answered_at, g.name as place
from case_move join municipality g on g.id = to_municipality
where seen_at is null and outcome in ('accepted', 'declined') and {OWN}
order by answered_at
"""  # noqa: S608 - SQL of ours alone


@dataclass(frozen=True)
class Answered:
    """What another municipality answered, until the coordinator has read it."""

    id: UUID
    case: UUID
    case_name: str
    outcome: str
    words: str
    answered_name: str
    answered_at: datetime
    place: str


async def waiting_for_us(access: Access) -> list[Waiting]:
    """What is offered to this municipality: by whom and since when, nothing about the client."""
    access.require("cases.begin")
    return await crossings.moves_waiting()


async def get_waiting(access: Access, move_id: UUID) -> Waiting:
    """One of them; NotFound when it was answered, taken back, or is not for us."""
    for one in await waiting_for_us(access):
        if one.move == move_id:
            return one
    raise NotFound("move")


async def find_offer(access: Access, case_id: UUID) -> CaseMove | None:
    """What waits for an answer now."""
    require_reader(access)
    rows = CaseMove.objects(CaseMove.to_municipality)
    return await rows.where(CaseMove.case == case_id, CaseMove.outcome == Outcome.WAITING).first()


async def offers(access: Access, case_id: UUID) -> list[CaseMove]:
    """Everything that was offered, the newest first."""
    require_reader(access)
    rows = CaseMove.objects(CaseMove.to_municipality).where(CaseMove.case == case_id)
    return await rows.order_by(CaseMove.offered_at, ascending=False)


async def find_shell(access: Access, case_id: UUID) -> CaseMove | None:
    """What stays of a case that left."""
    require_reader(access)
    rows = CaseMove.objects(CaseMove.to_municipality)
    found = rows.where(CaseMove.case == case_id, CaseMove.outcome == Outcome.ACCEPTED)
    return await found.order_by(CaseMove.answered_at, ascending=False).first()


async def subject_of_log(access: Access, case_id: UUID) -> Subject:
    """Whose log it is: a case of here for who may open it, or one that left for who coordinated it then."""
    require_reader(access)
    case = await Case.objects().where(Case.id == case_id).first()
    if case is not None:
        return Subject(case.id, case.name, case.referral)
    shell = await find_shell(access, case_id)
    if shell is None:
        raise NotFound("case")
    return Subject(case_id, shell.case_name)


async def shells(access: Access) -> list[CaseMove]:
    """Everything that left, as far as this member coordinated it, the newest first."""
    require_reader(access)
    rows = CaseMove.objects(CaseMove.to_municipality).where(CaseMove.outcome == Outcome.ACCEPTED)
    return await rows.order_by(CaseMove.answered_at, ascending=False)


async def answers(access: Access) -> list[Answered]:
    """For Vandaag: what others answered about cases that this member coordinates, or did when they left."""
    require_reader(access)
    rows: Sequence[Any] = await DB.connection.fetch(ANSWERED)
    return [Answered(**dict(row)) for row in rows]


async def arrivals(access: Access, case_id: UUID) -> list[CaseArrival]:
    """Where this case came from, the last time first."""
    require_reader(access)
    rows = CaseArrival.objects().where(CaseArrival.case == case_id)
    return await rows.order_by(CaseArrival.arrived_at, ascending=False)


async def find_offerer(access: Access, move_id: UUID) -> Member | None:
    """For the mail that there is an answer: who offered it and still works here."""
    access.require("job")
    move = await CaseMove.objects().where(CaseMove.id == move_id, CaseMove.seen_at.is_null()).first()
    if move is None:
        return None
    found: Member | None = await Member.objects().where(Member.id == move.offered_by, *MAY_COME_IN).first()
    return found
