"""The outbox: later work, written in the transaction of the decision, done at least once.

A decision that is rolled back leaves no work; work that was written is found again by the relay,
however often the worker, the relay or Redis dies. Rows hold ids only, never content.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from infra import clock
from infra.piccolo_conf import DB
from tenants.access import Access

LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True)
class Claim:
    """One claimed row: `token` proves that the lease is still ours."""

    id: UUID
    token: UUID
    job: str
    ids: dict[str, UUID]
    message_id: str
    attempts: int
    is_in_doubt: bool


ADD = """
insert into outbox (job, ids, dedupe_key, not_before, message_id)
values ($1, $2::jsonb, $3, $4, $5) on conflict (tenant, dedupe_key) do nothing
"""
CLAIM = """
update outbox set claim = $2, claimed_until = $3, attempts = attempts + 1,
       is_in_doubt = is_in_doubt or (claim is not null and claimed_until is not null)
where id = $1 and job = $5 and done_at is null and not_before <= $4 and (claimed_until is null or claimed_until < $4)
returning id, claim, job, ids, message_id, attempts, is_in_doubt
"""
FINISH = """
update outbox set done_at = $3, outcome = $4, claimed_until = null
where id = $1 and claim = $2 and done_at is null
"""
POSTPONE = """
update outbox set not_before = $3, is_in_doubt = is_in_doubt or $4, claimed_until = null, claim = null
where id = $1 and claim = $2
"""
CANCEL = """
update outbox set done_at = $2, outcome = 'cancelled'
where dedupe_key like $1 and done_at is null and (claimed_until is null or claimed_until < $2)
"""


async def add(
    access: Access, job: str, *, dedupe: str, not_before: datetime | None = None, **ids: UUID
) -> None:
    """Write one piece of later work; the same `dedupe` key a second time changes nothing."""
    message_id = f"{uuid4().hex}.{access.home.slug}"
    values = {name: str(value) for name, value in ids.items()}
    await _connection().execute(ADD, job, _json(values), dedupe, not_before or clock.now(), message_id)


async def cancel(access: Access, dedupe_prefix: str) -> None:
    """Take back waiting work of which the key starts so; what is being sent now is not stopped."""
    _ = access.home
    pattern = dedupe_prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    await _connection().execute(CANCEL, pattern, clock.now())


async def claim(outbox_id: UUID, job: str) -> Claim | None:
    """Lease a due row for two minutes; None when it is done or somebody else has it."""
    now = clock.now()
    row = await _connection().fetchrow(CLAIM, outbox_id, uuid4(), now + LEASE, now, job)
    if row is None:
        return None
    ids = {name: UUID(value) for name, value in _parsed(row["ids"]).items()}
    return Claim(
        row["id"], row["claim"], row["job"], ids, row["message_id"], row["attempts"], row["is_in_doubt"]
    )


async def finish(claimed: Claim, outcome: str) -> bool:
    """Mark it done if the lease is still ours; False when somebody else took over."""
    tag = await _connection().execute(FINISH, claimed.id, claimed.token, clock.now(), outcome)
    return bool(tag == "UPDATE 1")


async def postpone(claimed: Claim, *, is_in_doubt: bool = False) -> None:
    """Give it back for another try, each time twice as late, six hours at most.

    `is_in_doubt` when nobody knows whether this try did its work after all.
    """
    wait = min(FIRST_WAIT * 2 ** min(claimed.attempts - 1, 12), LONGEST_WAIT)
    await _connection().execute(POSTPONE, claimed.id, claimed.token, clock.now() + wait, is_in_doubt)


def _connection() -> Any:
    return DB.connection


def _json(values: dict[str, str]) -> str:
    return json.dumps(values)


def _parsed(value: str) -> dict[str, str]:
    return dict(json.loads(value))
