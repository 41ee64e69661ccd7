"""More than eight at the table: is there one generalist, and what can wait? See row 115.

A question, never a limit: whatever is answered, everybody can still be asked.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from services.cases.queries import circle, get_case, get_circle_member, require_reader
from services.cases.tables import CircleKind, CircleMember, Sparing, TableAnswer
from services.errors import Refused
from tenants import audit
from tenants.access import Access

MANY = 8  # besides the client
ABSENT = frozenset({Sparing.CAN_WAIT, Sparing.TAKEN_ALONG})


async def table_answers(access: Access, case_id: UUID) -> dict[UUID, TableAnswer]:
    """What was answered, by person; an answer about who left, or taken along by who left, counts no more."""
    require_reader(access)
    return {row.circle_member: row for row in await TableAnswer.objects().where(TableAnswer.case == case_id)}


async def spared(access: Access, case_id: UUID) -> set[UUID]:
    """Who was said to wait, or to be taken along by somebody who is there: not asked to a table by itself."""
    people, answers = await circle(access, case_id), await table_answers(access, case_id)
    return {one.id for one in people} - {one.id for one in at_table(people, answers)}


def at_table(people: Sequence[CircleMember], answers: Mapping[UUID, TableAnswer]) -> list[CircleMember]:
    """Who is expected, the client too: everybody in the circle but who can wait or is taken along."""
    here = {one.id for one in people if one.left_at is None}
    return [one for one in people if one.id in here and not _is_spared(answers.get(one.id), here)]


def is_crowded(people: Sequence[CircleMember], answers: Mapping[UUID, TableAnswer]) -> bool:
    """Whether so many are expected that somebody may well stay away."""
    others = [one for one in at_table(people, answers) if one.kind != CircleKind.CLIENT]
    return len(others) > MANY and sum(one.kind == CircleKind.HELPER for one in others) > 1


async def answer_for(
    access: Access, case_id: UUID, member_id: UUID, answer: str, *, taken_by: UUID | None, now: datetime
) -> None:
    """Remember what was agreed about one helper; a later answer takes the place of an earlier one."""
    access.require("cases.edit")
    await get_case(access, case_id)
    member = await get_circle_member(access, case_id, member_id)
    others = {one.id for one in await circle(access, case_id)} - {member.id}
    check_answer(member, answer, taken_by, others)
    row = await TableAnswer.objects().where(TableAnswer.circle_member == member_id).first()
    row = row or TableAnswer(case=case_id, circle_member=member_id)
    row.answer, row.taken_by, row.noted_at, row.noted_by = answer, taken_by, now, access.member
    await row.save()
    audit.record(access, "circle.table-answered", member_id, case=case_id)


def check_answer(member: CircleMember, answer: str, taken_by: UUID | None, others: set[UUID]) -> None:
    """About helpers alone; what one brings along for another is brought by somebody who is there."""
    if member.kind != CircleKind.HELPER:
        raise Refused("circle.only-helpers-wait")
    if (answer == Sparing.TAKEN_ALONG) != (taken_by is not None):
        raise Refused("circle.taken-by-whom")
    if taken_by is not None and taken_by not in others:
        raise Refused("circle.taken-by-whom")


def _is_spared(answer: TableAnswer | None, here: set[UUID]) -> bool:
    if answer is None or answer.answer not in ABSENT:
        return False
    return answer.taken_by is None or answer.taken_by in here
