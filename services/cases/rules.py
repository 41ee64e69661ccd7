"""What may be done with a case and its circle: plain functions, no database, no clock.

Where a case stands and what comes next is in stages.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from services.cases.tables import (
    Case,
    CaseOpening,
    CircleKind,
    CircleMember,
    OpeningKind,
    RepresentativeKind,
    Secrecy,
    Sector,
)
from services.errors import Refused
from tenants.access import Role

OWN_WORDS_FROM = 12  # years; younger children speak when they ask for it (rows 62 and 63)
OF_AGE = 18
REASON_DAYS = 1  # an opening with a reason ends at the end of tomorrow
LONGEST_REPLACEMENT = timedelta(days=366)
MOST_SOUGHT = 10  # cases that one colleague may look for by name in a day


@dataclass(frozen=True)
class Person:
    """What is written down about somebody in the circle."""

    kind: str
    first_name: str
    last_name: str = ""
    relation: str = ""
    organisation: str = ""
    sector: str = Sector.OTHER
    secrecy: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    is_address_secret: bool = False
    safe_contact: str = ""
    born_on: date | None = None
    keyword: str = ""
    is_organisation_sensitive: bool | None = None
    roles: tuple[str, ...] = ()
    same_organisation_as: UUID | None = None
    own_interest: str = ""
    post_opened_by: str = ""
    asked_to_be_there_on: date | None = None
    confidant: UUID | None = None
    confidant_chosen_on: date | None = None


def name_in_two(name: str) -> tuple[str, str]:
    """First name and the rest; "de huisarts" stays in one piece."""
    first, _, rest = " ".join(name.split()).partition(" ")
    return (first, rest) if first[:1].isupper() else (f"{first} {rest}".strip(), "")


def secrecy_of(secrecy: str, member_id: UUID, case: Case) -> Secrecy:
    """The duty that binds somebody in this case: key worker and confidant are always bound (row 84)."""
    if member_id in {case.key_worker, case.confidant}:
        return Secrecy.PROFESSIONAL
    return Secrecy(secrecy)


def age(born_on: date, today: date) -> int:
    """In whole years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def speaks_for_self(born_on: date | None, today: date) -> bool:
    """Whether somebody is asked in own words; who has no date of birth is taken for grown up."""
    return born_on is None or age(born_on, today) >= OWN_WORDS_FROM


def is_minor(born_on: date | None, today: date) -> bool:
    """Whether somebody is known to be younger than eighteen."""
    return born_on is not None and age(born_on, today) < OF_AGE


def check_told_client_on(told_on: date | None, today: date) -> None:
    """The client heard it on a day of the past two years, today at the latest."""
    if told_on is not None and not 0 <= (today - told_on).days <= 2 * 366:
        raise Refused("circle.strange-told-date")


def check_birth(born_on: date | None, today: date) -> None:
    """Nobody is born tomorrow or more than a long life ago."""
    if born_on is not None and not (0 <= (today - born_on).days <= 125 * 366):
        raise Refused("circle.unlikely-birth")


def check_asked_on(asked_on: date | None, today: date) -> None:
    """A child asked to be there on a day that was."""
    if asked_on is not None and asked_on > today:
        raise Refused("circle.asked-in-future")


def check_child_asked(person: CircleMember, day: date) -> None:
    """On the day of the table: twelve and older are asked, younger ones when they ask for it (rows 62 and 63)."""
    is_asked = person.kind == CircleKind.CLIENT or speaks_for_self(person.born_on, day)
    if not is_asked and person.asked_to_be_there_on is None:
        raise Refused("invitation.child-did-not-ask")


def check_beside(member_id: UUID | None, beside: Sequence[UUID | None], circle: Collection[UUID]) -> None:
    """A confidant and a colleague are somebody else of the same circle."""
    if any(one is not None and (one == member_id or one not in circle) for one in beside):
        raise Refused("circle.somebody-else")


def check_not_coordinator(email: str, coordinator: str) -> None:
    """Who coordinates is no key worker; that nobody is, stays visible (X19)."""
    if email and email.strip().casefold() == coordinator.strip().casefold():
        raise Refused("circle.coordinator-fills-in")


