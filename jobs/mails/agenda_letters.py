"""The letter that says that the agenda stands ready: the day, the place, the own page. Not a word of the agenda."""

from infra.mail import Letter
from jobs.mails.letters import written
from services.invitations.guests import Host
from services.invitations.queries import Sendable
from tenants import links
from tenants.access import Municipality


def agenda_ready(home: Municipality, sendable: Sendable, path: str, host: Host) -> Letter:
    """To one participant, some days before."""
    sitting = sendable.consultation
    return written(
        "agenda_ready",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        place=sendable.place,
        keyword=sendable.person.keyword,
        url=links.absolute(path),
        host=host,
    )
