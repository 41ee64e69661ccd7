"""Niels' situation as follow-up finds it: people, a sitting that was held, agreements, and who has a link."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from infra import clock
from infra.clock import BRUSSELS
from services.cases.actions import add_circle_member, begin_case, choose_key_worker
from services.cases.rules import Person
from services.consents.actions import record_consent
from services.consents.rules import Yes
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from services.consultations.tables import Consultation
from services.demonstration.cast import Cast
from services.followups.debriefs import plan_debrief
from services.invitations.actions import invite_all
from services.plans.actions import note_agreement
from tenants import door
from tenants.access import Access, member_access

COORDINATOR = ("coordinator",)
PEOPLE = (
    Person("client", "Niels", email="niels.voorbeeld@post.example"),
    Person(
        "helper",
        "Koen",
        relation="buddy",
        sector="general-welfare",
        email="koen.voorbeeld@caw.example",
        phone="0490 00 00 01",
    ),
    Person(
        "helper",
        "Leen",
        relation="dagcentrum",
        sector="disability",
        email="leen.voorbeeld@dag.example",
        phone="0490 00 00 02",
    ),
    Person("helper", "Ward", sector="physician", email="ward.voorbeeld@arts.example"),
    Person("family", "Lut", relation="moeder", email="lut.voorbeeld@post.example"),
)


@dataclass
class Laid:
    """The ids of a situation, and An's hand in it."""

    world: Cast
    case: UUID
    people: dict[str, UUID]
    consultation: UUID | None = None
    agreements: dict[str, UUID] = field(default_factory=dict)

    @property
    def an(self) -> Access:
        """An, fresh for one transaction."""
        return an_of(self.world)

    async def agrees(self, sentence: str, owner: str | None, days: int | None) -> UUID:
        """Somebody takes something on, so many days ahead."""
        due_on = clock.today() + timedelta(days=days) if days is not None else None
        who = self.people[owner] if owner else None
        async with door.enter(self.an) as access:
            made = await note_agreement(
                access, self.case, sentence, who, due_on, consultation=self.consultation, now=clock.now()
            )
        self.agreements[sentence] = made.id
        return made.id

    async def plans(self) -> UUID:
        """A sitting is planned and everybody is invited."""
        now = clock.now()
        async with door.enter(self.an) as access:
            sitting = Sitting(now + timedelta(minutes=1), now + timedelta(minutes=91), "OCMW, lokaal 2")
            planned = await plan_consultation(access, self.case, sitting, list(self.people.values()), now=now)
            await invite_all(access, planned.id, now=now)
        self.consultation = planned.id
        found: UUID = planned.id
        return found

    async def holds(self) -> UUID:
        """A sitting was planned, and it is over now."""
        held = await self.plans()
        await self.ends()
        return held

    async def ends(self) -> None:
        """The sitting that was planned is over now."""
        held, now = self.consultation, clock.now()
        assert held
        async with door.enter(self.an) as access:
            await Consultation.update({Consultation.held_at: now}).where(Consultation.id == held)
            await plan_debrief(access, held, now=now)


def an_of(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", COORDINATOR)


async def lay(world: Cast, *, has_key_worker: bool = True, name: str = "Niels") -> Laid:
    """Begin the case with its circle and the client's yes to everybody."""
    now = clock.now()
    async with door.enter(an_of(world)) as access:
        case = await begin_case(access, name, now=now)
        people = {
            person.first_name: (await add_circle_member(access, case.id, person, now=now)).id
            for person in PEOPLE
        }
        if has_key_worker:
            await choose_key_worker(access, case.id, people["Koen"], chosen_on=clock.today())
        client = people["Niels"]
        yes = Yes(
            given_for=client,
            given_by=client,
            given_on=clock.today(),
            is_explicit=True,
            welcome=frozenset(people.values()) - {client},
        )
        await record_consent(access, case.id, yes, former=None, now=now)
    return Laid(world, case.id, people)


def day(days: int) -> date:
    """So many days from the day of the clock."""
    return clock.today() + timedelta(days=days)


def seconds_until(days: int, hour: int, minute: int = 0) -> int:
    """From the real present to an hour in Brussels, so many days from the real today; for the clock file."""
    now = clock.now() - clock.offset()
    wanted = datetime.combine(
        now.astimezone(BRUSSELS).date() + timedelta(days=days), datetime.min.time(), BRUSSELS
    ).replace(hour=hour, minute=minute)
    return int((wanted - now).total_seconds())
