"""Mail: from a letter to the bytes that travel. The dialogue with the mail server is in infra/smtp.py.

Written into a frame of our own, twenty times as fast as the standard library builds the same mail. A line break
or another control character in anything that becomes a header is refused. No pictures from elsewhere, no
tracking, no list headers.
"""

import re
from base64 import encodebytes
from binascii import b2a_qp
from dataclasses import dataclass
from email.headerregistry import Address
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache
from secrets import token_hex

from infra import clock
from infra.calendar import CalendarFile

POLICY = SMTP.clone(cte_type="7bit")
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
ADDRESS = re.compile(r"[!-;=?A-Z\[-~]+@[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
# What needs no quotes and no folding; everything else is left to the standard library.
PLAIN_NAME = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*", re.ASCII)
LONGEST_LINE = 76
LINE_BREAK = re.compile(r"\r\n?|\n")

HEAD = """\
{people}Date: {date}\r
Message-ID: <{message_id}>\r
Auto-Submitted: auto-generated\r
MIME-Version: 1.0\r
Content-Language: nl\r
"""
ALTERNATIVE = """\
Content-Type: multipart/alternative; boundary="{inner}"\r
\r
--{inner}\r
Content-Type: text/plain; charset="utf-8"\r
Content-Transfer-Encoding: quoted-printable\r
\r
{text}\r
--{inner}\r
Content-Type: text/html; charset="utf-8"\r
Content-Transfer-Encoding: quoted-printable\r
\r
{html}\r
"""
CALENDAR = """\
--{inner}\r
Content-Type: text/calendar; charset="utf-8"; method={method}\r
Content-Transfer-Encoding: base64\r
\r
{calendar}\r
"""
MIXED = """\
Content-Type: multipart/mixed; boundary="{outer}"\r
\r
--{outer}\r
{alternative}--{inner}--\r
\r
--{outer}\r
Content-Type: application/ics; name="invite.ics"\r
Content-Transfer-Encoding: base64\r
Content-Disposition: attachment; filename="invite.ics"\r
\r
{calendar}\r
--{outer}--\r
"""


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
    people = _kept("From", sender.name, sender.email) + _person("To", letter.to_name, letter.to)
    if reply_to := letter.reply_to or sender.reply_to:
        people += _kept("Reply-To", sender.name, reply_to)
    people += _subject(letter.subject)
    head = HEAD.format(people=people, date=format_datetime(clock.now()), message_id=_checked(message_id))
    return (head + _body(letter)).encode("ascii")


def _body(letter: Letter) -> str:
    """Text, html, the calendar as last alternative, and once more as a file for other programs."""
    # What is quoted-printable or base64 never holds "=_": no line of it can end a part.
    inner, outer = f"=_{token_hex(12)}", f"=_{token_hex(12)}"
    body = ALTERNATIVE.format(inner=inner, text=_quoted(letter.text), html=_quoted(letter.html))
    if letter.calendar is None:
        return f"{body}--{inner}--\r\n"
    calendar = encodebytes(letter.calendar.content).decode().replace("\n", "\r\n")
    body += CALENDAR.format(inner=inner, method=letter.calendar.method.value, calendar=calendar)
    return MIXED.format(outer=outer, inner=inner, alternative=body, calendar=calendar)


def _quoted(text: str) -> str:
    """Quoted-printable; it ends in a line break, which also tells the encoder which kind we use."""
    return b2a_qp((LINE_BREAK.sub("\r\n", text).rstrip("\r\n") + "\r\n").encode()).decode()


def _person(field: str, name: str, email: str) -> str:
    """A header line with one person; raises Unsendable."""
    if not ADDRESS.fullmatch(email):
        raise Unsendable("not an address")
    if PLAIN_NAME.fullmatch(name) and len(field) + len(name) + len(email) < LONGEST_LINE - 5:
        return f"{field}: {name} <{email}>\r\n"
    try:
        return _folded(field, Address(_checked(name), addr_spec=email))
    except (ValueError, IndexError) as error:
        raise Unsendable("not an address") from error


@lru_cache(maxsize=2048)
def _kept(field: str, name: str, email: str) -> str:
    """The same for a municipality, which writes many mails; of recipients nothing is kept."""
    return _person(field, name, email)


@lru_cache(maxsize=256)
def _subject(subject: str) -> str:
    return _folded("Subject", _checked(subject))


def _folded(field: str, value: object) -> str:
    return str(POLICY.header_factory(field, value).fold(policy=POLICY))


def _checked(value: str) -> str:
    if CONTROL.search(value):
        raise Unsendable("a control character in a header")
    return value
