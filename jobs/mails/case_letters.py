"""Letters to staff about their cases, and to who sits at the table when somebody else leads it. Never which case."""

from infra.mail import Letter
from jobs.mails.letters import written
from services.invitations.queries import Sendable
from services.procedures.stand_in import Named
from tenants import links
from tenants.access import Municipality
from tenants.tables import Member


def move_answered(home: Municipality, to: Member) -> Letter:
    """To who offered a case: another municipality answered. Not what."""
    url = links.absolute("/vandaag")
    return written("move_answered", home, to=to.email, to_name=to.name, url=url)


def stand_in_asked(home: Municipality, to: Member) -> Letter:
    """To who stands in: everything that is needed waits behind the sign-in."""
    url = links.absolute("/vandaag")
    return written("stand_in_asked", home, to=to.email, to_name=to.name, url=url)


def stand_in(home: Municipality, sendable: Sendable, named: Named) -> Letter:
    """To who comes: somebody else leads it; hour and place stay."""
    return written(
        "stand_in",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        keyword=sendable.person.keyword,
        starts_at=sendable.consultation.starts_at,
        ends_at=sendable.consultation.ends_at,
        who=named.who.name,
        away=named.away,
    )
