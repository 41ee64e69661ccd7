"""A scene: what a demo situation is told with. Everything goes through the actions that the pages use."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.actions import add_circle_member
from services.cases.rules import Person
from services.cases.tables import CircleKind
from services.consents.actions import record_consent
from services.consents.rules import Topic, Yes
from services.consultations.actions import plan_consultation
from services.consultations.queries import participants
from services.consultations.rules import Sitting
from services.consultations.tables import Consultation, PlaceKind
from services.invitations.actions import answer, invite_all
from services.invitations.queries import invitations
from tenants.access import Access

SURNAME = "Voorbeeld"


@dataclass
class Scene:
    """One situation while it is told: who is in it by first name, and the present day."""

    access: Access
    case: UUID
    now: datetime
    people: dict[str, UUID] = field(default_factory=dict)

    async def joins(
        self,
        kind: CircleKind,
        first_name: str,
        relation: str,
        sector: str = "",
        *,
        organisation: str = "",
        last_name: str = SURNAME,
        email: str | None = None,
        safe_contact: str = "",
    ) -> None:
        """Somebody joins the circle, with an invented mail address unless `email` says otherwise."""
        invented = f"{first_name.lower()}.voorbeeld@{self.access.home.slug}.example"
        person = Person(
            str(kind),
            first_name,
            last_name,
            relation=relation,
            organisation=organisation,
            sector=sector,
            email=invented if email is None else email,
            phone="0490 00 00 00",
            safe_contact=safe_contact,
        )
        member = await add_circle_member(self.access, self.case, person, now=self.now)
        self.people[first_name] = member.id

    async def agrees(self, client: str, days_ago: int, *topics: Topic) -> None:
        """The client says yes to everybody of the circle, aloud."""
        yes = Yes(
            given_for=self.people[client],
            given_by=self.people[client],
            given_on=self.day(-days_ago),
            is_explicit=True,
            welcome=frozenset(self.people.values()) - {self.people[client]},
            topics=topics,
        )
        await record_consent(self.access, self.case, yes, former=None, now=self.now)

    async def plans(
        self,
        starts_at: datetime,
        goal: str,
        *,
        place: str = "",
        previous: UUID | None = None,
        at: datetime | None = None,
    ) -> Consultation:
        """A sitting of an hour and a half with everybody, at the town hall unless `place` says so."""
        sitting = Sitting(
            starts_at,
            starts_at + timedelta(minutes=90),
            place or f"OCMW {self.access.home.name}, lokaal 2",
            PlaceKind.ELSEWHERE if place else PlaceKind.OFFICE,
            goal,
        )
        return await plan_consultation(
            self.access, self.case, sitting, list(self.people.values()), previous=previous, now=at or self.now
        )

    async def invites(self, consultation: Consultation, answers: dict[str, tuple[str, str]]) -> None:
        """Everybody is asked; some have answered, with a note."""
        await invite_all(self.access, consultation.id, now=self.now)
        asked = {one.person.id: one.invitation for one in await invitations(self.access, consultation.id)}
        for name, (given, note) in answers.items():
            if (invitation := asked[self.people[name]]) is not None:
                await answer(self.access, invitation.id, given, note=note, now=self.now)

    async def seat(self, consultation: Consultation, name: str) -> UUID:
        """The participant behind a first name."""
        found = await participants(self.access, consultation.id)
        return next(one.id for one in found if one.circle_member.id == self.people[name])

    def day(self, days: int) -> date:
        """So many days from today; negative: ago."""
        return self.now.astimezone(BRUSSELS).date() + timedelta(days=days)

    def moment(self, days: int, hour: int, minute: int = 0) -> datetime:
        """An hour in Brussels on a working day, about so many days from today."""
        found = self.day(days)
        while found.weekday() > FRIDAY:
            found += timedelta(days=1)
        return datetime.combine(found, time(hour, minute), BRUSSELS)


FRIDAY = 4
