"""Which duty binds somebody: what is usual where they work, or another one with a reason that is kept (row 77).

Plain functions. What was decided is written by actions.py; circles of people who share one secret are in teams.py.
"""

from collections.abc import Collection
from typing import Protocol

from services.cases.tables import CircleKind, CircleRole, Secrecy, Sector
from services.errors import Refused

BOUND = frozenset(
    {
        Sector.SOCIAL_SERVICES,
        Sector.GENERAL_WELFARE,
        Sector.MENTAL_HEALTH,
        Sector.PUPIL_GUIDANCE,
        Sector.DISABILITY,
        Sector.YOUTH_HELP,
        Sector.EARLY_YEARS,
        Sector.PHYSICIAN,
        Sector.HOME_CARE,
        Sector.DEBT_MEDIATION,
        Sector.JUSTICE,
        Sector.POLICE,
    }
)
DISCREET = frozenset({Sector.SCHOOL, Sector.HOUSING, Sector.WORK, Sector.COMMUNITY_WORK})
LEARNING = frozenset({CircleRole.VOLUNTEER, CircleRole.TRAINEE})


class Bound(Protocol):
    """Somebody, as far as it says which duty is usual."""

    @property
    def kind(self) -> str: ...
    @property
    def sector(self) -> str: ...
    @property
    def roles(self) -> Collection[str]: ...
    @property
    def secrecy(self) -> str: ...


def usual_secrecy(kind: str, sector: str, roles: Collection[str] = ()) -> Secrecy:
    """The duty that is usual there. Volunteers and trainees may be bound too: that is asked (row 84)."""
    if CircleRole.CARE_GIVER in roles:
        return Secrecy.PROFESSIONAL
    if kind != CircleKind.HELPER:
        may_be_bound = kind == CircleKind.NETWORK and not LEARNING.isdisjoint(roles)
        return Secrecy.UNKNOWN if may_be_bound else Secrecy.NONE
    if sector in BOUND:
        return Secrecy.PROFESSIONAL
    return Secrecy.DISCRETION if sector in DISCREET else Secrecy.UNKNOWN


def settled(person: Bound, before: Bound | None) -> Secrecy:
    """What was chosen; who had the usual duty and works elsewhere now, has the one that is usual there."""
    usual = usual_of(person)
    if not person.secrecy:
        return usual
    was_usual = before is not None and before.secrecy == usual_of(before)
    follows = before is not None and person.secrecy == before.secrecy and was_usual
    return usual if follows else Secrecy(person.secrecy)


def usual_of(person: Bound) -> Secrecy:
    """The same, of somebody who is written down."""
    return usual_secrecy(person.kind, person.sector, person.roles)


def differs(duty: Secrecy, person: Bound, before: Bound | None) -> bool:
    """Whether this is a decision of its own: another duty than is usual, and than it was. Not knowing is none."""
    is_new = before is None or duty != before.secrecy
    return duty not in {usual_of(person), Secrecy.UNKNOWN} and is_new


def check_reason(reason: str) -> None:
    """Who says that another duty binds somebody says why: consent and the report follow from it."""
    if not reason:
        raise Refused("circle.duty-needs-reason")
