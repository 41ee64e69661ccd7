"""The raw mail against every rule for calendars that Outlook and others live by; and the calendars by office."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar

from infra import clock
from infra.calendar import Meeting, Person, invite
from infra.clock import BRUSSELS
from services.cases.tables import CircleMember
from services.consultations.queries import get_consultation
from services.consultations.rules import Sitting
from services.consultations.tables import PlaceKind, Room
from services.demonstration.cast import Cast
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.change_consultation import change_consultation
from tenants import door
from tests.invitations.scene import Table, access_of, lay_table, sitting
from tests.invitations.test_jobs import LEEN, invited
from tests.jobs.mailbox import Mailbox
from tests.later import run_due

pytestmark = pytest.mark.usefixtures("server")
AN, ROOM = "an.voorbeeld@pelt.example", "lokaal2@pelt.example"


def raw_of(mailbox: Mailbox, to: str) -> bytes:
    return [content for one, content in mailbox.contents if one == to][-1]


def ics_of(mail: EmailMessage) -> tuple[EmailMessage, bytes, Any]:
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    body = part.get_payload(decode=True)
    assert isinstance(body, bytes)
    [event] = Calendar.from_ical(body).walk("VEVENT")
    return part, body, event


async def test_an_invitation_keeps_every_rule_of_calendars(niels_table: Table, mailbox: Mailbox) -> None:
    await invited(niels_table)
    raw = raw_of(mailbox, LEEN)
    [mail] = mailbox.to(LEEN)
    part, body, event = ics_of(mail)
    lines = body.decode().replace("\r\n ", "").split("\r\n")
    leaves = [one.get_content_type() for one in mail.walk() if not one.is_multipart()]

    assert "METHOD:REQUEST" in lines, "without METHOD Outlook shows no buttons"
    assert part.get_param("method") == "REQUEST", "the header repeats it"
    assert str(part.get_param("charset")).upper() == "UTF-8"
    assert b"METHOD:PUBLISH" not in body
    assert leaves == ["text/plain", "text/html", "text/calendar", "application/ics"], (
        "the calendar is the last alternative"
    )
    [file] = [one for one in mail.walk() if one.get_filename()]
    assert (file.get_filename(), file.get_payload(decode=True)) == ("invite.ics", body)
    for name in ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "ATTENDEE"):
        assert (
            sum(line.partition(":")[0].partition(";")[0] == name for line in lines)
            == 1 + (name == "DTSTART") * 2
        )
    assert re.search(rb"DTSTAMP:\d{8}T\d{6}Z", body), "the stamp is UTC"
    assert "DTSTART;TZID=Europe/Brussels" in body.decode()
    assert "TZID:Europe/Brussels" in lines
    [attendee] = [event["ATTENDEE"]]
    assert str(attendee) == f"mailto:{LEEN}"
    assert {name: str(value) for name, value in attendee.params.items() if name != "CN"} == {
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert str(event["ORGANIZER"]).lower() != str(attendee).lower(), "nobody asks themselves"
    assert "CN" in event["ORGANIZER"].params
    assert (str(event["SUMMARY"]), str(event["CLASS"])) == ("Overleg (LCO)", "PRIVATE")
    assert "DESCRIPTION" not in event
    assert all(len(line) <= 75 for line in body.split(b"\r\n")), "folded at 75 bytes"
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert "/u/" in str(event["URL"]), "the way to answer for who has no such buttons"


async def test_a_home_stands_in_no_calendar(world: Cast, mailbox: Mailbox) -> None:
    table = await lay_table(world, plan=sitting(place_kind=PlaceKind.HOME, place="Geheime Dreef 12, Pelt"))
    await invited(table)
    _, body, event = ics_of(mailbox.to(LEEN)[-1])
    assert "LOCATION" not in event
    assert b"Dreef" not in body
    assert "Dreef" not in mailbox.to(LEEN)[-1].as_string()


@pytest.mark.parametrize("name", ["D'Hondt", "Ó'Néill", "Ἀλέξανδρος", "Об'єднання", "نور"])  # noqa: RUF001
async def test_a_name_with_an_apostrophe_in_four_alphabets_stays_a_name(
    niels_table: Table, mailbox: Mailbox, name: str
) -> None:
    async with door.enter(niels_table.an):
        where = CircleMember.id == niels_table.people["Leen"]
        await CircleMember.update({CircleMember.first_name: name}).where(where)
    await invited(niels_table)
    [mail] = mailbox.to(LEEN)
    _, _, event = ics_of(mail)
    assert mail["To"].addresses[0].display_name == name
    assert str(event["ATTENDEE"].params["CN"]) == name


@pytest.mark.parametrize(("month", "day", "offset"), [(3, 28, 1), (3, 29, 2), (10, 24, 2), (10, 25, 1)])
def test_the_hour_is_right_on_both_sides_of_summer_time(month: int, day: int, offset: int) -> None:
    at = datetime(2026, month, day, 14, tzinfo=BRUSSELS)
    made = invite(
        Meeting("u", 0, at, at + timedelta(hours=1)),
        organizer=Person("G", "g@x.example"),
        attendee=Person("L", LEEN),
    )
    calendar: Any = Calendar.from_ical(made.content)
    [event], [zone] = calendar.walk("VEVENT"), calendar.walk("VTIMEZONE")
    assert event["DTSTART"].dt.astimezone(UTC).hour == 14 - offset
    own = zone.to_tz()
    assert datetime(2026, month, day, 14, tzinfo=own).utcoffset() == timedelta(hours=offset)
    assert datetime.combine(at.date(), time(14), own).astimezone(UTC) == at.astimezone(UTC)


async def test_the_coordinators_own_calendar_and_the_room_follow(world: Cast, mailbox: Mailbox) -> None:
    table, room = await plan_in_room(world)
    assert set(await run_due()) == {"sent"}
    first = {to: ics_of(mailbox.to(to)[-1]) for to in (AN, ROOM)}
    assert {
        to: (part.get_param("method"), int(event["SEQUENCE"])) for to, (part, _, event) in first.items()
    } == {
        AN: ("REQUEST", 0),
        ROOM: ("REQUEST", 0),
    }
    await change(table, replace(sitting(20), room=room))
    moved = {to: ics_of(mailbox.to(to)[-1])[2] for to in (AN, ROOM)}
    assert all(moved[to]["UID"] == first[to][2]["UID"] and int(moved[to]["SEQUENCE"]) == 1 for to in moved)
    async with door.enter(table.an) as access:
        await cancel_consultation(access, table.consultation, now=clock.now())
    await run_due()
    gone = {to: ics_of(mailbox.to(to)[-1]) for to in (AN, ROOM)}
    assert {part.get_param("method") for part, _, _ in gone.values()} == {"CANCEL"}
    assert {(str(event["STATUS"]), int(event["SEQUENCE"])) for _, _, event in gone.values()} == {
        ("CANCELLED", 2)
    }
    assert all(gone[to][2]["UID"] == first[to][2]["UID"] for to in gone)


async def test_a_room_that_is_left_forgets_the_sitting(world: Cast, mailbox: Mailbox) -> None:
    table, _ = await plan_in_room(world)
    await run_due()
    await change(table, sitting(12, place="Elders"))
    part, _, _ = ics_of(mailbox.to(ROOM)[-1])
    assert part.get_param("method") == "CANCEL"
    assert ics_of(mailbox.to(AN)[-1])[0].get_param("method") == "REQUEST"


async def test_nothing_goes_to_calendars_before_there_is_a_date(world: Cast, mailbox: Mailbox) -> None:
    plan = replace(sitting(), starts_at=None, ends_at=None)
    await lay_table(world, plan=plan, with_calendars=True)
    assert await run_due() == ["skipped"]
    assert mailbox.contents == []


async def plan_in_room(world: Cast) -> tuple[Table, UUID]:
    """A table in a room with a mailbox; nobody was asked."""
    async with door.enter(access_of(world, "an")):
        room = Room(name="Lokaal 2", mailbox=ROOM)
        await room.save()
    plan = replace(sitting(), room=room.id)
    return await lay_table(world, plan=plan, with_calendars=True), room.id


async def change(table: Table, plan: Sitting) -> None:
    async with door.enter(table.an) as access:
        version = (await get_consultation(access, table.consultation)).version
        await change_consultation(access, table.consultation, plan, version=version, now=clock.now())
    await run_due()
