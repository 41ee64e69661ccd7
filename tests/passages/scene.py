"""Leen works in several municipalities: one situation in each, with agreements of hers and a table to come."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from infra import clock
from services.cases.actions import add_circle_member, begin_case
from services.cases.rules import Person
from services.consents.actions import record_consent
from services.consents.rules import Yes
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from services.demonstration.cast import Cast
from services.invitations.actions import invite_all
from services.invitations.tables import Channel, Signature
from services.plans.actions import note_agreement
from tenants import door
from tenants.access import Access, Municipality, job_access, member_access
from tenants.tables import Member, Policy
from tenants.tables import Municipality as MunicipalityRow

LEEN = "leen.voorbeeld@dag.example"
WARD = "ward.voorbeeld@arts.example"


@dataclass
class Somewhere:
    """One situation in one municipality."""

    home: Municipality
    coordinator: UUID
    case: UUID
    people: dict[str, UUID] = field(default_factory=dict)
    consultation: UUID | None = None

    @property
    def access(self) -> Access:
        return member_access(self.home, self.coordinator, "Iemand Voorbeeld", ("coordinator",))

    async def agrees(self, sentence: str, owner: str, days: int) -> UUID:
        due_on = clock.today() + timedelta(days=days)
        async with door.enter(self.access) as access:
            made = await note_agreement(
                access,
                self.case,
                sentence,
                self.people[owner],
                due_on,
                consultation=self.consultation,
                now=clock.now(),
            )
        return made.id


async def elsewhere(name: str) -> tuple[Municipality, UUID]:
    """One more municipality, with somebody who coordinates."""
    async with door.lobby():
        row = MunicipalityRow(
            slug=name.lower(), name=name, nis=str(abs(hash(name)))[:5], valid_from=date(2025, 1, 1)
        )
        row.province, row.arrondissement = "Limburg", "Maaseik"
        await row.save()
        home = Municipality(row.id, name.lower(), name)
    async with door.enter(job_access(home, "tests")):
        await Policy(phone="011 00 00 00", email=f"overleg@{home.slug}.example").save()
        member = Member(
            issuer="x", subject=f"{name}-voorbeeld", name="Iemand Voorbeeld", roles=["coordinator"]
        )
        await member.save()
    return home, member.id


async def lay(
    home: Municipality, coordinator: UUID, helper: Person, *, client: str = "Niels", **others: str
) -> Somewhere:
    """A case with the client and one helper, a table in a week, everybody asked by mail; the code was signed."""
    now = clock.now()
    access = member_access(home, coordinator, "Iemand Voorbeeld", ("coordinator",))
    async with door.enter(access) as inside:
        case = await begin_case(inside, client, now=now)
    found = Somewhere(home, coordinator, case.id)
    async with door.enter(access) as inside:
        for person in (Person("client", client, email=others.get("client_mail", "")), helper):
            made = await add_circle_member(inside, case.id, person, now=now)
            found.people[person.first_name] = made.id
        who = found.people[client]
        yes = Yes(
            given_for=who,
            given_by=who,
            given_on=clock.today(),
            is_explicit=True,
            welcome=frozenset(found.people.values()) - {who},
        )
        await record_consent(inside, case.id, yes, former=None, now=now)
        begins = now + timedelta(days=7)
        sitting = Sitting(begins, begins + timedelta(minutes=90), "lokaal 2")
        planned = await plan_consultation(inside, case.id, sitting, list(found.people.values()), now=now)
        found.consultation = planned.id
        await invite_all(inside, planned.id, now=now)
        await Signature(
            case=case.id,
            circle_member=found.people[helper.first_name],
            conduct="2026-1",
            channel=Channel.PAPER,
            signed_at=now,
        ).save()
    return found


def leen(**changed: Any) -> Person:
    told: dict[str, Any] = {
        "relation": "dagcentrum",
        "sector": "disability",
        "email": LEEN,
        "last_name": "Voorbeeld",
        **changed,
    }
    return Person("helper", told.pop("first_name", "Leen"), **told)


async def three(world: Cast) -> list[Somewhere]:
    """Pelt, Genk and Bree."""
    bree, her = await elsewhere("Bree")
    homes = ((world.pelt, world.an), (world.genk, world.members["celia", "genk"]), (bree, her))
    found = [await lay(home, member, leen()) for home, member in homes]
    for number, one in enumerate(found):
        await one.agrees(f"Leen belt de school in {one.home.name}", "Leen", 5 + number)
        await one.agrees(f"Niels kijkt zelf in {one.home.name}", "Niels", 6)
    return found
