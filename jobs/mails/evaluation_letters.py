"""The letter to somebody neutral who will ask a client how it was. Not whom, nor about what."""

from infra.mail import Letter
from jobs.mails.letters import written
from services.evaluations.talks import TalkMail
from tenants import links
from tenants.access import Municipality


def neutral(home: Municipality, mail: TalkMail) -> Letter:
    """The link; the digits are told by phone."""
    return written("neutral_talk", home, to=mail.to, to_name=mail.to_name, mail=mail, absolute=links.absolute)
