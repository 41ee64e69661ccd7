"""A client takes the yes back while a hundred mails are leaving: after that moment no invitation begins."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic

from aiosmtpd.smtp import SMTP, Envelope, Session

from infra import clock
from services.cases.rules import Person
from services.cases.tables import Sector
from services.demonstration.cast import Cast
from services.invitations import actions
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tenants.access import job_access
from tenants.tables import Outbox
from tests.faults.stage import RELAY, WORKER, Stage, until
from tests.invitations.scene import PEOPLE, Table, lay_table
from tests.jobs.canaries import parsed
from tests.jobs.mailbox import Mailbox, MailServer

MANY = 60
# A question to PostgreSQL whether a mail was taken back counts a hundredth of a second (jobs/posting.py).
AT_MOST = 0.05
HELPERS = tuple(
    Person(
        "helper",
        f"Hulp{number}",
        "Voorbeeld",
        "helper",
        "",
        Sector.HOME_CARE,
        email=f"hulp{number}@dienst.example",
    )
    for number in range(MANY)
)


@dataclass
class Watched(Mailbox):
    """When each dialogue began, and what came of it."""

    seconds: float = 0.03
    begun: dict[int, float] = field(default_factory=dict)
    taken: list[tuple[float, str, str]] = field(default_factory=list)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.begun[id(envelope)] = monotonic()
        return await super().handle_MAIL(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        began, to = self.begun[id(envelope)], envelope.rcpt_tos[0]
        answer = await super().handle_DATA(server, session, envelope)
        self.taken.append((began, to, str(parsed(envelope.original_content or b"")["subject"])))
        return answer

    def about(self, subject: str) -> dict[str, float]:
        """To whom such a mail went, and when its dialogue began."""
        return {to: began for began, to, said in self.taken if subject in said}


async def waiting(world: Cast) -> int:
    async with door.enter(job_access(world.pelt, "test")):
        return int(await Outbox.count().where(Outbox.done_at.is_null() & (Outbox.not_before <= clock.now())))


async def test_after_a_withdrawal_no_dialogue_begins(world: Cast, stage: Stage) -> None:
    watched = Watched()
    server = MailServer(watched)
    server.start()
    stage.smtp_url = server.url
    stage.start_redis()
    stage.start(RELAY, WORKER)
    table = await lay_table(world, people=(*PEOPLE, *HELPERS))
    async with door.enter(table.an) as access:
        await actions.invite_all(access, table.consultation, on_paper=[table.seats["Hilde"]], now=clock.now())
    await until(lambda: len(watched.taken) >= 10, 30, "the first mails")
    withdrawn_at = await take_back(table)
    for _ in range(200):
        if await waiting(world) == 0:
            break
        await asyncio.sleep(0.1)
    server.stop()
    invited, told = watched.about("Uitnodiging"), watched.about("gaat niet door")
    assert [to for to, began in invited.items() if began > withdrawn_at + AT_MOST] == []
    assert 10 <= len(invited) < MANY
    assert set(told) == set(invited)


async def take_back(table: Table) -> float:
    async with door.enter(table.an) as access:
        await withdraw_consent(access, table.case, table.people["Niels"], now=clock.now())
    return monotonic()
