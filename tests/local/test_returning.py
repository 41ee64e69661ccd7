"""The local mail server says what a real one says: an address that is gone, and an answer out of a calendar."""

import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from infra.calendar import Meeting, Person, invite
from infra.local.place import free_port, is_free
from infra.mail import Letter, Sender, mime
from infra.returned import Bounce, CalendarAnswer, read
from tests.jobs.returning import imap_server, left_in

TOKEN = "a" * 26
BOUNCES, ANSWERS = f"bounce+pelt.{TOKEN}@rondetafel.example", f"antwoord+pelt.{TOKEN}@rondetafel.example"


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[tuple[int, str, str]]:
    """Its ports and its mailbox."""
    smtp, http = free_port(), free_port()
    with imap_server() as url:
        command = [sys.executable, "-m", "infra.local.sink", str(smtp), str(http), str(tmp_path), url]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while is_free(smtp) or is_free(http):
            assert time.monotonic() < until
            time.sleep(0.05)
        yield smtp, f"http://127.0.0.1:{http}", url
        process.kill()
        process.wait()


def invitation(to: str) -> bytes:
    at = datetime(2026, 12, 4, 14, tzinfo=UTC)
    meeting = Meeting("uid@rondetafel.example", 2, at, at + timedelta(hours=1))
    calendar = invite(meeting, organizer=Person("Gemeente Pelt", ANSWERS), attendee=Person("Leen", to))
    letter = Letter(to, "Leen", "Uitnodiging", "Kom je?", "<p>Kom je?</p>", calendar)
    return mime(
        letter, Sender("Gemeente Pelt", "overleg@rondetafel.example", ""), "a.pelt@rondetafel.example"
    )


def send(port: int, to: str) -> None:
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail(BOUNCES, [to], invitation(to))


def test_an_address_that_is_gone_comes_back_and_one_that_is_slow_is_no_bounce(
    sink: tuple[int, str, str],
) -> None:
    smtp, _, url = sink
    for domain in ("weg", "traag", "thuis"):
        send(smtp, f"leen@{domain}.example")
    told = [read(content) for _, content in left_in(url)]
    assert [type(one) for one in told] == [Bounce, type(None)]


def test_the_inbox_answers_as_a_calendar_program_does(sink: tuple[int, str, str]) -> None:
    smtp, page, url = sink
    send(smtp, "leen@thuis.example")
    [mail] = httpx.get(f"{page}/messages.json").json()
    assert "Misschien" in httpx.get(f"{page}/messages/{mail['id']}").text
    answer = httpx.post(
        f"{page}/messages/{mail['id']}", data={"antwoord": "TENTATIVE"}, follow_redirects=True
    )
    assert "Verstuurd: Misschien." in answer.text
    [(_, content)] = left_in(url)
    found = read(content)
    assert isinstance(found, CalendarAnswer)
    assert (found.sender, found.uid, found.sequence, found.answer) == (
        "leen@thuis.example",
        "uid@rondetafel.example",
        2,
        "maybe",
    )
