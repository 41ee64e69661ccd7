"""How close whoever coordinates stands (rows 95 and 96): who helps this client does not coordinate.

It warns and never stops anybody: in a small municipality there is sometimes nobody else, and then it is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from services.cases.tables import Case, CircleKind, CircleMember, CoordinatorKind
from services.referrals.doubles import is_same_name, words
from tenants.access import Access

HOUSES = frozenset({"ocmw", "gemeente", "stad", "gemeentebestuur", "stadsbestuur"})


class Helping(Protocol):
    """Somebody who helps the client."""

    @property
    def name(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def organisation(self) -> str: ...


@dataclass(frozen=True)
class Helper:
    """The same, as plain values."""

    name: str
    email: str
    organisation: str


def helpers(circle: Iterable[CircleMember]) -> list[Helper]:
    """Who of a circle helps by profession."""
    return [
        Helper(f"{one.first_name} {one.last_name}".strip(), one.email, one.organisation)
        for one in circle
        if one.kind == CircleKind.HELPER
    ]


def is_helping(name: str, email: str, people: Iterable[Helping]) -> bool:
    """Whether this coordinator stands among the helpers, by mail address or by the whole name."""
    own = frozenset(words(name))
    return any(
        (email and one.email.casefold() == email.casefold()) or is_same_name(own, frozenset(words(one.name)))
        for one in people
    )


def shares_a_house(place: str, people: Iterable[Helping]) -> bool:
    """Whether somebody of this municipality or its OCMW helps: then the coordinator may be a colleague."""
    here = set(words(place))
    return any(
        here <= set(named) and HOUSES & set(named) for named in (words(one.organisation) for one in people)
    )


async def usual_kind(access: Access) -> str:
    """How close this member stood in the case that they began last; outside, where there was none."""
    rows = (
        await Case.select(Case.coordinator_kind)
        .where(Case.coordinator == access.member)
        .order_by(Case.began_at, ascending=False)
        .limit(1)
    )
    return str(rows[0]["coordinator_kind"]) if rows else CoordinatorKind.EXTERNAL
