"""Calendar files (iTIP), so that Outlook and others show accept and decline.

METHOD stands in the file and in the mail's header, with one attendee per file. A change or a cancellation
keeps the uid and raises the sequence. What a file says is no secret of a case: only when, where and who asks.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText

from infra import clock

PRODUCT = "-//Rondetafel//Overleg//NL"


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
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return CalendarFile(method, calendar.to_ical())


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
