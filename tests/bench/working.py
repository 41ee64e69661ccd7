"""The worker at work: so many invitations to mail, through relay, Redis and a mail server of this machine."""

import time
from contextlib import ExitStack
from pathlib import Path

import asyncpg

from tests.bench.programs import megabytes, program
from tests.jobs.mailbox import Mailbox, MailServer

LONGEST = 120
ORDERS = """
insert into outbox (tenant, job, ids, dedupe_key, not_before, message_id)
select tenant, 'invitations.send', jsonb_build_object('invitation', id), 'bench:' || id, now(), 'bench.' || id
from (select tenant, id from invitation order by tenant, id limit $1) found
"""
DONE = "select count(*) filter (where outcome = 'sent'), count(*) filter (where done_at is null) from outbox"


async def work(connection: asyncpg.Connection, logs: Path, jobs: int) -> tuple[int, float]:
    """How many mails were sent, and the memory of the worker after them."""
    server = MailServer(Mailbox())
    server.start()
    await connection.execute(ORDERS, jobs)
    with ExitStack() as running:
        running.callback(server.stop)
        worker = running.enter_context(program("jobs", logs / "worker.log", SMTP_URL=server.url))
        running.enter_context(program("jobs.relay", logs / "relay.log"))
        until = time.monotonic() + LONGEST
        while True:
            sent, waiting = await connection.fetchrow(DONE) or (0, 0)
            if not waiting:
                return sent, megabytes(worker)
            if time.monotonic() > until:
                raise RuntimeError(f"{waiting} jobs wait:\n{(logs / 'worker.log').read_text()[-2000:]}")
            time.sleep(0.2)  # noqa: ASYNC251  # nothing else runs in this loop
