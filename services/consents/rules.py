"""Who may say yes, who may be invited, and who may know what. Plain functions, no database, no clock.

Whether and why one person may hear what is said at the table is in hearing.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeGuard
from uuid import UUID

from services.cases.rules import speaks_for_self
from services.cases.tables import Case, RepresentativeKind, Secrecy
from services.consents.tables import Consent, Manner, Restriction
from services.errors import Refused

LONGEST_AGO = timedelta(days=2 * 366)
LONGEST_VALID = timedelta(days=5 * 366)
DECIDES_ABOUT_PERSON = frozenset(
    {
        RepresentativeKind.PARENT,
        RepresentativeKind.GUARDIAN,
        RepresentativeKind.ADMINISTRATOR_OF_PERSON,
    }
)


@dataclass(frozen=True)
class Topic:
    """Something not to talk about; `kept_from` names the one person who may not know it."""

    words: str
    domain: str = ""
    kept_from: UUID | None = None
    may_show_title: bool = False


@dataclass(frozen=True)
class Yes:
    """What was answered to the three questions: how, when, by whom, for whom."""

    given_for: UUID
    given_by: UUID
    given_on: date
    manner: str = Manner.SPOKEN
    is_explicit: bool = False
    is_informed: bool = True
    valid_until: date | None = None
    exception_reason: str = ""
    welcome: frozenset[UUID] = frozenset()
    unwelcome: frozenset[UUID] = frozenset()
    topics: tuple[Topic, ...] = ()
    explained: str = ""


@dataclass(frozen=True)
class Person:
    """For whom the yes is: birth, and in what capacities who says it decides for this person."""

    born_on: date | None
    decided_by: Collection[str]


def check_informed(yes: Yes) -> None:
    """A yes counts when somebody knows to what (row 68)."""
    if not yes.is_informed:
        raise Refused("consent.not-informed")


def is_on_paper(consent: Consent | None) -> TypeGuard[Consent]:
    """Whether a signed sheet belongs to it: a yes that counts, and was given on paper."""
    return counts(consent) and consent.manner == Manner.PAPER


def check_dates(yes: Yes, today: date) -> None:
    """Given today or lately, and not over already."""
    if yes.given_on > today:
        raise Refused("consent.in-the-future")
    if today - yes.given_on > LONGEST_AGO:
        raise Refused("consent.too-long-ago")
    if yes.valid_until is not None and yes.valid_until < today:
        raise Refused("consent.already-over")
    if yes.valid_until is not None and yes.valid_until - today > LONGEST_VALID:
        raise Refused("consent.too-far")


def check_giver(yes: Yes, person: Person, case: Case, *, may_confidant: bool, today: date) -> None:
    """Everybody says yes for themselves; else who decides for them, or by exception the confidant (X2)."""
    if yes.given_by == yes.given_for:
        if not speaks_for_self(person.born_on, today):
            raise Refused("consent.too-young")
    elif not DECIDES_ABOUT_PERSON.isdisjoint(person.decided_by):
        return
    elif yes.given_by == case.confidant:
        _check_exception(yes, may_confidant=may_confidant)
    elif RepresentativeKind.ADMINISTRATOR_OF_GOODS in person.decided_by:
        raise Refused("consent.only-goods")
    else:
        raise Refused("consent.not-theirs")


def counts_on(consent: Consent | None, today: date) -> TypeGuard[Consent]:
    """Whether there is a yes that was not taken back and is not over."""
    return counts(consent) and (consent.valid_until is None or consent.valid_until >= today)


def counts(consent: Consent | None) -> TypeGuard[Consent]:
    """Whether there is a yes that was not taken back, and was said in this municipality."""
    return consent is not None and consent.withdrawn_at is None and not consent.given_in


def check_may_invite(
    consent: Consent | None,
    presence: bool | None,  # noqa: FBT001  yes, no, or not asked
    secrecy: Secrecy,
    *,
    is_client: bool = False,
    is_refused: bool = False,
) -> None:
    """Nobody sits at the table without the client's yes; without a duty of secrecy an explicit one (row 70).

    `presence` is the client's answer about this person: welcome, not welcome, or not asked (None). Clients
    may get their own page before they said yes, to say it there; not any more once they said no.
    """
    if is_client and not is_refused:
        return
    if not counts(consent):
        raise Refused("invitation.no-consent")
    if presence is False:
        raise Refused("invitation.not-welcome")
    if secrecy is not Secrecy.PROFESSIONAL and not (consent.is_explicit and presence):
        raise Refused("invitation.explicit-consent-needed")


def may_know(restrictions: Sequence[Restriction], circle_member: UUID, title: str, domain: str = "") -> bool:
    """Whether this person may hear of this topic; a struck one is for nobody."""
    return not any(
        restriction.kept_from in {None, circle_member} and concerns(restriction, title, domain)
        for restriction in restrictions
    )


def is_struck(restrictions: Sequence[Restriction], title: str, domain: str = "") -> bool:
    """Whether nobody may talk about this topic (row 74)."""
    return any(r.kept_from is None and concerns(r, title, domain) for r in restrictions)


def concerns(restriction: Restriction, title: str, domain: str = "") -> bool:
    """Whether a restriction is about this topic: the same life domain, or the same words."""
    if restriction.domain and restriction.domain == domain:
        return True
    return plain(restriction.topic) == plain(title)


def plain(words: str) -> str:
    """Words to compare: one space between them, no capitals, no quotation marks or full stop."""
    return " ".join(words.casefold().strip(" .?!“”\"'").split())


def _check_exception(yes: Yes, *, may_confidant: bool) -> None:
    if not may_confidant:
        raise Refused("consent.confidant-not-here")
    if not yes.exception_reason:
        raise Refused("consent.no-exception-reason")
