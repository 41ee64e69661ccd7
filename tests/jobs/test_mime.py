"""What a mail looks like on the wire, and what never gets into one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from infra.calendar import Meeting, Method, Person, invite
from infra.mail import Letter, Sender, Unsendable, mime
from tests.jobs.canaries import everything_in, found_in, parsed

SENDER = Sender("Gemeente Pelt", "overleg@rondetafel.example", "an@voorbeeld.example")
LETTER = Letter(
    "leen@voorbeeld.example", "Leën Voorbeeld", "Uitnodiging: één overleg", "Kom je?\n", "<p>Kom je?</p>"
)
MEETING = Meeting(
    "uid-1", 0, datetime(2026, 5, 12, 12, tzinfo=UTC), datetime(2026, 5, 12, 13, tzinfo=UTC), "Zaal 1"
)


def with_calendar(location: str = "Zaal 1") -> Letter:
    meeting = replace(MEETING, location=location)
    people = Person("Gemeente Pelt", "an@voorbeeld.example"), Person("Leën Voorbeeld", LETTER.to)
    return replace(LETTER, calendar=invite(meeting, organizer=people[0], attendee=people[1]))


def test_headers_say_who_and_nothing_more() -> None:
    mail = parsed(mime(LETTER, SENDER, "abc.pelt@rondetafel.example"))
    assert str(mail["From"]) == "Gemeente Pelt <overleg@rondetafel.example>"
    assert str(mail["To"]) == "Leën Voorbeeld <leen@voorbeeld.example>"
    assert str(mail["Reply-To"]) == "Gemeente Pelt <an@voorbeeld.example>"
    assert str(mail["Subject"]) == "Uitnodiging: één overleg"
    assert str(mail["Message-ID"]) == "<abc.pelt@rondetafel.example>"
    assert set(mail) == {
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language",
        "MIME-Version", "Content-Type",
    }  # fmt: skip


def test_a_letter_travels_as_text_and_html() -> None:
    mail = parsed(mime(LETTER, SENDER, "abc.pelt@rondetafel.example"))
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_the_calendar_is_the_last_alternative_and_a_file() -> None:
    content = mime(with_calendar(), SENDER, "abc.pelt@rondetafel.example")
    parts = list(parsed(content).walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    assert parts[4]["Content-Type"].params == {"charset": "utf-8", "method": Method.REQUEST}
    assert parts[5].get_filename() == "invite.ics"
    assert parts[4].get_content().splitlines() == parts[5].get_content().decode().splitlines()


def test_every_line_is_seven_bits_and_short() -> None:
    content = mime(with_calendar("Zaal " + "é" * 300), SENDER, "abc.pelt@rondetafel.example")
    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "letter",
    [
        replace(LETTER, subject="Uitnodiging\r\nBcc: all@voorbeeld.example"),
        replace(LETTER, subject="Uitnodiging\n x"),
        replace(LETTER, to_name="Leen\nBcc: all@voorbeeld.example"),
        replace(LETTER, to="leen@voorbeeld.example\nBcc: all@voorbeeld.example"),
        replace(LETTER, to="leen@voorbeeld.example, all@voorbeeld.example"),
        replace(LETTER, reply_to="an@voorbeeld.example\r\n"),
        replace(LETTER, to="a" * 70 + "@voorbeeld.example>"),
        replace(LETTER, subject="Uitnodiging\x00"),
        replace(LETTER, subject="Uitnodiging\u2028x"),
    ],
)
def test_what_would_break_a_header_is_refused(letter: Letter) -> None:
    with pytest.raises(Unsendable):
        mime(letter, SENDER, "abc.pelt@rondetafel.example")


@pytest.mark.parametrize("name", ["a" * 3000, "Voorbeeld, Leen", 'Leen "de" Voorbeeld', "<leen>", "李雷", ""])
def test_any_name_stays_a_name(name: str) -> None:
    mail = parsed(mime(replace(LETTER, to_name=name), SENDER, "abc.pelt@rondetafel.example"))
    [to] = mail["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, LETTER.to)


def test_canaries_are_found_wherever_they_hide() -> None:
    letter = replace(
        with_calendar("in de kanarie1straat"), text="kanarie2é " + "x" * 80, html="<p>KANARIE3</p>"
    )
    content = mime(letter, SENDER, "abc.pelt@rondetafel.example")
    words = ["kanarie1straat", "kanarie2é", "kanarie3"]
    assert found_in(content, [*words, "kanarie4"]) == words
    assert "Overleg (LCO)" in everything_in(content)
