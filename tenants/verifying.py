"""Verifying the audit: every line against its hash, the last against the head, and old heads against the anchors."""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import chain, crossings, door, registry
from tenants.access import job_access
from tenants.anchors import Anchors, Head
from tenants.chain import Fault, Row

MANY = 5000
LINES = f"select {chain.COLUMNS} from audit_line order by audit_line.number, id"  # noqa: S608  our own columns
TENANTS = "select id, slug from municipality order by slug"
NO_ANCHORS = Anchors({})


@dataclass
class Verdict:
    """One municipality: how many lines, what is wrong, how long it took."""

    slug: str
    rows: int = 0
    faults: list[Fault] = field(default_factory=list)
    seconds: float = 0.0


async def tenants() -> list[tuple[UUID, str]]:
    """Every municipality there is or was, by its name in addresses."""
    async with door.lobby():
        return [(row["id"], row["slug"]) for row in await DB.connection.fetch(TENANTS)]


async def verify(tenant: UUID, slug: str, anchors: Anchors = NO_ANCHORS) -> Verdict:
    """Read the whole chain of one municipality and hold it against its head and against its anchors."""
    verdict, began = Verdict(slug), time.perf_counter()
    async with door.lobby():
        heads = [Head(**row) for row in await crossings.audit_heads() if row["tenant"] == tenant]
        home = await registry.get_municipality(tenant)
    anchored = {head.number: head.hash for head in anchors.heads.get(tenant, [])}
    last = Head(tenant, 0, b"")
    seen: set[int] = set()
    async with door.enter(job_access(home, "audit.verify")):
        async for rows in _batches():
            verdict.faults += chain.faults(rows, last.hash, last.number)
            verdict.faults += _unlike(rows, anchored)
            seen.update(row["number"] for row in rows if row["number"] in anchored)
            last = Head(tenant, rows[-1]["number"], rows[-1]["hash"])
            verdict.rows += len(rows)
    verdict.faults += _at_the_end(last, heads)
    if anchored and max(anchored) > last.number:
        verdict.faults.append(Fault("gone" if verdict.rows == 0 else "older", max(anchored)))
    verdict.seconds = time.perf_counter() - began
    return verdict


async def _batches() -> AsyncIterator[Sequence[Row]]:
    cursor = await DB.connection.cursor(LINES)
    while rows := await cursor.fetch(MANY):
        yield rows


def _unlike(rows: Sequence[Row], anchored: dict[int, bytes]) -> list[Fault]:
    """Lines that had another hash when they were anchored: the chain was made anew after a change."""
    return [
        Fault("rewritten", row["number"])
        for row in rows
        if row["number"] in anchored and anchored[row["number"]] != row["hash"]
    ]


def _at_the_end(last: Head, heads: Sequence[Head]) -> list[Fault]:
    """The head was read first: lines that came since are no fault, lines that are not there any more are."""
    if not heads:
        return [Fault("headless", last.number)] if last.number else []
    head = heads[0]
    if head.number > last.number:
        return [Fault("truncated", head.number)]
    return [Fault("head", head.number)] if head.number == last.number and head.hash != last.hash else []
