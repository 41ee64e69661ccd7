"""The outbox of a network: as tenants/outbox.py, for work that belongs to no municipality (decision 0045).

Long work keeps its lease by `prolong`: who finds it gone stops, since somebody else has taken over. Ids only.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from infra import clock
from infra.piccolo_conf import DB
from tenants.access import Access, NotAllowed
from tenants.outbox import FIRST_WAIT, LEASE, LONGEST_WAIT

ADD = """
insert into network_work (job, ids, dedupe_key, not_before, message_id)
values ($1, $2::jsonb, $3, $4, $5) on conflict (network, dedupe_key) do nothing
"""
CLAIM = """
update network_work set claim = $2, claimed_until = $3, attempts = attempts + 1
where id = $1 and job = $5 and done_at is null and not_before <= $4
  and (claimed_until is null or claimed_until < $4)
returning id, claim as token, job, ids, message_id, attempts, cancelled_at is not null as is_cancelled
"""
PROLONG = """
update network_work set claimed_until = $3
where id = $1 and claim = $2 and done_at is null and cancelled_at is null
"""
FINISH = """
update network_work set done_at = $3, outcome = $4, claimed_until = null
where id = $1 and claim = $2 and done_at is null
"""
POSTPONE = (
    "update network_work set not_before = $3, claimed_until = null, claim = null where id = $1 and claim = $2"
)
CANCEL = """
update network_work set cancelled_at = $2,
       done_at = case when claimed_until is null or claimed_until < $2 then $2 end,
       outcome = case when claimed_until is null or claimed_until < $2 then 'cancelled' else '' end
where starts_with(dedupe_key, $1) and done_at is null
"""
SWEEP = "select network_sweep()"
DUE = "select network, id, job from network_work_due($1, $2)"


@dataclass(frozen=True)
class NetworkDue:
    """A row that may be done now."""

    network: UUID
    id: UUID
    job: str


@dataclass(frozen=True)
class NetworkClaim:
    """One claimed row: `token` proves that the lease is still ours."""

    id: UUID
    token: UUID
    job: str
    ids: dict[str, UUID]
    message_id: str
    attempts: int
    is_cancelled: bool


async def due(now: datetime, limit: int) -> list[NetworkDue]:
    """The oldest due rows of all networks; ids and job names only."""
    rows = await _connection().fetch(DUE, now, limit)
    return [NetworkDue(**row) for row in rows]


async def sweep(access: Access) -> None:
    """What this network need not keep goes: work done, names to call, words sent back, old keys (0047)."""
    access.require("job")
    _check(access)
    await _connection().execute(SWEEP)


async def add(
    access: Access, job: str, *, dedupe: str, not_before: datetime | None = None, **ids: UUID
) -> None:
    """Write one piece of later work of this network; the same `dedupe` key a second time changes nothing."""
    _check(access)
    values = json.dumps({name: str(value) for name, value in ids.items()})
    message_id = f"{uuid4().hex}.network"
    await _connection().execute(ADD, job, values, dedupe, not_before or clock.now(), message_id)


async def cancel(access: Access, dedupe_prefix: str) -> None:
    """Take back waiting work of which the key starts so."""
    _check(access)
    await _connection().execute(CANCEL, dedupe_prefix, clock.now())


async def claim(row: UUID, job: str) -> NetworkClaim | None:
    """Lease a due row for two minutes; None when it is done or somebody else has it."""
    now = clock.now()
    found = await _connection().fetchrow(CLAIM, row, uuid4(), now + LEASE, now, job)
    if found is None:
        return None
    ids = {name: UUID(one) for name, one in json.loads(found["ids"]).items()}
    return NetworkClaim(**{**dict(found), "ids": ids})


async def prolong(claimed: NetworkClaim, *, lease: timedelta = LEASE) -> bool:
    """Keep it a while longer; False when it was taken over or taken back."""
    tag = await _connection().execute(PROLONG, claimed.id, claimed.token, clock.now() + lease)
    return bool(tag == "UPDATE 1")


async def finish(claimed: NetworkClaim, outcome: str) -> bool:
    """Mark it done if the lease is still ours."""
    tag = await _connection().execute(FINISH, claimed.id, claimed.token, clock.now(), outcome)
    return bool(tag == "UPDATE 1")


async def postpone(claimed: NetworkClaim) -> None:
    """Give it back for another try, each time twice as late, six hours at most."""
    wait = min(FIRST_WAIT * 2 ** min(claimed.attempts - 1, 12), LONGEST_WAIT)
    await _connection().execute(POSTPONE, claimed.id, claimed.token, clock.now() + wait)


def _check(access: Access) -> None:
    if access.network is None:
        raise NotAllowed("no network")


def _connection() -> Any:
    return DB.connection
