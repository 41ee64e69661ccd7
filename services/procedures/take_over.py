"""Take over a running situation as it is: names, open agreements, the next date, without its past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.cases import actions as cases
from services.cases.rules import Person
from services.cases.tables import Case
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from services.plans.actions import note_agreement
from tenants.access import Access


@dataclass(frozen=True)
class Running:
    """An agreement that was made before: `owner` is a place in the list of people, or nobody."""

    sentence: str
    owner: int | None = None
    due_on: date | None = None


async def take_over(
    access: Access,
    name: str,
    people: Sequence[Person],
    *,
    agreements: Sequence[Running] = (),
    sitting: Sitting | None = None,
    now: datetime,
) -> Case:
    """A case with its circle (the client is the first of `people`), its agreements and its next sitting."""
    case = await cases.begin_case(access, name, taken_over_at=now, now=now)
    circle: list[UUID] = []
    for person in people:
        member = await cases.add_circle_member(access, case.id, person, now=now)
        circle.append(member.id)
    for running in agreements:
        owner = circle[running.owner] if running.owner is not None else None
        await note_agreement(access, case.id, running.sentence, owner, running.due_on, now=now)
    if sitting is not None:
        await plan_consultation(access, case.id, sitting, circle, now=now)
    return case
