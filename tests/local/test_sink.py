"""The mail sink: what is sent to it can be listed, read, downloaded, and taken raw."""

import os
import smtplib
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

TO = "leen.sink@voorbeeld.example"


@pytest.fixture(scope="module")
def line() -> dict[str, Any]:
    """One mail with words, markup and a calendar file, sent to the sink; its line in the list."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = "Pelt <overleg@pelt.example>", TO, "Uitnodiging – één"
    mail.set_content("Dag Leen\n")
    mail.add_alternative("<p>Dag <b>Leen</b></p>", subtype="html")
    calendar = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    mail.add_attachment(calendar, maintype="text", subtype="calendar", filename="uitnodiging.ics")
    address = urlsplit(os.environ["SMTP_URL"])
    with smtplib.SMTP(address.hostname or "", address.port or 0) as smtp:
        smtp.send_message(mail)
    found: list[dict[str, Any]] = inbox(f"/messages.json?to={TO}").json()
    return found[0]


def inbox(path: str) -> httpx.Response:
    return httpx.get(os.environ["INBOX_URL"] + path, trust_env=False)


def test_the_list_says_for_whom_and_about_what(line: dict[str, Any]) -> None:
    assert line["to"] == [TO]
    assert line["subject"] == "Uitnodiging – één"
    assert inbox("/messages.json?to=nobody@voorbeeld.example").json() == []


def test_the_raw_mail_is_what_was_sent(line: dict[str, Any]) -> None:
    mail = message_from_bytes(inbox(f"/messages/{line['id']}.eml").content, policy=policy.default)
    assert mail["to"] == TO


def test_markup_is_shown_inside_a_frame_without_scripts(line: dict[str, Any]) -> None:
    page = inbox(f"/messages/{line['id']}").text
    assert '<iframe sandbox="allow-popups" srcdoc="&lt;base target=_blank&gt;&lt;p&gt;Dag' in page


def test_the_calendar_file_can_be_downloaded(line: dict[str, Any]) -> None:
    answer = inbox(f"/messages/{line['id']}/2")
    assert answer.headers["content-type"] == "text/calendar"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''uitnodiging.ics"
    assert answer.content == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_what_does_not_exist_is_not_found(line: dict[str, Any]) -> None:
    assert [inbox(path).status_code for path in ("/messages/0-0", f"/messages/{line['id']}/9", "/x")] == [
        404
    ] * 3
