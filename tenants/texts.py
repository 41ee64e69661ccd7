"""Asking which texts of the network that is inside hold these words; ids and a weight alone (decision 0044)."""

from collections.abc import Sequence
from uuid import UUID

from infra.piccolo_conf import DB

MOST = 400
STEMS = "select coalesce((ts_lexize('dutch_stem', w))[1], w) as stem from unnest($1::text[]) as w"


async def found(said: str) -> dict[UUID, float]:
    """What was accepted and holds all of it, with how well it fits; at most four hundred."""
    rows = await DB.connection.fetch("select contribution, rank from texts_found($1, $2)", said, MOST)
    return {row["contribution"]: row["rank"] for row in rows}


async def stems(words: Sequence[str]) -> list[str]:
    """How Dutch bends back each of these words; itself for what it does not know."""
    return [row["stem"] for row in await DB.connection.fetch(STEMS, words)]
