"""Letters about bundles: there is news, or no answer came. Never about what, or whose."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails.letters import written
from tenants import links
from tenants.access import Municipality
from tenants.tables import Member, NetworkMember


def answered(home: Municipality, to: Member) -> Letter:
    """To who coordinates: an answer came to something that was sent from here."""
    url = links.absolute("/knelpunten/antwoorden")
    return written("bundle_answered", home, to=to.email, to_name=to.name, url=url)


def unanswered(network: UUID | None, slug: str, name: str, to: NetworkMember) -> Letter:
    """To who handed over a policy file: the day passed on which an answer was expected."""
    if network is None:
        raise ValueError("of no network")
    url = links.absolute("/netwerk/bundels")
    return written(
        "bundle_unanswered", Municipality(network, slug, name), to=to.email, to_name=to.name, url=url
    )
