"""Calendar files (iTIP), so that Outlook and others show accept and decline.

METHOD stands in the file and in the mail's header, with one attendee per file. A change or a cancellation
keeps the uid and raises the sequence. What a file says is no secret of a case: only when, where and who asks.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from icalendar import Event, vCalAddress, vText

from infra import clock

PRODUCT = "-//Rondetafel//Overleg//NL"
# The time zone by its rule and not date by date: short, and every program reads it the same.
FRAME = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:{product}
METHOD:{method}
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
END = b"END:VCALENDAR\r\n"


class Method(StrEnum):
    """What the file asks of the calendar that receives it."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Person:
    """Somebody in a calendar file."""

    name: str
    email: str


@dataclass(frozen=True)
class Meeting:
    """What a calendar may know: aware times, a place that gives nothing away, the reader's own link."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    location: str = ""
    url: str = ""
    summary: str = "Overleg (LCO)"


@dataclass(frozen=True)
class CalendarFile:
    """The bytes of an .ics file and the method that the mail's header must repeat."""

    method: Method
    content: bytes


def invite(
    meeting: Meeting, *, organizer: Person, attendee: Person, method: Method = Method.REQUEST
) -> CalendarFile:
    """One meeting for one attendee, who must not be the organizer."""
    event = _event(meeting)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _address(organizer))
    event.add("attendee", _invited(attendee))
    frame = FRAME.format(product=PRODUCT, method=method.value).replace("\n", "\r\n").encode()
    return CalendarFile(method, frame + event.to_ical() + END)


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", meeting.starts_at.astimezone(clock.BRUSSELS))
    event.add("dtend", meeting.ends_at.astimezone(clock.BRUSSELS))
    event.add("summary", meeting.summary)
    event.add("class", "PRIVATE")
    if meeting.location:
        event.add("location", meeting.location)
    if meeting.url:
        event.add("url", meeting.url)
    return event


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = vText(person.name)
    return address


def _invited(person: Person) -> vCalAddress:
    address = _address(person)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address
