"""Letters to calendars by office: the coordinator's own, and a room's mailbox. Only when and where."""

from infra.calendar import CalendarFile, Meeting, Method, Person, invite
from infra.mail import Letter
from infra.settings import settings
from jobs.mails.letters import written
from services.consultations.calendars import Notice
from tenants import links
from tenants.access import Municipality
from tenants.words.packs import PACKS


def calendar_notice(home: Municipality, notice: Notice) -> Letter:
    """It stands, it moved, or it may go; without a date it goes by its uid alone."""
    moment = notice.moment
    return written(
        "calendar_notice",
        home,
        to=notice.email,
        to_name=notice.name.split()[0] if notice.name and not notice.is_room else notice.name,
        calendar=_file(home, notice),
        is_off=notice.is_off,
        is_room=notice.is_room,
        starts_at=moment.starts_at if moment else None,
        ends_at=moment.ends_at if moment else None,
        place=notice.place,
        url=links.absolute("/vandaag"),
    )


def _file(home: Municipality, notice: Notice) -> CalendarFile:
    """From the address that sends: the coordinator's own may be the office's, and nobody asks themselves."""
    whose = "room" if notice.is_room else "own"
    host = settings().mail_from.rpartition("@")[2]
    meeting = Meeting(
        uid=f"{notice.consultation.id}.{whose}@{host}",
        sequence=notice.consultation.sequence,
        starts_at=notice.moment.starts_at if notice.moment else None,
        ends_at=notice.moment.ends_at if notice.moment else None,
        location=notice.place,
        summary=PACKS[home.vocabulary].calendar,
    )
    asks = Person(f"Gemeente {home.name}", settings().mail_from)
    method = Method.CANCEL if notice.is_off else Method.REQUEST
    return invite(meeting, organizer=asks, attendee=Person(notice.name, notice.email), method=method)
