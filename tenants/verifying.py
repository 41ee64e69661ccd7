"""Verifying the audit: every line against its hash, the last against the head, and old heads against the anchors.

Of every municipality, and in the same way of every network.
"""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import chain, crossings, door, registry
from tenants.access import Access, job_access, network_job_access
from tenants.anchors import Anchors, Head
from tenants.chain import Fault, Row

MANY = 5000
LINES = f"select {chain.COLUMNS} from audit_line order by audit_line.number, id"  # noqa: S608  our own columns
LINES_OF_NETWORK = f"select {chain.COLUMNS_OF_NETWORK} from network_log_line l order by l.number, l.id"  # noqa: S608
TENANTS = "select id, slug from municipality order by slug"
NETWORKS = "select id, slug from network order by slug"
HEAD_OF_NETWORK = "select network, number, hash from network_log_head"
WHY = "audit.verify"
NO_ANCHORS = Anchors({})


@dataclass
class Verdict:
    """One municipality or network: how many lines, what is wrong, how long it took."""

    slug: str
    rows: int = 0
    faults: list[Fault] = field(default_factory=list)
    seconds: float = 0.0


async def tenants() -> list[tuple[UUID, str]]:
    """Every municipality there is or was, by its name in addresses."""
    async with door.lobby():
        return [(row["id"], row["slug"]) for row in await DB.connection.fetch(TENANTS)]


async def networks() -> list[tuple[UUID, str]]:
    """Every network, by its name in addresses."""
    async with door.lobby():
        return [(row["id"], row["slug"]) for row in await DB.connection.fetch(NETWORKS)]


async def heads() -> list[Head]:
    """The last line of every log: of municipalities in one question, of networks by going in."""
    async with door.lobby():
        found = [Head(**row) for row in await crossings.audit_heads()]
    for network, _ in await networks():
        async with door.enter(network_job_access(network, WHY)):
            found += await _head_of_network()
    return found


async def verify(tenant: UUID, slug: str, anchors: Anchors = NO_ANCHORS) -> Verdict:
    """Read the whole chain of one municipality and hold it against its head and against its anchors."""
    async with door.lobby():
        found = [Head(**row) for row in await crossings.audit_heads() if row["tenant"] == tenant]
        home = await registry.get_municipality(tenant)
    return await _held(Verdict(slug), job_access(home, WHY), LINES, tenant, anchors, found)


async def verify_network(network: UUID, slug: str, anchors: Anchors = NO_ANCHORS) -> Verdict:
    """The same for the log of a network."""
    access = network_job_access(network, WHY)
    async with door.enter(access):
        found = await _head_of_network()
    return await _held(Verdict(f"netwerk {slug}"), access, LINES_OF_NETWORK, network, anchors, found)


async def _head_of_network() -> list[Head]:
    rows = await DB.connection.fetch(HEAD_OF_NETWORK)
    return [Head(row["network"], row["number"], row["hash"]) for row in rows]


async def _held(
    verdict: Verdict, access: Access, lines: str, owner: UUID, anchors: Anchors, heads: Sequence[Head]
) -> Verdict:
    began = time.perf_counter()
    anchored = {head.number: head.hash for head in anchors.heads.get(owner, [])}
    last = Head(owner, 0, b"")
    async with door.enter(access):
        async for rows in _batches(lines):
            verdict.faults += chain.faults(rows, last.hash, last.number)
            verdict.faults += _unlike(rows, anchored)
            last = Head(owner, rows[-1]["number"], rows[-1]["hash"])
            verdict.rows += len(rows)
    verdict.faults += _at_the_end(last, heads)
    if anchored and max(anchored) > last.number:
        verdict.faults.append(Fault("gone" if verdict.rows == 0 else "older", max(anchored)))
    verdict.seconds = time.perf_counter() - began
    return verdict


async def _batches(lines: str) -> AsyncIterator[Sequence[Row]]:
    cursor = await DB.connection.cursor(lines)
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
