"""The table of Niels, laid: his circle, one consultation today at two, everybody asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from infra import clock
from infra.clock import BRUSSELS
from services.cases.actions import add_circle_member, begin_case
from services.cases.queries import circle
from services.cases.rules import Person
from services.consultations.actions import plan_consultation
from services.consultations.queries import agenda, participants
from services.consultations.rules import Sitting
from services.demonstration.cast import Cast
from tenants import door
from tests.tenants.test_wall import access_of

PEOPLE = (
    Person("client", "Niels", "Claes", email="niels@demo.example"),
    Person("family", "Rita", "Claes", relation="moeder", email="rita@demo.example"),
    Person("helper", "Leen", "Voorbeeld", "dagcentrum", "Dagcentrum Voorbeeld", email="leen@demo.example"),
    Person("helper", "Koen", "Voorbeeld", "begeleider", "CAW Voorbeeld", email="koen@demo.example"),
    Person("helper", "Ward", "Voorbeeld", "bewindvoerder"),
)
GOAL = "Waar kan ik later wonen?"


@dataclass(frozen=True)
class Laid:
    """Ids: the case, the consultation, circle members and participants by first name, points by kind."""

    case: UUID
    consultation: UUID
    people: dict[str, UUID]
    seats: dict[str, UUID]
    points: dict[str, UUID]

    @property
    def place(self) -> str:
        """The address of the consultation."""
        return f"/overleggen/{self.consultation}"


def this_afternoon() -> datetime:
    """Today at two in Flanders."""
    return clock.now().astimezone(BRUSSELS).replace(hour=14, minute=0, second=0, microsecond=0)


async def laid_table(world: Cast, people: tuple[Person, ...] = PEOPLE) -> Laid:
    async with door.enter(access_of(world, "an")) as access:
        case = await begin_case(access, "Niels", now=clock.now())
        for person in people:
            await add_circle_member(access, case.id, person, now=clock.now())
        members = {member.first_name: member.id for member in await circle(access, case.id)}
        starts_at = this_afternoon()
        sitting = Sitting(starts_at, starts_at + timedelta(minutes=90), "OCMW Pelt, lokaal 2", goal=GOAL)
        planned = await plan_consultation(access, case.id, sitting, members.values(), now=clock.now())
        return Laid(
            case.id,
            planned.id,
            members,
            {seat.circle_member.first_name: seat.id for seat in await participants(access, planned.id)},
            {item.kind: item.id for item in await agenda(access, planned.id)},
        )
