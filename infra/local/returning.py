"""What comes back in the local run: a bounce of an address that is gone, an answer out of a calendar.

Mails to @weg.example come back as undeliverable, those to @traag.example as delayed: as a real mail server says
it (RFC 3464). They lie in a mailbox that the relay reads over IMAP, like those that people send there.
"""

import imaplib
import time
from email import policy
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar, Event

GONE, SLOW = "weg.example", "traag.example"
OURS = ("antwoord+", "bounce+")
HOST = "mail.rondetafel.example"
SAYS = {GONE: ("failed", "5.1.1", "550 5.1.1 unknown"), SLOW: ("delayed", "4.4.1", "451 4.4.1 away")}
REPORT = """\
From: MAILER-DAEMON@{host}
To: {sender}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"

--=_report
Content-Type: text/plain; charset="utf-8"

The mail to {recipient}: {said}

--=_report
Content-Type: message/delivery-status

Reporting-MTA: dns; {host}

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--=_report
Content-Type: text/rfc822-headers

{headers}

--=_report--
"""
CHOICES = {"ACCEPTED": "Ja", "TENTATIVE": "Misschien", "DECLINED": "Nee"}


def deliver(url: str, content: bytes) -> None:
    """Put a mail in the mailbox that the relay reads."""
    parts = urlsplit(url)
    box = imaplib.IMAP4(parts.hostname or "", parts.port or 143, timeout=10)
    box.login(parts.username or "", parts.password or "")
    box.append("INBOX", "", imaplib.Time2Internaldate(time.time()), content)
    box.logout()


def report(sender: str, recipient: str, original: bytes) -> bytes | None:
    """The report of a mail server to who sent; None for addresses that work."""
    says = SAYS.get(recipient.rpartition("@")[2].lower())
    if says is None or not sender:
        return None
    action, status, diagnosis = says
    headers = original.partition(b"\r\n\r\n")[0].decode("utf-8", "replace")
    told = REPORT.format(
        host=HOST,
        sender=sender,
        recipient=recipient,
        action=action,
        status=status,
        said=diagnosis,
        headers=headers,
    )
    return told.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def reply(invitation: EmailMessage, partstat: str) -> bytes | None:
    """The mail that a calendar program sends when somebody chooses; None where there is no calendar."""
    part = next((one for one in invitation.walk() if one.get_content_type() == "text/calendar"), None)
    body = part.get_payload(decode=True) if part else None
    if not isinstance(body, bytes):
        return None
    asked: Any = Calendar.from_ical(body)
    event = next(iter(asked.walk("VEVENT")))
    attendee = event["ATTENDEE"]
    attendee.params["PARTSTAT"] = partstat
    attendee.params.pop("RSVP", None)
    answer = Event()
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "DTSTAMP"):
        answer[name] = event[name]
    answer["ATTENDEE"] = attendee
    calendar = Calendar()
    calendar.add("prodid", "-//Postvak//Oefening//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "REPLY")
    calendar.add_component(answer)
    to = str(event["ORGANIZER"]).removeprefix("mailto:")
    mail = _mail(parseaddr(str(invitation["To"]))[1], to, f"{CHOICES[partstat]}: {event['SUMMARY']}")
    mail.set_content(f"{CHOICES[partstat]}\n")
    mail.add_alternative(calendar.to_ical().decode(), subtype="calendar", params={"method": "REPLY"})
    return mail.as_bytes()


def _mail(sender: str, to: str, subject: str) -> EmailMessage:
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Message-ID"] = make_msgid(domain=HOST)
    return mail
