"""What there is of follow-up in one case: open agreements, what stalls, questions of owners, history.

What asks for attention over all cases is in attention.py, reminders in reminders.py, the debrief in debriefs.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.cases.queries import circle, get_case
from services.cases.tables import Case, CircleKind, CircleMember
from services.consultations.tables import Participant
from services.errors import NotFound
from services.followups import rules
from services.followups.history import Event, events
from services.followups.tables import FollowUp, Reminder, Told
from services.invitations.queries import seat_of, signers
from services.invitations.rules import signs_conduct
from services.plans.queries import AgreementLine, agreements
from services.plans.tables import Agreement
from tenants import audit
from tenants.access import Access, Kind

QUESTIONS = (Told.CANNOT, Told.ASKS_DATE)


@dataclass(frozen=True)
class Question:
    """What an owner asks the coordinator: another date, or that it does not work out."""

    id: UUID
    kind: str
    agreement: AgreementLine
    to_on: date | None
    reason: str
    asked_at: datetime


@dataclass(frozen=True)
class Board:
    """One case followed up. The client's own steps are only counted, never listed (X21)."""

    case: Case
    client: str
    key_worker: CircleMember | None
    people: Mapping[UUID, CircleMember]
    questions: Sequence[Question]
    adrift: Sequence[AgreementLine]
    stalled: Sequence[AgreementLine]
    running: Sequence[AgreementLine]
    own_steps: int
    events: Sequence[Event]
    unreached: frozenset[UUID]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was agreed yet that somebody follows."""
        return not (self.questions or self.adrift or self.stalled or self.running or self.events)


async def board(access: Access, case_id: UUID, today: date) -> Board:
    """Everything on one page; that it was read is noted."""
    case = await get_case(access, case_id)
    people = {member.id: member for member in await circle(access, case_id, with_left=True)}
    lines = await agreements(access, case_id)
    told = await FollowUp.objects().where(FollowUp.case == case_id).order_by(FollowUp.noted_at)
    followed = {line.id: line for line in lines if rules.is_on_board(line.owner_kind)}
    open_lines = [line for line in followed.values() if line.is_open]
    asked = [_question(one, followed) for one in told if _waits(one, followed)]
    adrift = [line for line in open_lines if not _has_owner(line, people)]
    answered_first = {*(line.id for line in adrift), *(one.agreement.id for one in asked)}
    rest = [line for line in open_lines if line.id not in answered_first]
    audit.record(access, "followups.read", case_id, case=case_id)
    return Board(
        case=case,
        client=next((one.first_name for one in people.values() if one.kind == CircleKind.CLIENT), ""),
        key_worker=_present(people, case.key_worker),
        people=people,
        questions=asked,
        adrift=adrift,
        stalled=[line for line in rest if rules.is_stalled(line.due_on, today)],
        running=[line for line in rest if not rules.is_stalled(line.due_on, today)],
        own_steps=sum(line.is_open for line in lines if line.id not in followed),
        events=events(followed, told, people),
        unreached=await _unreached(case_id),
    )


async def own_steps(access: Access, case_id: UUID) -> list[AgreementLine]:
    """The client's own open steps: for who changes a date that others ask for, never as a list to check."""
    access.require("plans.write")
    await get_case(access, case_id)
    lines = await agreements(access, case_id)
    return [line for line in lines if line.is_open and not rules.is_on_board(line.owner_kind)]


async def get_line(access: Access, case_id: UUID, agreement_id: UUID) -> AgreementLine:
    """One agreement of this case, with everything that a page shows of it."""
    access.require("plans.write")
    await get_case(access, case_id)
    for line in await agreements(access, case_id):
        if line.id == agreement_id:
            return line
    raise NotFound("agreement")


async def own_seat(access: Access) -> Participant:
    """The guest who is inside, with circle member and consultation."""
    if access.actor.kind is not Kind.GUEST or access.actor.id is None:
        raise NotFound("guest")
    return await seat_of(access.actor.id)


async def must_sign(person: CircleMember) -> bool:
    """Whether the code of conduct still waits for this guest: until then nothing of the case is read."""
    return signs_conduct(person.kind) and person.id not in await signers(person.case, is_held=True)


async def lock_agreement(access: Access, agreement_id: UUID) -> Agreement:
    """The row, held until the end of this transaction, so that two decisions follow each other."""
    access.require("plans.write")
    found = await Agreement.objects().where(Agreement.id == agreement_id).lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("agreement")
    return found


def _has_owner(line: AgreementLine, people: Mapping[UUID, CircleMember]) -> bool:
    """Whether somebody who still stands in the circle does it."""
    return _present(people, line.owner) is not None


def _present(people: Mapping[UUID, CircleMember], member: UUID | None) -> CircleMember | None:
    found = people.get(member) if member else None
    return found if found is not None and found.left_at is None else None


def _waits(told: FollowUp, lines: Mapping[UUID, AgreementLine]) -> bool:
    line = lines.get(told.agreement)
    return told.kind in QUESTIONS and told.settled_at is None and line is not None and line.is_open


def _question(told: FollowUp, lines: Mapping[UUID, AgreementLine]) -> Question:
    line = lines[told.agreement]
    return Question(told.id, told.kind, line, told.to_on, told.reason, told.noted_at)


async def _unreached(case_id: UUID) -> frozenset[UUID]:
    """Agreements of which the reminder came back."""
    rows = await Reminder.select(Reminder.agreement).where(
        Reminder.case == case_id, Reminder.bounced_at.is_not_null()
    )
    return frozenset(row["agreement"] for row in rows)
