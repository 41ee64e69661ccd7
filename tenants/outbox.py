"""The outbox: later work, written in the transaction of the decision, done at least once.

A decision that is rolled back leaves no work; work that was written is found again by the relay,
however often the worker, the relay or Redis dies. Rows hold ids only, never content.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from infra import clock
from infra.piccolo_conf import DB
from tenants.access import Access

LEASE = timedelta(minutes=2)
# What is left of a lease when the last dialogue may begin: longer than any dialogue takes.
LONGEST_DIALOGUE = timedelta(seconds=80)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True)
class Sent:
    """A mail by its Message-ID; `outcome` is empty while it is under way."""

    id: UUID
    job: str
    ids: dict[str, UUID]
    outcome: str


@dataclass(frozen=True)
class Claim:
    """One claimed row: `token` proves that the lease is still ours.

    `is_cancelled`: taken back while somebody had it; `is_taken`: the mail server has it, and whoever sent it died.
    """

    id: UUID
    token: UUID
    job: str
    ids: dict[str, UUID]
    message_id: str
    attempts: int
    is_in_doubt: bool
    is_cancelled: bool = False
    is_taken: bool = False


ADD = """
insert into outbox (job, ids, dedupe_key, not_before, message_id)
values ($1, $2::jsonb, $3, $4, $5) on conflict (tenant, dedupe_key) do nothing
"""
CLAIM = """
update outbox set claim = $2, claimed_until = $3, attempts = attempts + 1,
       is_in_doubt = is_in_doubt or (claim is not null and claimed_until is not null and taken_at is null)
where id = any($1::uuid[]) and job = $5 and done_at is null and not_before <= $4
  and (claimed_until is null or claimed_until < $4)
returning id, claim as token, job, ids, message_id, attempts, is_in_doubt,
          cancelled_at is not null as is_cancelled, taken_at is not null as is_taken
"""
GOING = """
with noted as (update outbox set taken_at = $4 where id = any($3::uuid[]) and claim = $2)
select id from outbox where id = any($1::uuid[]) and claim = $2 and cancelled_at is null and claimed_until > $5
"""
GIVE_BACK = """
update outbox set claim = null, claimed_until = null, attempts = attempts - 1
where id = any($1::uuid[]) and claim = $2 and done_at is null and cancelled_at is null
"""
FINISH = """
update outbox set done_at = $3, outcome = $4, claimed_until = null
where id = any($1::uuid[]) and claim = $2 and done_at is null returning id
"""
POSTPONE = """
update outbox set not_before = $3, is_in_doubt = is_in_doubt or $4, claimed_until = null, claim = null
where id = $1 and claim = $2
"""
CANCEL = """
update outbox set cancelled_at = $2,
       done_at = case when claimed_until is null or claimed_until < $2 then $2 end,
       outcome = case when claimed_until is null or claimed_until < $2 then 'cancelled' else '' end
where dedupe_key like $1 and done_at is null
"""
SENT = "select id, job, ids, outcome from outbox where message_id = $1"
BOUNCED = "update outbox set outcome = 'bounced' where id = $1 and outcome = 'sent'"
CANCEL_ABOUT = """
update outbox set cancelled_at = $2,
       done_at = case when claimed_until is null or claimed_until < $2 then $2 end,
       outcome = case when claimed_until is null or claimed_until < $2 then 'cancelled' else '' end
