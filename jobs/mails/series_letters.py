"""The letter at the end of a series: thanks, and nothing of what it was about."""

from infra.mail import Letter
from jobs.mails.letters import written
from services.series.ending import ThankYou
from tenants import links
from tenants.access import Municipality


def thank_you(home: Municipality, found: ThankYou) -> Letter:
    """To the client and to each helper, with the way to the own page while it lives."""
    url = links.absolute(found.path) if found.path else ""
    return written(
        "thank_you",
        home,
        to=found.email,
        to_name=found.first_name,
        keyword=found.keyword,
        url=url,
        phone=found.phone,
    )
