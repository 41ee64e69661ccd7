"""Niels's table before the meeting: his circle, his yes, a sitting in twelve days; nobody asked yet.

Every word of the case that no mail may carry is a canary: the names, the goal, the topics, the services.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from infra import clock
from infra.clock import BRUSSELS
from services.cases.actions import add_circle_member, begin_case, choose_confidant, choose_key_worker
from services.cases.rules import Person
from services.cases.tables import Sector
from services.consents.actions import record_consent
from services.consents.rules import Topic, Yes
from services.consultations.actions import plan_consultation
from services.consultations.agenda import add_topic
from services.consultations.queries import participants
from services.consultations.rules import Sitting
from services.consultations.tables import PlaceKind
from services.demonstration.cast import Cast
from services.invitations.queries import invitations, link_of
from services.invitations.tables import Invitation
from tenants import door, outbox
from tenants.access import Access, member_access

GOAL = "Waar kan ik later wonen in Pelt?"
TOPIC = "Inschrijving begeleid wonen"
SECRET = "Schulden bij de bank"
PLACE = "OCMW Pelt, lokaal 2"
CANARIES = ["Niels", "Claes", "wonen in", "Inschrijving", "Schulden", "Zonnehof", "bewindvoerder", "Rita"]

PEOPLE = (
    Person("client", "Niels", "Claes", email="niels@thuis.example", phone="0470 00 00 01"),
    Person("family", "Rita", "Claes", relation="moeder", email="rita@thuis.example"),
    Person(
        "helper",
        "Koen",
        "Voorbeeld",
        "begeleider",
        "Zonnehof",
        Sector.DISABILITY,
        email="koen@zonnehof.example",
    ),
    Person(
        "helper",
        "Leen",
        "Voorbeeld",
        "dagcentrum",
        "Zonnehof",
        Sector.DISABILITY,
        email="leen@zonnehof.example",
    ),
    Person("helper", "Hilde", "Voorbeeld", "huisarts", "Praktijk", Sector.PHYSICIAN, phone="011 00 00 02"),
    Person(
        "helper", "Ward", "Voorbeeld", "bewindvoerder", "", Sector.ADMINISTRATOR, email="ward@kantoor.example"
    ),
)


@dataclass(frozen=True)
class Table:
    """Ids by first name."""

    world: Cast
    case: UUID
    consultation: UUID
    people: dict[str, UUID]
    seats: dict[str, UUID]

    @property
    def place(self) -> str:
        return f"/overleggen/{self.consultation}"

    @property
    def an(self) -> Access:
        return access_of(self.world, "an")

    async def invitation(self, name: str) -> Invitation:
        """The invitation of somebody, as it stands now."""
        async with door.enter(self.an) as access:
            found = {
                one.person.first_name: one.invitation for one in await invitations(access, self.consultation)
            }
        invitation = found[name]
        assert invitation is not None
        return invitation

    async def link(self, name: str) -> str:
        """The path of somebody's own page."""
        return link_of(self.an, await self.invitation(name))


def access_of(world: Cast, key: str, slug: str = "pelt") -> Access:
    roles = ("coordinator",)
    return member_access(world.municipalities[slug], world.members[key, slug], key, roles)


def in_days(days: int, hour: int = 14, minute: int = 0) -> datetime:
    on = clock.today() + timedelta(days=days)
    return datetime.combine(on, time(hour, minute), BRUSSELS)


def sitting(
    days: int = 12, *, goal: str = GOAL, place_kind: str = PlaceKind.OFFICE, place: str = PLACE
) -> Sitting:
    return Sitting(in_days(days), in_days(days, 15, 30), place, place_kind, goal)


async def lay_table(
    world: Cast,
    *,
    plan: Sitting | None = None,
    people: tuple[Person, ...] = PEOPLE,
    with_calendars: bool = False,
) -> Table:
    """Everybody but Ward, whom Niels was not asked about; Leen may not know of the debts."""
    now = clock.now()
    async with door.enter(access_of(world, "an")) as access:
        case = await begin_case(access, "Niels", now=now)
        ids = {one.first_name: (await add_circle_member(access, case.id, one, now=now)).id for one in people}
        await choose_key_worker(access, case.id, ids["Koen"], chosen_on=clock.today())
        await choose_confidant(access, case.id, ids["Rita"], chosen_on=clock.today())
        welcome = frozenset(ids[name] for name in ids if name not in {"Niels", "Ward"})
        kept = (Topic(SECRET, kept_from=ids["Leen"]),)
        niels = ids["Niels"]
        yes = Yes(niels, niels, clock.today(), is_explicit=True, welcome=welcome, topics=kept)
        await record_consent(access, case.id, yes, former=None, now=now)
        planned = await plan_consultation(access, case.id, plan or sitting(), list(ids.values()), now=now)
        await add_topic(access, planned.id, TOPIC, domain="housing", brought_by=ids["Leen"])
        await add_topic(access, planned.id, SECRET, domain="debts", brought_by=niels)
        seats = {one.circle_member.first_name: one.id for one in await participants(access, planned.id)}
        if not with_calendars:  # An's own calendar is for test_calendars.py
            await outbox.cancel(access, "calendar:")
    return Table(world, case.id, planned.id, ids, seats)


def digits_in(text: str) -> str:
    """The six digits of a code in a mail."""
    found = re.search(r"\b(\d{3}) (\d{3})\b", text)
    assert found is not None, text
    return "".join(found.groups())
