"""Mails per second: from decisions that were committed to accepted by the mail server, through relay, Redis and
worker; and beside it, in the same run, a plain loop that sends the same mails out of the same frame.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from uuid import UUID

import aiosmtplib
import asyncpg

from infra.mail import Letter, Sender, mime
from infra.settings import settings
from jobs import entrance
from jobs.invitations import compose_all
from tenants.crossings import Due
from tests.bench.programs import free_port, program
from tests.bench.recording import one_connection

JOB = "invitations.send"
LONGEST = 120
WARM = 20
CHOSEN = """
with first as (
  select distinct on (tenant) tenant, id, dense_rank() over (order by tenant) as place from consultation
  where starts_at > now() order by tenant, starts_at
)
select i.tenant, i.id from first s join participant t on (t.tenant, t.consultation) = (s.tenant, s.id)
join invitation i on (i.tenant, i.participant) = (t.tenant, t.id) where s.place <= $1 order by i.tenant, i.id
"""
ORDERS = """
insert into outbox (tenant, job, ids, dedupe_key, not_before, message_id)
select tenant, 'invitations.send', jsonb_build_object('invitation', id), $3 || id, now(),
       replace(uuidv7()::text, '-', '') || '.bench'
from unnest($1::uuid[], $2::uuid[]) as chosen (tenant, id)
"""


# The first sitting of each municipality gets a table as large as we ask for: everybody of it is invited.
ENLARGE = """
with first as (
  select distinct on (s.tenant) s.tenant, s."case", s.id as consultation, c.consent from consultation s
  join lateral (select id as consent from consent where (tenant, "case") = (s.tenant, s."case") limit 1) c on true
  where s.starts_at > now() order by s.tenant, s.starts_at
), more as (
  select first.*, uuidv7() as person, uuidv7() as participant, uuidv7() as invitation, n
  from first cross join generate_series(7, $1::int) n
), people as (
  insert into circle_member (tenant, id, "case", kind, first_name, last_name, relation, organisation, sector, secrecy,
                             email, phone, address, is_address_secret, safe_contact, keyword, joined_at, version)
  select tenant, person, "case", 'helper', 'Mieke', 'Voorbeeld', 'begeleider', '', 'disability', 'professional',
         'mieke.' || n || '@proef.example', '', '', false, '', '', now(), 1 from more
), welcome as (
  insert into presence (tenant, "case", consent, circle_member, is_welcome)
  select tenant, "case", consent, person, true from more
), seats as (
  insert into participant (tenant, id, "case", consultation, circle_member, added_at)
  select tenant, participant, "case", consultation, person, now() from more
)
insert into invitation (tenant, id, "case", participant, channel, generation, sequence, asked_at, answer, answer_note,
                        answered_by, note, mail_state, keyed_for)
select tenant, invitation, "case", participant, 'mail', 1, 0, now(), '', '', '', '', '', tenant from more
"""


@dataclass(frozen=True)
class Mailed:
    """Mails per second, ours and the bare loop's, run by run."""

    mails: int
    ours: list[float]
    bare: list[float]

    @property
    def ratio(self) -> float:
        """Of the runs that stand beside each other, the one in the middle."""
        return median(own / plain for own, plain in zip(self.ours, self.bare, strict=True))

    def __str__(self) -> str:
        ours, bare = median(self.ours), median(self.bare)
        return (
            f"mails, committed to accepted: {self.mails} in one go, {ours:.0f}/s; "
            f"a bare aiosmtplib loop with the same mails {bare:.0f}/s; ratio {self.ratio:.2f}"
        )


async def mail(connection: asyncpg.Connection, logs: Path, places: int, each: int, rounds: int = 3) -> Mailed:
    """So many municipalities that each ask so many people at the same moment; in turns with the bare loop."""
    async with connection.transaction():
        await connection.execute("set local session_replication_role = replica")
        await connection.execute(ENLARGE, each)
    chosen = [(row["tenant"], row["id"]) for row in await connection.fetch(CHOSEN, places)]
    letters = await _letters(chosen)
    ours, bare = [], []
    with ExitStack() as running:
        url, count = running.enter_context(_server(logs))
        running.enter_context(program("jobs", logs / "mailer.log", SMTP_URL=url))
        running.enter_context(program("jobs.relay", logs / "relay.log"))
        await _ours(connection, chosen[:WARM], count, "warm:")
        for number in range(rounds):
            bare.append(await _bare(url, letters))
            ours.append(await _ours(connection, chosen, count, f"round {number}:"))
    return Mailed(len(chosen), ours, bare)


@contextmanager
def _server(logs: Path) -> Iterator[tuple[str, Path]]:
    """A process of its own, so that nobody measured shares its time."""
    port, count = free_port(), logs / "taken"
    count.touch()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.taking", str(port), str(count)])
    try:
        yield f"smtp://127.0.0.1:{port}", count
    finally:
        process.kill()
        process.wait()


async def _ours(
    connection: asyncpg.Connection, chosen: list[tuple[UUID, UUID]], count: Path, key: str
) -> float:
    before = _taken(count)
    await connection.execute(ORDERS, [one for one, _ in chosen], [one for _, one in chosen], key)
    began = time.perf_counter()
    while (taken := _taken(count) - before) < len(chosen):
        if time.perf_counter() - began > LONGEST:
            raise RuntimeError(f"only {taken} of {len(chosen)} mails arrived")
        await asyncio.sleep(0.002)
    rate = len(chosen) / (time.perf_counter() - began)
    while await connection.fetchval("select count(*) from outbox where done_at is null"):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    return rate


def _taken(count: Path) -> int:
    return count.stat().st_size


async def _bare(url: str, letters: list[tuple[Letter, Sender]]) -> float:
    """One connection, one mail after the other."""
    host, port = url.removeprefix("smtp://").split(":")
    began = time.perf_counter()
    async with aiosmtplib.SMTP(hostname=host, port=int(port)) as client:
        for number, (letter, sender) in enumerate(letters):
            message = mime(letter, sender, f"{number}.bare@rondetafel.example")
            await client.sendmail(sender.email, [letter.to], message)
    return len(letters) / (time.perf_counter() - began)


async def _letters(chosen: list[tuple[UUID, UUID]]) -> list[tuple[Letter, Sender]]:
    found: list[tuple[Letter, Sender]] = []
    async with one_connection():
        for tenant in dict.fromkeys(one for one, _ in chosen):
            ids = [{"invitation": one} for place, one in chosen if place == tenant]
            async with entrance.job(Due(tenant, ids[0]["invitation"], JOB)) as access:
                sender = await entrance.sender(access)
                found += [(one, sender) for one in await compose_all(access, ids) if one]
    return found


async def main(places: int, each: int) -> None:
    """By hand, on a database that was filled."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    print(await mail(connection, Path(os.environ["TMPDIR"]), places, each))  # noqa: T201
    await connection.close()


if __name__ == "__main__":
    assert settings().database_url
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
