"""Letters around an invitation: asked, reminded, called off, and the code. Never what it is about.

The place stands in a mail only when it is nobody's home; the calendar file says no more than the mail.
"""

from typing import Any

from infra.calendar import CalendarFile, Meeting, Method, Person, invite
from infra.mail import Letter
from infra.settings import settings
from jobs.addresses import asking
from jobs.mails.letters import written
from services.consultations.rules import Moment, dated
from services.invitations.guests import Host
from services.invitations.lost_links import OwnLinks
from services.invitations.queries import Sendable
from tenants import links
from tenants.access import Municipality
from tenants.words.packs import PACKS


def invitation(home: Municipality, sendable: Sendable, path: str, host: Host, organizer: Person) -> Letter:
    """Kom je? With the calendar file; the same letter tells a change."""
    meeting = _meeting(home, sendable, dated(sendable.consultation), links.absolute(path))
    return written(
        "invitation_minor" if sendable.is_minor else "invitation",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        calendar=invite(
            meeting, organizer=asking(organizer, sendable.invitation), attendee=_attendee(sendable)
        ),
        is_again=sendable.invitation.mailed_at is not None,
        **_told(sendable, path, host),
    )


def reminder(home: Municipality, sendable: Sendable, path: str, host: Host) -> Letter:
    """To who has not answered, some days before."""
    return written(
        "invitation_reminder",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        **_told(sendable, path, host),
    )


def called_off(
    home: Municipality, sendable: Sendable, host: Host, organizer: Person, known: Moment | None
) -> Letter:
    """It may leave the calendar; no reason. Whether nobody meets is said, so that nobody feels dropped alone.

    `known` is the moment that calendars have; None where the date was still being looked for.
    """
    return written(
        "invitation_called_off",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        calendar=taken_back(home, sendable, known, organizer) if known else None,
        starts_at=sendable.consultation.starts_at,
        is_off=sendable.consultation.cancelled_at is not None,
        keyword=sendable.person.keyword,
        host=host,
    )


def taken_back(home: Municipality, sendable: Sendable, known: Moment, organizer: Person) -> CalendarFile:
    """What takes a moment out of the calendar of who has it."""
    meeting = _meeting(home, sendable, known, "")
    who = asking(organizer, sendable.invitation)
    return invite(meeting, organizer=who, attendee=_attendee(sendable), method=Method.CANCEL)


def code(home: Municipality, to: str, to_name: str, digits: str, phone: str) -> Letter:
    """Six digits, ten minutes."""
    return written("invitation_code", home, to=to, to_name=to_name, digits=digits, phone=phone)


def lost_links(home: Municipality, found: OwnLinks, phone: str) -> Letter:
    """The links that are open for an address, each by its day and the own keyword."""
    ways = [
        {"starts_at": one.starts_at, "keyword": one.keyword, "url": links.absolute(one.path)}
        for one in found.links
    ]
    return written("lost_links", home, to=found.email, to_name=found.name, ways=ways, phone=phone)


def _told(sendable: Sendable, path: str, host: Host) -> dict[str, Any]:
    sitting = sendable.consultation
    return {
        "starts_at": sitting.starts_at,
        "ends_at": sitting.ends_at,
        "place": sendable.place,
        "keyword": sendable.person.keyword,
        "url": links.absolute(path),
        "host": host,
    }


def _meeting(home: Municipality, sendable: Sendable, planned: Moment, url: str) -> Meeting:
    asked = sendable.invitation
    return Meeting(
        uid=f"{asked.id}@{settings().mail_from.rpartition('@')[2]}",
        sequence=asked.sequence,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        location=sendable.place,
        url=url,
        summary=PACKS[home.vocabulary].calendar,
    )


def _attendee(sendable: Sendable) -> Person:
    """A broken address is for the mail to refuse, as one that bounced; the calendar file lets it pass."""
    return Person(sendable.person.first_name, "".join(sendable.person.email.split()))
