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
from services.plans.tables import Agreement, Answer
from tenants import audit
from tenants.access import Access, Kind

OWNERS = (Told.CANNOT, Told.ASKS_DATE)
CLIENTS = (Told.REFUSED, Told.DOUBTED)
QUESTIONS = (*OWNERS, Told.DOUBTED)


@dataclass(frozen=True)
class Question:
    """What asks the coordinator: an owner who wants another date or cannot, the client who says no or doubts.

    A no, wherever it was said, is no row of its own (`id` is empty): it asks until there is a yes, or an end.
    """

    id: UUID | None
    kind: str
    agreement: AgreementLine
    to_on: date | None
    reason: str
    asked_at: datetime
    told_by: UUID | None = None
    asked_outside: str = ""


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
    reminded: Mapping[UUID, datetime]
    asked_after: Mapping[UUID, datetime]

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
    asked = [_refused(line) for line in lines if line.is_open and line.assent == Answer.NO]
    asked += [_question(one, line) for one in told if (line := _waiting(one, lines))]
    loose = adrift(open_lines, people)
    answered_first = {*(line.id for line in loose), *(one.agreement.id for one in asked)}
    rest = [line for line in open_lines if line.id not in answered_first]
    asked_after = {one.agreement: one.noted_at for one in told if one.kind == Told.ASKED_AFTER}
    stalled = [line for line in rest if _stalls(line, asked_after, today)]
    reminded, unreached = await _reminders(case_id)
    audit.record(access, "followups.read", case_id, case=case_id)
    return Board(
        case=case,
        client=next((one.first_name for one in people.values() if one.kind == CircleKind.CLIENT), ""),
        key_worker=_present(people, case.key_worker),
        people=people,
        questions=asked,
        adrift=loose,
        stalled=stalled,
        running=[line for line in rest if line not in stalled],
        own_steps=sum(line.is_open for line in lines if line.id not in followed),
        events=events(followed, told, people),
        unreached=unreached,
        reminded=reminded,
        asked_after=asked_after,
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


def adrift(lines: Sequence[AgreementLine], people: Mapping[UUID, CircleMember]) -> list[AgreementLine]:
    """Open, and carried by nobody who still stands in the circle; never the client's own steps."""
    open_lines = [line for line in lines if line.is_open and rules.is_on_board(line.owner_kind)]
    return [line for line in open_lines if _present(people, line.owner) is None]


def _present(people: Mapping[UUID, CircleMember], member: UUID | None) -> CircleMember | None:
    found = people.get(member) if member else None
    return found if found is not None and found.left_at is None else None


def _refused(line: AgreementLine) -> Question:
    """The client's last word is no: it does not count, and something has to become of it."""
    return Question(None, Told.REFUSED, line, None, line.assent_words, line.noted_at)


def _waiting(told: FollowUp, lines: Sequence[AgreementLine]) -> AgreementLine | None:
    """What the question is about; of the client's own steps only what the client says of them (X21)."""
    if told.settled_at is not None or told.kind not in QUESTIONS:
        return None
    line = next((line for line in lines if line.id == told.agreement and line.is_open), None)
    is_asked = line is not None and (told.kind in CLIENTS or rules.is_on_board(line.owner_kind))
    return line if is_asked else None


def _question(told: FollowUp, line: AgreementLine) -> Question:
    return Question(
        told.id, told.kind, line, told.to_on, told.reason, told.noted_at, told.told_by, told.asked_outside
    )


def _stalls(line: AgreementLine, asked_after: Mapping[UUID, datetime], today: date) -> bool:
    """Past its date, and nobody phoned about it this week."""
    asked_at = asked_after.get(line.id)
    asked_on = rules.day(asked_at) if asked_at else None
    return rules.is_stalled(line.due_on, today) and not rules.was_asked_lately(asked_on, today)


async def _reminders(case_id: UUID) -> tuple[dict[UUID, datetime], frozenset[UUID]]:
    """When each agreement was reminded last, and of which the last reminder came back."""
    rows = await Reminder.select().where(Reminder.case == case_id).order_by(Reminder.made_at)
    last = {row["agreement"]: row for row in rows}
    sent = {one: row["sent_at"] for one, row in last.items() if row["sent_at"] and not row["bounced_at"]}
    return sent, frozenset(one for one, row in last.items() if row["bounced_at"])
