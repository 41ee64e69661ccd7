"""What the alderman answered goes back to who told it: on the client's own page, by who may open the case."""

from uuid import UUID

import asyncpg
import pytest

from services.bundles.home import told_to_client
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.councils.conftest import LIVING, Mark
from tests.councils.test_raisings import ANSWER, brought
from tests.retention.conftest import Kept, kept, walk

__all__ = ["kept", "walk"]
PLAIN = ANSWER["plain"]


@pytest.fixture
async def signal(kept: Kept, mark: Mark) -> UUID:
    """In Niels' situation, which An may open and Bram may not."""
    return await mark(LIVING, case=kept.case)


async def read(kept: Kept) -> list[str]:
    async with door.enter(job_access(kept.world.pelt, "test")) as access:
        return [one.words for one in await told_to_client(access)]


async def test_the_client_reads_it_until_it_is_taken_back(
    kept: Kept, signal: UUID, an: Browser, admin: asyncpg.Connection
) -> None:
    place = await brought(an)
    give = f"{place}/clienten/{signal}"
    assert (await an.post(give)).status_code == 409, "no plain words yet"
    await an.post(f"{place}/antwoorden", ANSWER)
    assert "Geef dit aan de cliënt" in (await an.get(place)).text
    for _ in range(2):
        assert (await an.post(give)).status_code == 303
    assert await read(kept) == [PLAIN]
    await an.post(f"{place}/antwoorden", ANSWER | {"plain": "Het plan is er."})
    await an.post(give)
    assert await read(kept) == ["Het plan is er."]
    await an.post(f"{give}/intrekking")
    assert await read(kept) == []


async def test_who_may_not_open_the_case_learns_nothing_of_it(
    kept: Kept, signal: UUID, an: Browser, bram: Browser
) -> None:
    place = await brought(an)
    await an.post(f"{place}/antwoorden", ANSWER)
    page = (await bram.get(place)).text
    assert "Terug naar wie het vertelde" not in page
    for path in (f"{place}/clienten/{signal}", f"{place}/clienten/{signal}/intrekking"):
        assert (await bram.post(path)).status_code == 404
    assert await read(kept) == []
