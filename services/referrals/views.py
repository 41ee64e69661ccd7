"""What the queries hand out: a line of the list, a whole request, a weighing, something that asks for attention."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.referrals.doubles import Double, Told
from services.referrals.rules import ASKING, Stage
from services.referrals.tables import PersonKind, Referral, ReferralPerson, RequesterKind


@dataclass(frozen=True)
class ReferralLine:
    """One request in a list; `wanted_by` is what its age is held against, `also` who asked the same."""

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
    handler: UUID | None
    handler_name: str | None
    is_returned: bool
    also: tuple[str, ...]
    stage: Stage
    wanted_by: date | None

    @property
    def is_asking(self) -> bool:
        """Whether it waits for somebody here now."""
        return self.stage in ASKING

    @property
    def by_on(self) -> date | None:
        """The day that counts now: of the next step, else by when a consultation is hoped for."""
        is_next = self.stage in {Stage.NEXT_STEP, Stage.WAITING}
        return self.next_step_on if is_next else self.wanted_by


@dataclass(frozen=True)
class Weighed:
    """One weighing as it was noted, with the name of who noted it."""

    id: UUID
    talk: str
    reasons: list[str]
    helpers: int | None
    tried: str
    has_added_value: bool | None
    added_value: str
    can_talk: bool | None
    open_talk: str
    has_alternatives: bool | None
    alternatives: str
    may_decide: bool | None
    room_to_decide: str
    goes_together: bool | None
    joint_path: str
    cautions: list[str]
    outcome: str
    other_form: str | None
    reason: str
    next_step: str
    next_step_on: date | None
    told_at: datetime | None
    noted_at: datetime
    noted_by_name: str


@dataclass(frozen=True)
class Handler:
    """Who handles a request, since when; the last ones first."""

    member: UUID
    name: str
    assigned_at: datetime
    ended_at: datetime | None
    words: str


@dataclass(frozen=True)
class Joined:
    """Another request about the same client: who asked that one, and how."""

    id: UUID
    requester_name: str
    requester_organisation: str
    asked_on: date
    is_main: bool


@dataclass(frozen=True)
class Asked:
    """A pair that looks like one request: both as they stand, and why."""

    double: Double
    newer: Told
    older: Told


@dataclass(frozen=True)
class FullReferral:
    """One request with the people it names, its weighings newest first, who handles it and what belongs to it."""

    referral: Referral
    people: tuple[ReferralPerson, ...]
    weighings: tuple[Weighed, ...]
    handlers: tuple[Handler, ...]
    joined: tuple[Joined, ...]
    stage: Stage
    wanted_by: date | None

    def named(self, kind: str) -> list[ReferralPerson]:
        """The people of one kind."""
        return [person for person in self.people if person.kind == kind]

    @property
    def handler(self) -> Handler | None:
        """Who handles it now."""
        return next((one for one in self.handlers if one.ended_at is None), None)

    @property
    def main(self) -> Joined | None:
        """The request with which this one goes on."""
        return next((one for one in self.joined if one.is_main), None)

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
    is_returned: bool = False
