"""May this person hear what is said at the table, and why: secrecy, organisation and the client's yes together.

Rows 76 to 84 of the method as plain functions. The Dutch sentences stand in tenants/words/hearing.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from services.cases.tables import CircleKind, Secrecy, Sector

OTHER_LAW = frozenset({Sector.JUSTICE, Sector.POLICE})


class Need(StrEnum):
    """What one helper needs before telling another something about a client."""

    FREE = "free"
    TEAM = "team"
    NECESSARY = "necessary"
    INFORMED = "informed"
    EXPLICIT = "explicit"


class Ground(StrEnum):
    """Why somebody may hear it, or not yet, or not."""

    OWN = "own"
    SHARED_SECRECY = "shared-secrecy"
    SAME_TEAM = "same-team"
    BOUND_BY_ROLE = "bound-by-role"
    EXPLICIT_YES = "explicit-yes"
    FAMILY_YES = "family-yes"
    OTHER_LAW_YES = "other-law-yes"
    OTHER_LAW = "other-law"
    ASK_DUTY = "ask-duty"
    FAMILY_ASK = "family-ask"
    DISCRETION_ASK = "discretion-ask"
    NO_DUTY_ASK = "no-duty-ask"
    NOT_WELCOME = "not-welcome"
    EMERGENCY = "emergency"
    NO_CONSENT = "no-consent"
    WITHDRAWN = "withdrawn"


MAY = frozenset(
    {
        Ground.OWN,
        Ground.SHARED_SECRECY,
        Ground.SAME_TEAM,
        Ground.BOUND_BY_ROLE,
        Ground.EXPLICIT_YES,
        Ground.FAMILY_YES,
        Ground.OTHER_LAW_YES,
    }
)


@dataclass(frozen=True)
class Listener:
    """Somebody at the table, as far as it matters for what they may hear."""

    kind: str
    sector: str
    secrecy: Secrecy
    has_role: bool = False  # key worker or confidant
    is_colleague: bool = False  # of the same organisation as who speaks
    reports_to_judge: bool = False


@dataclass(frozen=True)
class Given:
    """What the client said: a yes or none, explicit or not, and about this person (None: not asked)."""

    has_yes: bool
    is_explicit: bool = False
    presence: bool | None = None
    is_withdrawn: bool = False
    is_emergency: bool = False  # somebody decided, with a reason, to share with this person without a yes


def need(speaker: Secrecy, listener: Secrecy, *, is_colleague: bool) -> Need:
    """What the speaker needs first. Without a duty of secrecy somebody tells what is theirs to tell."""
    if speaker in {Secrecy.NONE, Secrecy.UNKNOWN}:
        return Need.FREE
    if speaker is Secrecy.PROFESSIONAL and listener is Secrecy.PROFESSIONAL:
        return Need.TEAM if is_colleague else Need.INFORMED
    is_bound = listener in {Secrecy.PROFESSIONAL, Secrecy.DISCRETION}
    if speaker is Secrecy.DISCRETION and is_bound and is_colleague:
        return Need.NECESSARY
    return Need.EXPLICIT


def may_hear(
    duty: Secrecy, sector: str, *, same_organisation: bool = False, is_explicit_yes: bool = False
) -> Ground:
    """The same for a helper, before the client was asked more than whether a consultation is welcome."""
    listener = Listener(CircleKind.HELPER, sector, duty, is_colleague=same_organisation)
    presence = True if is_explicit_yes else None
    return hearing(listener, Given(has_yes=True, is_explicit=is_explicit_yes, presence=presence))


def strongest(needs: Iterable[Need]) -> Need:
    """What somebody needs who speaks to several at once: the most that any of them asks for."""
    return max(needs, key=list(Need).index, default=Need.FREE)


def hearing(listener: Listener, given: Given) -> Ground:
    """Whether and why this person may hear what helpers with a duty of secrecy say about the client."""
    ground = _with_yes(listener, given)
    return Ground.EMERGENCY if given.is_emergency and ground not in MAY else ground


def _with_yes(listener: Listener, given: Given) -> Ground:
    if listener.kind == CircleKind.CLIENT:
        return Ground.OWN
    if not given.has_yes:
        return Ground.WITHDRAWN if given.is_withdrawn else Ground.NO_CONSENT
    return Ground.NOT_WELCOME if given.presence is False else _by_duty(listener, given)


def _by_duty(listener: Listener, given: Given) -> Ground:
    has_explicit_yes = given.is_explicit and given.presence is True
    if listener.reports_to_judge or listener.sector in OTHER_LAW:
        return Ground.OTHER_LAW_YES if has_explicit_yes else Ground.OTHER_LAW
    if listener.has_role:
        return Ground.BOUND_BY_ROLE
    if need(Secrecy.PROFESSIONAL, listener.secrecy, is_colleague=listener.is_colleague) is not Need.EXPLICIT:
        return Ground.SAME_TEAM if listener.is_colleague else Ground.SHARED_SECRECY
    return _explicit(listener) if has_explicit_yes else _to_ask(listener)


def _explicit(listener: Listener) -> Ground:
    return Ground.FAMILY_YES if listener.kind == CircleKind.FAMILY else Ground.EXPLICIT_YES


def _to_ask(listener: Listener) -> Ground:
    if listener.kind == CircleKind.FAMILY:
        return Ground.FAMILY_ASK
    grounds = {Secrecy.UNKNOWN: Ground.ASK_DUTY, Secrecy.DISCRETION: Ground.DISCRETION_ASK}
    return grounds.get(listener.secrecy, Ground.NO_DUTY_ASK)
