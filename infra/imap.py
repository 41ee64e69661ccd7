"""What came back: the mailbox that takes answers from calendars and bounces, read over IMAP.

imaps:// is TLS from the start, imap:// speaks plainly (this machine only). Blocking: callers run it in a thread.
"""

import imaplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

SECONDS = 20
PORTS = {"imap": 143, "imaps": 993}
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
# Larger than any answer or bounce; what is larger is not fetched at all.
MOST_BYTES = 1_000_000


class MailboxAway(Exception):
    """The mailbox cannot be reached or does not let us in."""


@dataclass(frozen=True)
class Arrived:
    """One unread mail; `content` is empty when it is too large to be ours."""

    number: bytes
    content: bytes


def unread(url: str, most: int) -> list[Arrived]:
    """The oldest unread mails. They stay unread."""
    with _inbox(url) as box:
        _, found = box.uid("search", "UNSEEN")
        numbers = (found[0] or b"").split()[:most]
        return [Arrived(number, _content(box, number)) for number in numbers]


def put_away(url: str, *, done: Sequence[bytes], left: Sequence[bytes]) -> None:
    """What was dealt with is deleted, so that the mailbox becomes no archive; the rest is marked as seen."""
    with _inbox(url) as box:
        if left:
            box.uid("store", b",".join(left).decode(), "+FLAGS", r"(\Seen)")
        if done:
            box.uid("store", b",".join(done).decode(), "+FLAGS", r"(\Seen \Deleted)")
            box.expunge()


def _content(box: imaplib.IMAP4, number: bytes) -> bytes:
    name = number.decode()
    _, told = box.uid("fetch", name, "(RFC822.SIZE)")
    size = b" ".join(one for one in told if isinstance(one, bytes)).upper().partition(b"RFC822.SIZE ")[2]
    digits = size.split(b")")[0].split()[0] if size else b"0"
    if int(digits) > MOST_BYTES:
        return b""
    _, fetched = box.uid("fetch", name, "(BODY.PEEK[])")
    return next((one[1] for one in fetched if isinstance(one, tuple)), b"")


@contextmanager
def _inbox(url: str) -> Iterator[imaplib.IMAP4]:
    try:
        box = _connected(url)
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxAway(type(error).__name__) from error
    try:
        box.select("INBOX")
        yield box
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxAway(type(error).__name__) from error
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            box.logout()


def _connected(url: str) -> imaplib.IMAP4:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or (parts.scheme == "imap" and parts.hostname not in LOCAL):
        raise ValueError("IMAP_URL begins with imaps://, or with imap:// on this machine")
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    box: imaplib.IMAP4
    if parts.scheme == "imaps":
        box = imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=SECONDS)
    else:
        box = imaplib.IMAP4(host, port, timeout=SECONDS)
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
    except BaseException:
        box.shutdown()
        raise
    return box
