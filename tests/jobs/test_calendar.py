"""Calendar files as Outlook wants them, read back by a parser."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from infra.calendar import CalendarFile, Meeting, Method, Person, invite
from infra.clock import BRUSSELS

MEETING = Meeting(
    uid="01-abc@rondetafel.example",
    sequence=0,
    starts_at=datetime(2026, 5, 12, 12, tzinfo=UTC),
    ends_at=datetime(2026, 5, 12, 13, 30, tzinfo=UTC),
    location="Gemeentehuis, zaal 1",
    url="https://rondetafel.example/pelt/u/xyz",
)
AN = Person("Gemeente Pelt", "an@voorbeeld.example")
LEEN = Person("Leen Voorbeeld", "leen@voorbeeld.example")


def read(file: CalendarFile) -> tuple[Any, Any]:
    calendar: Any = Calendar.from_ical(file.content)
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_asks_one_person_for_an_answer() -> None:
    calendar, event = read(invite(MEETING, organizer=AN, attendee=LEEN))
    assert calendar["METHOD"] == "REQUEST"
    assert event["ORGANIZER"] == "mailto:an@voorbeeld.example"
    assert event["ORGANIZER"].params["CN"] == "Gemeente Pelt"
    assert event["ATTENDEE"] == "mailto:leen@voorbeeld.example"
    assert dict(event["ATTENDEE"].params) == {
        "CN": "Leen Voorbeeld",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert (event["UID"], event["SEQUENCE"], event["CLASS"], event["STATUS"]) == (
        MEETING.uid,
        0,
        "PRIVATE",
        "CONFIRMED",
    )
    assert event["SUMMARY"] == "Overleg (LCO)"
    assert event["LOCATION"] == MEETING.location
    assert event["URL"] == MEETING.url


def test_the_hour_is_that_of_brussels_with_its_time_zone() -> None:
    file = invite(MEETING, organizer=AN, attendee=LEEN)
    calendar, event = read(file)
    assert event["DTSTART"].dt == datetime(2026, 5, 12, 14, tzinfo=BRUSSELS)
    assert event["DTEND"].dt == datetime(2026, 5, 12, 15, 30, tzinfo=BRUSSELS)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Brussels"]
    assert b"DTSTART;TZID=Europe/Brussels:20260512T140000" in file.content
    assert event["DTSTAMP"].dt.tzinfo is not None


def test_a_cancellation_is_the_same_meeting_one_step_further() -> None:
    meeting = replace(MEETING, sequence=1)
    calendar, event = read(invite(meeting, organizer=AN, attendee=LEEN, method=Method.CANCEL))
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == (MEETING.uid, 1)


def test_no_value_breaks_out_of_its_line() -> None:
    meeting = replace(MEETING, location="zaal 1\r\nATTENDEE:mailto:all@voorbeeld.example")
    attendee = Person('Leen"\r\nX-EVIL:1', LEEN.email)
    file = invite(meeting, organizer=AN, attendee=attendee)
    _, event = read(file)
    assert event["ATTENDEE"] == "mailto:leen@voorbeeld.example"
    assert not [line for line in file.content.splitlines() if line.startswith((b"X-EVIL", b"ATTENDEE:"))]


def test_no_place_and_no_link_leave_no_line() -> None:
    _, event = read(invite(replace(MEETING, location="", url=""), organizer=AN, attendee=LEEN))
    assert {"LOCATION", "URL"} & set(event) == set()
