"""A mail server that answers as a test asks it to: takes, refuses, puts off, or hangs up halfway."""

import asyncio
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.place import free_port
from tests.jobs.canaries import parsed


@dataclass
class Mailbox:
    """`answers` by recipient: "550 no" to RCPT, "DATA 451 later" after the text, "hang up" after the text."""

    answers: dict[str, str] = field(default_factory=dict)
    contents: list[tuple[str, bytes]] = field(default_factory=list)
    senders: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0
    dialogues: int = 0
    spoken_to: Event = field(default_factory=Event)

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.dialogues += 1
        self.spoken_to.set()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answers.get(address, "")
        if answer[:3].isdigit():
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.seconds)
        to = envelope.rcpt_tos[0]
        answer = self.answers.get(to, "")
        if answer.startswith("DATA "):
            return answer.removeprefix("DATA ")
        self.contents.append((to, envelope.original_content or b""))
        self.senders.append((to, envelope.mail_from or ""))
        if answer == "hang up" and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The mails for this address, in order."""
        return [parsed(content) for to, content in self.contents if to == address]


class MailServer:
    """Listens for one mailbox on one port of this machine; may stop and start again."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self.port = free_port()
        self.controller: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.controller = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Hang up on everybody."""
        if self.controller is not None:
            self.controller.stop()
        self.controller = None
