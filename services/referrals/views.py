"""What the queries hand out: a line of the list, a whole request, a weighing, something that asks for attention."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.referrals.rules import ASKING, Stage
from services.referrals.tables import PersonKind, Referral, ReferralPerson, RequesterKind


@dataclass(frozen=True)
class ReferralLine:
    """One request in a list; `wanted_by` is what its age is held against."""

    id: UUID
    requester_kind: str | None
    requester_name: str
    requester_organisation: str
    client_name: str
    is_client_informed: bool
    urgency: str | None
    channel: str
    asked_on: date
    received_at: datetime
    outcome: str | None
    next_step: str | None
    next_step_on: date | None
    stage: Stage
    wanted_by: date | None

    @property
    def is_asking(self) -> bool:
        """Whether it waits for the coordinator now."""
        return self.stage in ASKING


@dataclass(frozen=True)
class Weighed:
    """One weighing as it was noted, with the name of who noted it."""

    id: UUID
    talk: str
    added_value: str
    open_talk: str
    alternatives: str
    room_to_decide: str
    joint_path: str
    outcome: str
    reason: str
    next_step: str
    next_step_on: date | None
    noted_at: datetime
    noted_by_name: str


@dataclass(frozen=True)
class FullReferral:
    """One request with the people it names and its weighings, newest first."""

    referral: Referral
    people: tuple[ReferralPerson, ...]
    weighings: tuple[Weighed, ...]
    stage: Stage
    wanted_by: date | None

    def named(self, kind: str) -> list[ReferralPerson]:
        """The people of one kind."""
        return [person for person in self.people if person.kind == kind]

    @property
    def helpers(self) -> int:
        """How many helpers there are, with the requester who is one (row 2)."""
        asks = self.referral.requester_kind == RequesterKind.HELPER
        names = {person.name for person in self.named(PersonKind.HELPER)}
        return len(names | {self.referral.requester_name} if asks else names)


@dataclass(frozen=True)
class Attention:
    """Something that asks for the coordinator: a code, from whom, since when, how urgent, by when."""

    what: str
    why: str
    since: datetime
    urgency: str | None
    by_on: date | None
    referral: UUID
