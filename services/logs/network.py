"""Reading the log of a network: who did what there. Never about a case: a network knows none."""

from dataclasses import dataclass
from datetime import datetime

from infra.piccolo_conf import DB
from tenants.access import Access

MOST = 100
LINES = """
select l.number, l.at, l.actor_kind, l.action, coalesce(m.name, '') as who
from network_log_line l left join network_member m on m.id = l.actor
where $1::bigint is null or l.number < $1 order by l.number desc limit $2
"""
FAULTS = "select number from network_log_verify() order by number limit 1"


@dataclass(frozen=True)
class NetworkLine:
    """One thing that was done; `who` is empty for the program itself."""

    number: int
    at: datetime
    actor_kind: str
    action: str
    who: str


async def log_of_network(
    access: Access, *, before: int | None = None
) -> tuple[list[NetworkLine], int | None]:
    """A page of the log, newest first, and the number from which an older page goes on."""
    access.require("network.members")
    rows = await DB.connection.fetch(LINES, before, MOST + 1)
    lines = [NetworkLine(**row) for row in rows[:MOST]]
    return lines, lines[-1].number if len(rows) > MOST else None


async def first_fault(access: Access) -> int | None:
    """The first line of the log that is not as it was written; None when all are."""
    access.require("network.members")
    found: int | None = await DB.connection.fetchval(FAULTS)
    return found