def check_client_once(kind: str, circle: Sequence[UUID]) -> None:
    """One case is about one client; partner and children are family, each with their own consent."""
    if kind == CircleKind.CLIENT and circle:
        raise Refused("circle.one-client")


def check_may_leave(kind: str) -> None:
    """The client is the circle's middle; a case without its client is closed, not emptied."""
    if kind == CircleKind.CLIENT:
        raise Refused("circle.client-stays")


def check_may_be_chosen(kind: str) -> None:
    """Key worker and confidant stand beside the client: somebody else."""
    if kind == CircleKind.CLIENT:
        raise Refused("circle.client-is-not-helper")


def check_represents(
    circle_member: UUID, represented: UUID, kind: str, born_on: date | None, today: date
) -> None:
    """Nobody represents himself, and parents decide for minors only."""
    if circle_member == represented:
        raise Refused("representative.own-person")
    if kind == RepresentativeKind.PARENT and born_on is not None and not is_minor(born_on, today):
        raise Refused("representative.of-age")


def check_may_grant(case: Case, member: UUID) -> None:
    """Only its coordinator names a replacement, lifts a bar or hands the case over: nobody prolongs themselves."""
    if case.coordinator != member:
        raise Refused("opening.only-coordinator")


def check_may_assign(case: Case, member: UUID, openings: Sequence[CaseOpening], today: date) -> None:
    """Who replaces the coordinator now may ask a chair, and bar who helps the client."""
    if case.coordinator != member and not any(
        o.member == member and is_replacing(o, today) and is_trusted(o, case, today) for o in openings
    ):
        raise Refused("opening.only-coordinator")


def check_may_lead(roles: Collection[str], of_giver: Collection[str]) -> None:
    """A coordinator goes on with a case; with that of a chair of the pool, another chair does as well."""
    if Role.COORDINATOR not in roles and not (Role.CHAIR in roles and Role.CHAIR in of_giver):
        raise Refused("opening.no-coordinator")


def check_not_own_chair(case: Case, actor: UUID, member: UUID) -> None:
    """Who replaces does not stay by asking themselves to chair."""
    if actor == member != case.coordinator:
        raise Refused("opening.only-coordinator")


def is_trusted(opening: CaseOpening, case: Case, today: date) -> bool:
    """Whether the coordinator named them; who stands in today was perhaps named by a colleague, or by themselves."""
    is_of_today = opening.until_on is not None and opening.until_on <= today
    return not is_of_today or opening.opened_by == case.coordinator


def check_may_end(case: Case, member: UUID, opening: CaseOpening) -> None:
    """The coordinator takes back what was given; who was named may give it back, but lifts no bar."""
    is_own = opening.member == member and opening.kind != OpeningKind.BARRED
    if case.coordinator != member and not is_own:
        raise Refused("opening.only-coordinator")


def is_replacing(opening: CaseOpening, today: date) -> bool:
    """Whether somebody replaces the coordinator today: a replacement that is over keeps its row."""
    is_over = opening.until_on is not None and opening.until_on < today
    return opening.kind == OpeningKind.REPLACEMENT and not is_over


def check_until(until_on: date | None, today: date) -> None:
    """A replacement ends on a day: not in the past, and within a year."""
    if until_on is None:
        raise Refused("opening.no-end")
    if until_on < today:
        raise Refused("opening.ended")
    if until_on - today > LONGEST_REPLACEMENT:
        raise Refused("opening.too-long")


def check_not_barred(member: UUID, openings: Sequence[CaseOpening]) -> None:
    """Who is barred comes in by no other way; lift the bar first."""
    if any(o.member == member and o.kind == OpeningKind.BARRED for o in openings):
        raise Refused("opening.barred")


def check_may_bar(member: UUID, case: Case) -> None:
    """The coordinator hands the case over first: somebody must be there for the client."""
    if member == case.coordinator:
        raise Refused("opening.coordinator-barred")


def check_may_seek(sought_today: int) -> None:
    """Looking for cases by name is for need, not for browsing."""
    if sought_today >= MOST_SOUGHT:
        raise Refused("opening.sought-too-often")


def reason_until(today: date) -> date:
    """The last day of an opening with a reason: tomorrow."""
    return today + timedelta(days=REASON_DAYS)
