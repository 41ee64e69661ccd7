"""Whatever stands in an address: the page that does not exist, in Dutch; never a 500, nothing written."""

import asyncpg
import pytest

from tests.crawl.rows import GROWS_BY_READING, differing, fingerprints
from tests.crawl.spots import PLACE, SPOTS, Spot
from tests.crawl.told import Told
from tests.isolation.matrix import EXPECTED

STRANGE = (
    "%00",
    "%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "%F0%9F%99%82",
    "a" * 5000,
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "'%3B--",
    "00000000-0000-0000-0000-000000000000",
    "-1",
    "%0d%0aSet-Cookie:%20a=b",
)
PEOPLE = ("an", "leen", "nobody")


@pytest.mark.parametrize("line", [line for line in EXPECTED if PLACE.search(line)])
async def test_what_is_no_id_is_nowhere(told: Told, admin: asyncpg.Connection, line: str) -> None:
    method, path = line.split(" ", maxsplit=1)
    for strange in STRANGE:
        address = PLACE.sub(strange.replace("\\", r"\\"), path)
        for person in PEOPLE:
            browser = told.browsers[person]
            got = await (browser.get(address) if method == "GET" else browser.post(address))
            assert got.status_code in {303, 404}, (strange, person, got.status_code)
            assert got.status_code == 303 or 'lang="nl' in got.text
            assert "<script>alert" not in got.text
    after = await fingerprints(admin, without=GROWS_BY_READING)
    assert differing(told.picture.taken, after) == []


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_what_is_asked_of_a_page_may_be_anything(told: Told, spot: Spot) -> None:
    """Every parameter that any page reads."""
    address = spot.address(told)
    for strange in STRANGE:
        query = "&".join(f"{name}={strange}" for name in ASKED)
        got = await told.browsers[spot.visitor].get(f"{address}?{query}")
        assert got.status_code < 500, (strange, got.status_code)
        assert "<script>alert" not in got.text


ASKED = (
    "zoek",
    "gemeente",
    "kind",
    "domain",
    "bewaard",
    "klaar",
    "punt",
    "voor",
    "lezer",
    "terug",
    "vanaf",
    "x",
)
