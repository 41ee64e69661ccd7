"""Calendar files (iTIP), so that Outlook and others show accept and decline.

METHOD stands in the file and in the mail's header, with one attendee per file. A change or a cancellation
keeps the uid and raises the sequence. What a file says is no secret of a case: only when, where and who asks.
Written into a frame; the tests read it back with a parser.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
BEGIN:VEVENT
{event}END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
INVITED = ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
LONGEST = 75
SPECIAL = re.compile(r"[\\;,]")
LINE_BREAK = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029]")


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
    """What a calendar may know: aware times, a place that gives nothing away, the reader's own link.

    Without times only for what may go: a cancellation needs none (RFC 5546, 3.2.5).
    """

    uid: str
    sequence: int
    starts_at: datetime | None
    ends_at: datetime | None
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
    status = "CANCELLED" if method is Method.CANCEL else "CONFIRMED"
    lines = [
        f"UID:{_text(meeting.uid)}",
        f"SEQUENCE:{meeting.sequence}",
        f"DTSTAMP:{clock.now():%Y%m%dT%H%M%SZ}",
        *([f"DTSTART;TZID=Europe/Brussels:{_local(meeting.starts_at)}"] if meeting.starts_at else []),
        *([f"DTEND;TZID=Europe/Brussels:{_local(meeting.ends_at)}"] if meeting.ends_at else []),
        f"SUMMARY:{_text(meeting.summary)}",
        "CLASS:PRIVATE",
        f"STATUS:{status}",
        f"ORGANIZER;CN={_quoted(organizer.name)}:mailto:{_plain(organizer.email)}",
        f"ATTENDEE;CN={_quoted(attendee.name)}{INVITED}:mailto:{_plain(attendee.email)}",
        *([f"LOCATION:{_text(meeting.location)}"] if meeting.location else []),
        *([f"URL:{_plain(meeting.url)}"] if meeting.url else []),
    ]
    body = "".join(_folded(line) for line in lines)
    return CalendarFile(method, FRAME.format(product=PRODUCT, method=method.value, event=body).encode())


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(clock.BRUSSELS):%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    """A value of kind TEXT (RFC 5545, 3.3.11): no character of it ends the line or begins another value."""
    return CONTROL.sub(" ", LINE_BREAK.sub(r"\\n", SPECIAL.sub(r"\\\g<0>", value)))


def _plain(value: str) -> str:
    return CONTROL.sub("", value)


def _quoted(value: str) -> str:
    """A parameter in quotes: a quote cannot stand in it, nor what ends a line."""
    return '"' + CONTROL.sub(" ", value).replace('"', "'") + '"'


def _folded(line: str) -> str:
    """At most 75 bytes on a line, no character cut in two."""
    if len(line) <= LONGEST and line.isascii():
        return line + "\r\n"
    parts, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > LONGEST:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += width
    return "\r\n".join(parts) + "\r\n"
