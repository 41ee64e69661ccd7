"""What stands in the plan of a case, as plain lines that a page, a paper or a mail can show."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.cases.queries import get_case
from services.cases.tables import CircleMember
from services.consultations.queries import READERS
from services.errors import NotAllowed, NotFound
from services.plans.tables import Agreement, AgreementMove, Assent, Goal, Step
from tenants.access import Access


@dataclass(frozen=True)
class Move:
    """A date that was moved."""

    from_on: date | None
    to_on: date
    reason: str
    moved_at: datetime


@dataclass(frozen=True)
class AgreementLine:
    """One agreement with its owner's first name, its moved dates and the client's newest answer."""

    id: UUID
    case: UUID
    consultation: UUID | None
    agenda_item: UUID | None
    goal: UUID | None
    sentence: str
    owner: UUID | None
    owner_name: str
    owner_kind: str
    due_on: date | None
    domain: str
    price: str
    mandate: str
    objection: str
    kind: str
    noted_at: datetime
    reworded_at: datetime | None
    done_at: datetime | None
    dropped_at: datetime | None
    dropped_reason: str
    version: int
    assent: str | None = None
    assent_words: str = ""
    moves: tuple[Move, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None


@dataclass(frozen=True)
class StepLine:
    """One step towards a goal."""

    id: UUID
    sentence: str
    can_do: str
    help_needed: str
    own_network: str
    noted_at: datetime
    reworded_at: datetime | None
    version: int


@dataclass(frozen=True)
class GoalLine:
    """One goal with whose it is ("" means the client's own) and the client's newest answer."""

    id: UUID
    consultation: UUID | None
    sentence: str
    whose_name: str
    noted_at: datetime
    reworded_at: datetime | None
    version: int
    assent: str | None = None
    assent_words: str = ""
    steps: tuple[StepLine, ...] = ()


COLUMNS = (
    Agreement.id,
    Agreement.case,
    Agreement.consultation,
    Agreement.agenda_item,
    Agreement.goal,
    Agreement.sentence,
    Agreement.owner,
    Agreement.owner.first_name.as_alias("owner_name"),
    Agreement.owner.kind.as_alias("owner_kind"),
    Agreement.due_on,
    Agreement.domain,
    Agreement.price,
    Agreement.mandate,
    Agreement.objection,
    Agreement.kind,
    Agreement.noted_at,
    Agreement.reworded_at,
    Agreement.done_at,
    Agreement.dropped_at,
    Agreement.dropped_reason,
    Agreement.version,
)


async def agreements(access: Access, case_id: UUID) -> list[AgreementLine]:
    """Everything that was agreed in a case, by date; what has no date comes last."""
    require_reader(access)
    rows = await Agreement.select(*COLUMNS).where(Agreement.case == case_id).order_by(Agreement.noted_at)
    found = _lines(rows, await _moves(case_id), await _answers(case_id))
    return sorted(found, key=lambda line: (line.due_on or date.max, line.noted_at))


async def open_agreements(access: Access, case_id: UUID) -> list[AgreementLine]:
    """What still has to happen, by date."""
    return [line for line in await agreements(access, case_id) if line.is_open]


async def agreements_of_consultation(
    access: Access, case_id: UUID, consultation_id: UUID
) -> list[AgreementLine]:
    """What was agreed at one table, in the order in which it was said."""
    found = [line for line in await agreements(access, case_id) if line.consultation == consultation_id]
    return sorted(found, key=lambda line: line.noted_at)


async def get_agreement(access: Access, agreement_id: UUID) -> Agreement:
    """The row itself, for a decision; raises NotFound."""
    require_reader(access)
    found = await Agreement.objects().get(Agreement.id == agreement_id)
    if found is None:
        raise NotFound
    return found


async def get_agreement_of(access: Access, case_id: UUID, agreement_id: UUID) -> Agreement:
    """The row, when it belongs to this case; NotFound for that of another."""
    found = await get_agreement(access, agreement_id)
    if found.case != case_id:
        raise NotFound
    return found


async def get_goal(access: Access, goal_id: UUID) -> Goal:
    """The row itself, for a decision; raises NotFound."""
    require_reader(access)
    found = await Goal.objects().get(Goal.id == goal_id)
    if found is None:
        raise NotFound
    return found


async def get_goal_of(access: Access, case_id: UUID, goal_id: UUID) -> Goal:
    """The row, when it belongs to this case; NotFound for that of another."""
    found = await get_goal(access, goal_id)
    if found.case != case_id:
        raise NotFound
    return found


async def check_circle(access: Access, case_id: UUID, circle_member: UUID | None) -> None:
    """Raise NotFound for a case that is not opened, and for somebody outside the circle of this very case."""
    await get_case(access, case_id)
    if circle_member is not None and not await CircleMember.exists().where(
        CircleMember.id == circle_member, CircleMember.case == case_id
    ):
        raise NotFound


async def goals(access: Access, case_id: UUID) -> list[GoalLine]:
    """The goals of a case that still stand, oldest first, with their steps."""
    require_reader(access)
    whose = Goal.whose.first_name.as_alias("whose_name")
    columns = (Goal.id, Goal.consultation, Goal.sentence, Goal.noted_at, Goal.reworded_at, Goal.version)
    rows = Goal.select(*columns, whose)
    found = await rows.where(Goal.case == case_id, Goal.dropped_at.is_null()).order_by(Goal.noted_at)
    answers, steps = await _answers(case_id), await _steps(case_id)
    return [
        GoalLine(
            **{**row, "whose_name": row["whose_name"] or ""},
            **_answer(answers, row["id"]),
            steps=tuple(steps[row["id"]]),
        )
        for row in found
    ]


def require_reader(access: Access) -> None:
    """Members, guests and jobs may ask; which case they see is PostgreSQL's to say."""
    if not any(access.may(right) for right in READERS):
        raise NotAllowed("plans.read")


def _lines(
    rows: Sequence[dict[str, Any]], moves: dict[UUID, list[Move]], answers: dict[UUID, tuple[str, str]]
) -> list[AgreementLine]:
    return [
        AgreementLine(
            **{**row, "owner_name": row["owner_name"] or "", "owner_kind": row["owner_kind"] or ""},
            **_answer(answers, row["id"]),
            moves=tuple(moves[row["id"]]),
        )
        for row in rows
    ]


async def _moves(case_id: UUID) -> dict[UUID, list[Move]]:
    rows = await AgreementMove.select().where(AgreementMove.case == case_id).order_by(AgreementMove.moved_at)
    moves: dict[UUID, list[Move]] = defaultdict(list)
    for row in rows:
        moves[row["agreement"]].append(Move(row["from_on"], row["to_on"], row["reason"], row["moved_at"]))
    return moves


async def _steps(case_id: UUID) -> dict[UUID, list[StepLine]]:
    rows = await Step.select().where(Step.case == case_id, Step.dropped_at.is_null()).order_by(Step.noted_at)
    steps: dict[UUID, list[StepLine]] = defaultdict(list)
    for row in rows:
        steps[row["goal"]].append(StepLine(**{name: row[name] for name in StepLine.__dataclass_fields__}))
    return steps


async def _answers(case_id: UUID) -> dict[UUID, tuple[str, str]]:
    """The client's newest answer per goal and per agreement."""
    rows = await Assent.select().where(Assent.case == case_id).order_by(Assent.asked_at)
    return {row["agreement"] or row["goal"]: (row["answer"], row["words"]) for row in rows}


def _answer(answers: dict[UUID, tuple[str, str]], subject: UUID) -> dict[str, Any]:
    answer, words = answers.get(subject, (None, ""))
    return {"assent": answer, "assent_words": words}
