"""Asking the crossing how what this municipality sent stands at its networks: by the ids it holds (decision 0041).

The network cannot tell by itself: it knows no origin.
"""

from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Access

TIDINGS = "select * from tidings_here()"
OWN = "select contribution from own_contributions()"


@dataclass(frozen=True)
class Standing:
    """One text at its network: 'waiting', 'accepted', 'refused' or 'withdrawn', and how it is coded there now.

    `refused_because` is a code, with words of the second reader after a colon: tenants/words/contributions.py says it.
    """

    contribution: UUID
    state: str
    refused_because: str
    theme: str
    sub_theme: str


async def tidings_here(access: Access) -> dict[UUID, Standing]:
    """By the id under which a text was sent, also those that were taken back."""
    _ = access.home
    rows = await DB.connection.fetch(TIDINGS)
    return {row["contribution"]: Standing(**row) for row in rows}


async def own_contributions(access: Access) -> frozenset[UUID]:
    """For who reads at a network: which waiting texts they wrote, confirmed or sent themselves, wherever that was."""
    _ = access.network
    return frozenset(row["contribution"] for row in await DB.connection.fetch(OWN))
