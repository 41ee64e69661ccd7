"""The letter that says that a report can be read: only that, and where. Never what it is about."""

from infra.mail import Letter
from jobs.mails.letters import written
from services.invitations.guests import Host
from services.reports.deliveries import Sendable
from tenants import links
from tenants.access import Municipality


def report(home: Municipality, sendable: Sendable, path: str, host: Host) -> Letter:
    """To one reader: a link to the own page."""
    return written(
        "report",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        is_final=sendable.is_final,
        is_amended=sendable.is_amended,
        held_on=sendable.held_at,
        until=sendable.report.comments_until,
        keyword=sendable.person.keyword,
        url=links.absolute(f"{path}/verslag"),
        host=host,
    )
