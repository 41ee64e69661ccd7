"""Letters of follow-up: what comes near, and the question to talk with the client after a consultation.

Never what was agreed, nor with whom: dates, the reader's own keyword and the way to their own page.
"""

from infra.mail import Letter
from jobs.mails.letters import written
from services.followups.debrief_mails import DebriefMail
from services.followups.reminders import Digest
from tenants import links
from tenants.access import Municipality
from tenants.words.packs import PACKS


def agreements_near(home: Municipality, digest: Digest) -> Letter:
    """Everything that comes near for one person, in one mail."""
    return written(
        "agreements_near",
        home,
        to=digest.to,
        to_name=digest.to_name,
        digest=digest,
        key_worker=PACKS[home.vocabulary].key_worker,
        everywhere=links.absolute(links.own_agreements()),
        absolute=links.absolute,
    )


def debrief(home: Municipality, mail: DebriefMail, *, is_nudge: bool) -> Letter:
    """To the key worker: on the day itself, and once more some days later."""
    return written(
        "debrief",
        home,
        to=mail.to,
        to_name=mail.to_name,
        mail=mail,
        is_nudge=is_nudge,
        absolute=links.absolute,
    )
