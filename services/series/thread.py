"""The red thread: every sitting with its goal, what was agreed and became of it, what goes well, the client's words.

Nothing of the client is told as failed: an own step stands here when it was done, and else not at all (X21).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from services.cases.queries import get_case
from services.cases.tables import Case, CircleKind
from services.consultations.tables import Consultation
from services.errors import NotFound
from services.followups.queries import own_seat
from services.followups.tables import Debrief
from services.meetings.tables import Strength
from services.plans.queries import AgreementLine, agreements
from services.series.ending import endings
from services.series.tables import Ending, ThreadWish
from tenants import audit
from tenants.access import Access


class Became(StrEnum):
    """What became of an agreement; another day is as good as the first."""

    DONE = "done"
    RUNS = "runs"
    MOVED = "moved"
    LET_GO = "let-go"


@dataclass(frozen=True)
class Agreed:
    """One agreement on the thread; `words` says why it was let go, where somebody wrote that."""

    sentence: str
    owner: str
    became: Became
    on: date | None
    is_of_client: bool


@dataclass(frozen=True)
class Sitting:
    """One knot in the thread. `result` is a code of what it brought beside agreements."""

    id: UUID
    held_at: datetime
    goal: str
    result: str
    strengths: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    experience: str


@dataclass(frozen=True)
class Thread:
    """A whole series; `before` was agreed outside every table, as when a situation was taken over."""

    case: Case
    sittings: tuple[Sitting, ...]
    before: tuple[Agreed, ...]
    ends: tuple[Ending, ...]
    is_wished: bool


async def thread(access: Access, case_id: UUID, today: date) -> Thread:
    """For who coordinates, replaces or leads; that it was read is noted."""
    access.require("plans.write")
    case = await get_case(access, case_id)
    audit.record(access, "thread.read", case_id, case=case_id)
    return await _told(access, case, today)


async def own_thread(access: Access, today: date) -> Thread | None:
    """For the client behind the own link, None while the client does not want it; for everybody else there is none."""
    access.require("guest.answer")
    seat = await own_seat(access)
    if seat.circle_member.kind != CircleKind.CLIENT:
        raise NotFound("thread")
    case = await Case.objects().where(Case.id == seat.case).first()
    if case is None or not await _is_wished(case.id):
        return None
    audit.record(access, "thread.read", case.id, case=case.id)
    return await _told(access, case, today)


async def wish(access: Access, case_id: UUID, *, is_wished: bool, now: datetime) -> None:
    """The client wants to see it on the own page, or not any more; saying so twice changes nothing."""
    access.require("cases.edit")
    await get_case(access, case_id)
    if await _is_wished(case_id) == is_wished:
        return
    if is_wished:
        await ThreadWish(case=case_id, wished_at=now, noted_by=access.member).save()
    else:
        where = (ThreadWish.case == case_id) & ThreadWish.ended_at.is_null()
        await ThreadWish.update({ThreadWish.ended_at: now}).where(where)
    audit.record(access, "thread.wished" if is_wished else "thread.not-wished", case_id, case=case_id)


async def is_wished(access: Access) -> bool:
    """Whether the own page of the client shows the way to it."""
    return bool(access.cases) and await _is_wished(UUID(access.cases))


async def _told(access: Access, case: Case, today: date) -> Thread:
    where = (Consultation.case == case.id) & Consultation.held_at.is_not_null()
    held = await Consultation.objects().where(where).order_by(Consultation.held_at)
    made: dict[UUID | None, list[Agreed]] = defaultdict(list)
    known = {one.id for one in held}
    for line in sorted(await agreements(access, case.id), key=lambda one: one.noted_at):
        if (told := became(line, today)) is not None:
            made[line.consultation if line.consultation in known else None].append(told)
    strengths: dict[UUID, list[str]] = defaultdict(list)
    for row in await Strength.objects().where(Strength.case == case.id).order_by(Strength.noted_at):
        strengths[row.consultation].append(row.sentence)
    talks = await Debrief.objects().where((Debrief.case == case.id) & Debrief.talked_on.is_not_null())
    said = {row.consultation: row.experience for row in talks}
    return Thread(
        case,
        tuple(_sitting(one, strengths, made, said) for one in held),
        tuple(made[None]),
        tuple(await endings(access, case.id)),
        await _is_wished(case.id),
    )


def became(line: AgreementLine, today: date) -> Agreed | None:
    """What became of one agreement; None for what the client set out to do and did not, or not yet.

    A no of the client takes an agreement out, as it does in a report.
    """
    is_of_client = line.owner_kind == CircleKind.CLIENT
    if line.assent == "no" or (is_of_client and line.done_at is None):
        return None
    if line.done_at is not None:
        how, on = Became.DONE, line.done_at.date()
    elif line.dropped_at is not None:
        how, on = Became.LET_GO, None
    else:
        how, on = (Became.MOVED if line.moves else Became.RUNS), line.due_on
    return Agreed(line.sentence, line.owner_name, how, on, is_of_client)


async def _is_wished(case_id: UUID) -> bool:
    return await ThreadWish.exists().where((ThreadWish.case == case_id) & ThreadWish.ended_at.is_null())


def _sitting(
    one: Consultation,
    strengths: Mapping[UUID, Sequence[str]],
    made: Mapping[UUID | None, Sequence[Agreed]],
    said: Mapping[UUID, str],
) -> Sitting:
    assert one.held_at is not None  # noqa: S101 - asked only for what was held
    return Sitting(
        one.id,
        one.held_at,
        one.goal,
        one.result,
        tuple(dict.fromkeys(strengths.get(one.id, ()))),
        tuple(made.get(one.id, ())),
        said.get(one.id, ""),
    )