where job = any($1) and done_at is null and exists (select from jsonb_each_text(ids) v where v.value = any($3))
"""
REPLACE = "update outbox set outcome = 'replaced' where dedupe_key like $1 and outcome in ('sent', 'bounced')"


async def add(
    access: Access, job: str, *, dedupe: str, not_before: datetime | None = None, **ids: UUID
) -> None:
    """Write one piece of later work; the same `dedupe` key a second time changes nothing."""
    message_id = f"{uuid4().hex}.{access.home.slug}"
    values = {name: str(value) for name, value in ids.items()}
    await _connection().execute(ADD, job, _json(values), dedupe, not_before or clock.now(), message_id)


async def cancel(access: Access, dedupe_prefix: str) -> None:
    """Take back waiting work of which the key starts so; a mail that is being spoken to the server still leaves."""
    _ = access.home
    await _connection().execute(CANCEL, _pattern(dedupe_prefix), clock.now())


async def cancel_about(access: Access, jobs: Sequence[str], about: Sequence[UUID]) -> None:
    """The same for waiting work of these kinds that names one of these rows."""
    _ = access.home
    names = [str(one) for one in about]
    await _connection().execute(CANCEL_ABOUT, list(jobs), clock.now(), names)


async def replace_sent(access: Access, dedupe_prefix: str) -> None:
    """What was sent so far went to an address that counts no more: that it bounces says nothing now."""
    _ = access.home
    await _connection().execute(REPLACE, _pattern(dedupe_prefix))


async def claim(outbox_id: UUID, job: str) -> Claim | None:
    """Lease a due row for two minutes; None when it is done or somebody else has it."""
    return next(iter(await claim_all([outbox_id], job)), None)


async def claim_all(ids: Sequence[UUID], job: str) -> list[Claim]:
    """The same for several rows, in the order of `ids`, under one token; without those that somebody else has."""
    now = clock.now()
    rows = await _connection().fetch(CLAIM, list(ids), uuid4(), now + LEASE, now, job)
    found = {row["id"]: Claim(**{**dict(row), "ids": _ids(row["ids"])}) for row in rows}
    return [found[one] for one in ids if one in found]


async def going(claims: Sequence[Claim], taken: Iterable[Claim] = ()) -> set[UUID]:
    """Which of these may still begin their dialogue; notes on the way which ones the mail server has taken."""
    now = clock.now()
    left, done = [one.id for one in claims], [one.id for one in taken]
    rows = await _connection().fetch(GOING, left, claims[0].token, done, now, now + LONGEST_DIALOGUE)
    return {row["id"] for row in rows}


async def give_back(claims: Sequence[Claim]) -> set[UUID]:
    """What was not begun waits again, as if nobody had had it; returns what was taken back meanwhile, and is over."""
    if not claims:
        return set()
    await _connection().execute(GIVE_BACK, [one.id for one in claims], claims[0].token)
    return await finish_all(claims, "cancelled")


async def finish(claimed: Claim, outcome: str) -> bool:
    """Mark it done if the lease is still ours; False when somebody else took over."""
    return claimed.id in await finish_all([claimed], outcome)


async def finish_all(claims: Sequence[Claim], outcome: str) -> set[UUID]:
    """The same for several of one token; says which were still ours."""
    ids = [one.id for one in claims]
    rows = await _connection().fetch(FINISH, ids, claims[0].token, clock.now(), outcome) if ids else []
    return {row["id"] for row in rows}


async def postpone(claimed: Claim, *, is_in_doubt: bool = False) -> None:
    """Give it back for another try, each time twice as late, six hours at most.

    `is_in_doubt` when nobody knows whether this try did its work after all.
    """
    wait = min(FIRST_WAIT * 2 ** min(claimed.attempts - 1, 12), LONGEST_WAIT)
    await _connection().execute(POSTPONE, claimed.id, claimed.token, clock.now() + wait, is_in_doubt)


async def find_sent(message_id: str) -> Sent | None:
    """The mail with this Message-ID in the municipality that is set."""
    row = await _connection().fetchrow(SENT, message_id)
    return Sent(row["id"], row["job"], _ids(row["ids"]), row["outcome"]) if row else None


async def note_bounced(sent: Sent) -> bool:
    """It came back; False when that is known, or when another address took its place."""
    tag = await _connection().execute(BOUNCED, sent.id)
    return bool(tag == "UPDATE 1")


def _connection() -> Any:
    return DB.connection


def _json(values: dict[str, str]) -> str:
    return json.dumps(values)


def _ids(value: str) -> dict[str, UUID]:
    return {name: UUID(one) for name, one in json.loads(value).items()}


def _pattern(prefix: str) -> str:
    """For LIKE: everything that starts so."""
    return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
