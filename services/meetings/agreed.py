"""What was agreed at one table, as the client reads it: own steps first, others by first name and what they do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases import discretion
from services.cases.tables import CircleKind, CircleMember
from services.consultations.queries import get_consultation
from services.consultations.tables import Consultation
from services.meetings import queries
from services.meetings.course import next_after
from services.plans.queries import AgreementLine, GoalLine, agreements, goals, require_reader
from services.plans.tables import Answer
from tenants.access import Access


@dataclass(frozen=True)
class Kept:
    """One agreement; `who` is empty where nobody took it up yet, `does` what that person does."""

    line: AgreementLine
    who: str
    does: str


@dataclass(frozen=True)
class Agreed:
    """One sitting in the client's words; `earlier` is what still runs of before, `far` who goes on about what."""

    consultation: UUID
    client: str
    held_at: datetime | None
    strengths: tuple[str, ...]
    goals: tuple[GoalLine, ...]
    own: tuple[AgreementLine, ...]
    others: tuple[Kept, ...]
    earlier: tuple[Kept, ...]
    far: tuple[tuple[str, str], ...]
    result: str
    next_at: datetime | None


async def agreed(access: Access, consultation_id: UUID) -> Agreed:
    """Everything the client may read of it, which is all that stands in the plan.

    What was dropped is left out, and what the client said no to: that was not agreed.
    """
    require_reader(access)
    sitting = await get_consultation(access, consultation_id)
    people = await _people(sitting.case)
    client = next(one for one in people.values() if one.kind == CircleKind.CLIENT)
    lines = [line for line in await agreements(access, sitting.case) if _stands(line)]
    here = [line for line in lines if line.consultation == consultation_id]
    before = [line for line in lines if line.consultation != consultation_id and line.is_open]
    following = await next_after(access, sitting)
    far = await queries.far_reaching(access, consultation_id)
    return Agreed(
        consultation=consultation_id,
        client=client.first_name,
        held_at=sitting.held_at or sitting.starts_at,
        strengths=tuple(one.sentence for one in await queries.strengths(access, consultation_id)),
        goals=tuple(await goals(access, sitting.case)),
        own=tuple(line for line in here if line.owner == client.id),
        others=tuple(_kept(line, people) for line in here if line.owner != client.id),
        earlier=tuple(_kept(line, people) for line in _before(before, sitting)),
        far=tuple((one.title, one.continues_with.first_name if one.continues_with else "") for one in far),
        result=sitting.result,
        next_at=following.starts_at if following else None,
    )


def _stands(line: AgreementLine) -> bool:
    return line.dropped_at is None and line.assent != Answer.NO


def _before(lines: list[AgreementLine], sitting: Consultation) -> list[AgreementLine]:
    """What was noted at an earlier table, not at one after this."""
    return [line for line in lines if sitting.held_at is None or line.noted_at < sitting.held_at]


async def _people(case_id: UUID) -> dict[UUID, CircleMember]:
    """Also who left meanwhile: the sentence still names them."""
    rows = await CircleMember.objects().where(CircleMember.case == case_id)
    return {row.id: row for row in rows}


def _kept(line: AgreementLine, people: Mapping[UUID, CircleMember]) -> Kept:
    owner = people.get(line.owner) if line.owner else None
    return Kept(line, owner.first_name, discretion.helps(owner)) if owner else Kept(line, "", "")
