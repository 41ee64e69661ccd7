"""What a mail that came back says: an answer from a calendar program, a bounce, or nothing for us.

Of its words nothing is kept. Everything about it was written by strangers: whatever is odd says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import getaddresses
from itertools import islice
from typing import Any

from icalendar import Calendar

MOST_PARTS = 50
MOST_CALENDAR_BYTES = 100_000
MOST_SEQUENCE = 10_000
LONGEST_HEADER = 8_000  # with many brackets a longer one costs the parser minutes, and the relay waits
TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
CALENDARS = frozenset({"text/calendar", "application/ics"})
ANSWERS = {"ACCEPTED": "yes", "DECLINED": "no", "TENTATIVE": "maybe"}
# A word that says what it is for, the municipality, and a token; nothing else that is in an address counts.
MARKED = re.compile(r"(?P<word>antwoord|bounce)\+(?P<slug>[a-z0-9-]{1,40})\.(?P<token>[a-z2-7]{16,32})@.+")


@dataclass(frozen=True)
class Mark:
    """The address that a mail came back to: the municipality's slug and a token."""

    slug: str
    token: str


@dataclass(frozen=True)
class CalendarAnswer:
    """What a calendar program answered ("yes", "no" or "maybe"), to which file, and who sent it."""

    mark: Mark
    sender: str
    uid: str
    sequence: int
    stamped_at: datetime | None
    answer: str


@dataclass(frozen=True)
class Bounce:
    """A mail that could not be delivered, for good."""

    mark: Mark


class ShortHeaders(Compat32):
    """Headers as they came, none of them taken apart; a mail with a longer one is nothing for us."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """One header of the mail or of any part of it."""
        if sum(map(len, sourcelines)) > LONGEST_HEADER:
            raise ValueError("a header without end")
        return super().header_source_parse(list(sourcelines))


def read(content: bytes) -> CalendarAnswer | Bounce | None:
    """What it says, or None. Never raises: mails are odd, some on purpose."""
    try:
        mail = BytesParser(policy=ShortHeaders()).parsebytes(content)
        if (mark := _mark(mail, "bounce")) is not None:
            return Bounce(mark) if _has_failed(mail) else None
        return _answer(mail)
    except Exception:  # noqa: BLE001 - parsers of mail and calendars fail in every way there is
        return None


def address(word: str, slug: str, token: str, host: str) -> str:
    """An address that read() recognises."""
    return f"{word}+{slug}.{token}@{host}"


def _mark(mail: Message, word: str) -> Mark | None:
    lines = [str(value) for name in TO for value in mail.get_all(name, [])]
    for _, one in getaddresses(lines[:MOST_PARTS]):
        found = MARKED.fullmatch(one.strip().lower())
        if found and found["word"] == word:
            return Mark(found["slug"], found["token"])
    return None


def _has_failed(mail: Message) -> bool:
    """Whether it is a report (RFC 3464) that says so; one that only says "not yet" is no bounce."""
    if mail.get_content_type() != "multipart/report":
        return False
    blocks = [block for part in _parts(mail, "message/delivery-status") for block in _blocks(part)]
    return any(str(block.get("Action", "")).strip().lower() == "failed" for block in blocks)


def _answer(mail: Message) -> CalendarAnswer | None:
    mark = _mark(mail, "antwoord")
    senders = getaddresses([str(value) for value in mail.get_all("From", [])])
    if mark is None or len(senders) != 1:
        return None
    for kind in sorted(CALENDARS):
        for part in _parts(mail, kind):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and len(body) <= MOST_CALENDAR_BYTES:
                found = _reply(mark, senders[0][1].strip().lower(), body)
                if found is not None:
                    return found
    return None


def _reply(mark: Mark, sender: str, body: bytes) -> CalendarAnswer | None:
    calendar: Any = Calendar.from_ical(body)
    events = calendar.walk("VEVENT")
    if str(calendar.get("METHOD", "")).upper() != "REPLY" or len(events) != 1:
        return None
    event = events[0]
    people = event.get("ATTENDEE")
    if people is None or isinstance(people, list):
        return None
    answer = ANSWERS.get(str(people.params.get("PARTSTAT", "")).upper())
    sequence = int(event.get("SEQUENCE", 0))
    if answer is None or not 0 <= sequence <= MOST_SEQUENCE:
        return None
    return CalendarAnswer(mark, sender, str(event.get("UID", "")), sequence, _stamp(event), answer)


def _stamp(event: Any) -> datetime | None:
    stamp = event.get("DTSTAMP")
    found = stamp.dt if stamp is not None else None
    if not isinstance(found, datetime):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _parts(mail: Message, kind: str) -> Iterator[Message]:
    return (part for part in islice(mail.walk(), MOST_PARTS) if part.get_content_type() == kind)


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
