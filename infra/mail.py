"""Mail: from a letter to the bytes that travel. The dialogue with the mail server is in infra/smtp.py.

A line break or another control character in anything that becomes a header is refused. No pictures from
elsewhere, no tracking, no list headers.
"""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from infra import clock
from infra.calendar import CalendarFile

POLICY = SMTP.clone(cte_type="7bit")
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
ADDRESS = re.compile(r"[!-;=?A-Z\[-~]+@[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)


class Unsendable(Exception):
    """This letter cannot become a mail: an address or a header holds what it may not."""


@dataclass(frozen=True)
class Letter:
    """What one person gets; an empty `reply_to` means the municipality's own address."""

    to: str
    to_name: str
    subject: str
    text: str
    html: str
    calendar: CalendarFile | None = None
    reply_to: str = ""


@dataclass(frozen=True)
class Sender:
    """On whose behalf: the name people see, the address that sends, and where answers go."""

    name: str
    email: str
    reply_to: str


def mime(letter: Letter, sender: Sender, message_id: str) -> bytes:
    """The whole mail; the same `message_id` each time this letter is sent again."""
    message = EmailMessage(policy=POLICY)
    message["From"] = _address(sender.name, sender.email)
    message["To"] = _address(letter.to_name, letter.to)
    reply_to = letter.reply_to or sender.reply_to
    if reply_to:
        message["Reply-To"] = _address(sender.name, reply_to)
    message["Subject"] = _checked(letter.subject)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{_checked(message_id)}>"
    message["Auto-Submitted"] = "auto-generated"
    _fill(message, letter)
    message["Content-Language"] = "nl"
    return message.as_bytes()


def _fill(message: EmailMessage, letter: Letter) -> None:
    """Text, html, the calendar as last alternative, and once more as a file for other programs."""
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    if letter.calendar is None:
        return
    method = letter.calendar.method.value
    message.add_alternative(letter.calendar.content.decode(), subtype="calendar", params={"method": method})
    message.add_attachment(
        letter.calendar.content, maintype="application", subtype="ics", filename="invite.ics"
    )


def _address(name: str, email: str) -> Address:
    if not ADDRESS.fullmatch(email):
        raise Unsendable("not an address")
    try:
        return Address(_checked(name), addr_spec=email)
    except (ValueError, IndexError) as error:
        raise Unsendable("not an address") from error


def _checked(value: str) -> str:
    if CONTROL.search(value):
        raise Unsendable("a control character in a header")
    return value
