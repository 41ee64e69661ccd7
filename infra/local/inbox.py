"""The inbox of the mail sink as pages: a list, one mail with its parts, and the same as JSON for tests.

/messages.json?to=...  /messages/<id>  /messages/<id>.eml  /messages/<id>/<part>; a POST to a mail with a calendar
answers it.
"""

import json
import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import cached_property
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from infra.local import returning

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True, undefined=StrictUndefined
)
PATHS = re.compile(r"/messages/(?P<id>[0-9a-f-]+)(?P<raw>\.eml)?(?:/(?P<part>\d+))?")
NOT_FOUND = 404
SEE_OTHER = 303


class Inbox(BaseHTTPRequestHandler):
    """One request. Mail is shown as text, its HTML only inside a frame without scripts."""

    def __init__(self, folder: Path, imap_url: str | None, *wire: Any) -> None:
        self.folder, self.imap_url = folder, imap_url
        super().__init__(*wire)

    @cached_property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        found = PATHS.fullmatch(path)
        if path == "/":
            self.page("inbox.html", title="Postvak", mails=lines(self.folder, self.recipient()))
        elif path == "/messages.json":
            self.answer(json.dumps(lines(self.folder, self.recipient())).encode(), "application/json")
        elif found and (self.folder / f"{found['id']}.json").exists():
            self.message(found["id"], is_raw=bool(found["raw"]), part=found["part"])
        else:
            self.send_error(NOT_FOUND)

    def do_POST(self) -> None:
        """Answer in the calendar, as the calendar program of the recipient does."""
        found = PATHS.fullmatch(urlsplit(self.path).path)
        typed = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        choice = parse_qs(typed).get("antwoord", [""])[0]
        path = self.folder / f"{found['id']}.eml" if found else None
        if path is None or self.imap_url is None or choice not in returning.CHOICES or not path.exists():
            self.send_error(NOT_FOUND)
            return
        mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        if (answer := returning.reply(mail, choice)) is not None:
            returning.deliver(self.imap_url, answer)
        self.send_response(SEE_OTHER)
        self.send_header("Location", f"{urlsplit(self.path).path}?gestuurd={returning.CHOICES[choice]}")
        self.end_headers()

    def recipient(self) -> str | None:
        return self.query.get("to", [None])[0]

    def message(self, name: str, *, is_raw: bool, part: str | None) -> None:
        content = (self.folder / f"{name}.eml").read_bytes()
        if is_raw:
            self.answer(content, "message/rfc822")
            return
        mail = BytesParser(policy=policy.default).parsebytes(content)
        parts = [one for one in mail.walk() if not one.is_multipart()]
        if part is None:
            choices = returning.CHOICES if self.imap_url and any(map(is_calendar, parts)) else {}
            sent = self.query.get("gestuurd", [""])[0]
            values = {"mail": mail, "parts": shown(parts), "choices": choices, "sent": sent}
            self.page("mail.html", title=str(mail["subject"]), id=name, **values)
        elif int(part) < len(parts):
            self.download(parts[int(part)])
        else:
            self.send_error(NOT_FOUND)

    def download(self, part: EmailMessage) -> None:
        body = part.get_payload(decode=True)
        name = quote(part.get_filename() or "deel")
        disposition = f"attachment; filename*=UTF-8''{name}"
        self.answer(body if isinstance(body, bytes) else b"", part.get_content_type(), disposition)

    def page(self, template: str, **values: object) -> None:
        self.answer(PAGES.get_template(template).render(**values).encode(), "text/html; charset=utf-8")

    def answer(self, body: bytes, kind: str, disposition: str = "inline") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Disposition", disposition)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)


def lines(folder: Path, to: str | None) -> list[dict[str, Any]]:
    """What came in, newest first; for one recipient when asked."""
    found = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"), reverse=True)]
    return [line for line in found if to is None or to in line["to"]]


def is_calendar(part: EmailMessage) -> bool:
    """Whether the recipient's program shows buttons to answer."""
    return part.get_content_type() == "text/calendar" and part.get_param("method") == "REQUEST"


def shown(parts: list[EmailMessage]) -> list[dict[str, object]]:
    """Each part as the page needs it: its number, kind, name and, when it is words, its words."""
    return [
        {
            "number": number,
            "kind": part.get_content_type(),
            "name": part.get_filename(),
            "text": part.get_content() if part.get_content_maintype() == "text" else None,
        }
        for number, part in enumerate(parts)
    ]
