"""`python -m infra.local.sink SMTP_PORT HTTP_PORT FOLDER [IMAP_URL]`: takes every mail, sends none, shows them.

Each mail is a .eml as it came in, with beside it a .json: who it was for and when it came. What would come back
to us (returning.py) goes into the mailbox of IMAP_URL.
"""

import asyncio
import json
import sys
import time
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from http.server import ThreadingHTTPServer
from itertools import count
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local import returning
from infra.local.inbox import Inbox

NUMBERS = count()


class Keep:
    """Writes a mail to the folder before saying yes to it."""

    def __init__(self, folder: Path, imap_url: str | None) -> None:
        self.folder = folder
        self.imap_url = imap_url

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content or b""
        name = f"{time.time_ns():x}-{next(NUMBERS):x}"
        headers = BytesParser(policy=policy.default).parsebytes(content, headersonly=True)
        line = {
            "id": name,
            "received_at": datetime.now(UTC).isoformat(),
            "sender": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "subject": str(headers["subject"] or ""),
            "message_id": str(headers["message-id"] or ""),
        }
        await asyncio.to_thread(self.write, name, content, json.dumps(line))
        await asyncio.to_thread(self.send_back, envelope, content)
        return "250 OK"

    def send_back(self, envelope: Envelope, content: bytes) -> None:
        """Mails to our own addresses, and the reports about addresses that do not work."""
        if self.imap_url is None:
            return
        for to in envelope.rcpt_tos:
            if to.startswith(returning.OURS):
                returning.deliver(self.imap_url, content)
            elif told := returning.report(envelope.mail_from or "", to, content):
                returning.deliver(self.imap_url, told)

    def write(self, name: str, content: bytes, line: str) -> None:
        """The mail first, its line last and in one step: what is listed can be read."""
        (self.folder / f"{name}.eml").write_bytes(content)
        new = self.folder / f"{name}.new"
        new.write_text(line)
        new.replace(self.folder / f"{name}.json")


def main(smtp_port: int, http_port: int, folder: Path, imap_url: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    Controller(Keep(folder, imap_url), hostname="127.0.0.1", port=smtp_port).start()
    server = ThreadingHTTPServer(("127.0.0.1", http_port), lambda *wire: Inbox(folder, imap_url, *wire))
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:5])
