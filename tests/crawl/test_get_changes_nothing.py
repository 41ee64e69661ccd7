"""Opening changes nothing but the audit and a sign of life: scanners of mail open every link there is.

Signs of life are in rows.py: when somebody was last seen, and (behind a code) that a report was opened.
"""

import asyncpg
import pytest

from tests.crawl.rows import GROWS_BY_READING, differing, fingerprints
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told

OTHERS = ("/healthz", "/readyz", "/aanmelden/terug?state=x&code=y", "/afmelding", "/static/rondetafel.css")


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_opening_a_page_writes_nothing(told: Told, admin: asyncpg.Connection, spot: Spot) -> None:
    address = spot.address(told)
    await told.browsers[spot.visitor].get(address)
    await told.browsers[spot.visitor].http.head(address)
    assert await written(told, admin) == []


@pytest.mark.parametrize("address", OTHERS)
async def test_opening_anything_else_writes_nothing(
    told: Told, admin: asyncpg.Connection, address: str
) -> None:
    for visitor in ("an", "leen", "nobody"):
        await told.browsers[visitor].get(address)
        await told.browsers[visitor].http.head(address)
    assert await written(told, admin) == []


async def written(told: Told, admin: asyncpg.Connection) -> list[str]:
    after = await fingerprints(admin, without=GROWS_BY_READING)
    return differing(told.picture.taken, after)
