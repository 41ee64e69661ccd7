"""Letters while a date is looked for: which moments suit, and once more. Never what it is about."""

from infra.calendar import Person
from infra.mail import Letter
from jobs.mails.invitation_letters import taken_back
from jobs.mails.letters import written
from services.consultations.rules import Moment
from services.invitations.guests import Host
from services.invitations.queries import Sendable
from services.polls.queries import Asking
from tenants import links
from tenants.access import Municipality
from tenants.words.dates import when


def asked(
    home: Municipality, sendable: Sendable, asking: Asking, path: str, host: Host, organizer: Person
) -> Letter:
    """Wanneer kun je? A moment that no longer holds leaves the calendar of who has it."""
    moved = asking.moved if _has_it(sendable, asking) else None
    return written(
        "poll_asked",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        calendar=taken_back(home, sendable, moved, organizer) if moved else None,
        moved_from=moved.starts_at if moved else None,
        keyword=sendable.person.keyword,
        moments=_moments(asking),
        answer_by=asking.poll.answer_by,
        url=links.absolute(path),
        host=host,
    )


def reminder(home: Municipality, sendable: Sendable, asking: Asking, path: str, host: Host) -> Letter:
    """To who has not answered, once."""
    return written(
        "poll_reminder",
        home,
        to=sendable.person.email,
        to_name=sendable.person.first_name,
        keyword=sendable.person.keyword,
        moments=_moments(asking),
        answer_by=asking.poll.answer_by,
        url=links.absolute(path),
        host=host,
    )


def _has_it(sendable: Sendable, asking: Asking) -> bool:
    """Whether this person was told the moment that no longer holds."""
    mailed_at = sendable.invitation.mailed_at
    return (
        asking.moved is not None
        and mailed_at is not None
        and sendable.invitation.asked_at < asking.poll.asked_at
    )


def _moments(asking: Asking) -> list[str]:
    return [_words(Moment(one.starts_at, one.ends_at)) for one in asking.moments]


def _words(one: Moment) -> str:
    return when(one.starts_at, one.ends_at)
