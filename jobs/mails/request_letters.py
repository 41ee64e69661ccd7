"""Letters to who asked for a consultation: it came in, and the link to go on writing. Never a word of the request."""

from datetime import datetime

from infra.mail import Letter
from jobs.mails.letters import written
from tenants import links
from tenants.access import Municipality
from tenants.directory import Contact


def request_received(home: Municipality, to: str, contact: Contact, call: str) -> Letter:
    """It came in, who calls and when; no name, for whoever typed it may be anybody."""
    return written("request_received", home, to=to, to_name="", contact=contact, call=call)


def draft_link(home: Municipality, to: str, contact: Contact, token: str, until: datetime) -> Letter:
    """The link to what was saved."""
    url = links.absolute(links.draft(home.slug, token))
    return written("draft_link", home, to=to, to_name="", contact=contact, url=url, until=until)
