"""Letters about requests to who handles them: never whose, nor what."""

from infra.mail import Letter
from jobs.mails.letters import written
from tenants import links
from tenants.access import Municipality
from tenants.tables import Member


def assigned(home: Municipality, to: Member) -> Letter:
    """To a chair of the pool: a request was assigned to them. Not whose."""
    url = links.absolute("/vandaag")
    return written("referral_assigned", home, to=to.email, to_name=to.name, url=url)
