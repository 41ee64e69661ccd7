"""Bad input by the thousand, class by class, in every form, address, header and method: never an error of ours.

Hypothesis draws and shrinks. The short form draws the same each time; the long form draws anew.
"""

import re
from itertools import cycle, islice
from time import perf_counter
from urllib.parse import quote

import asyncpg
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar

from tests.attack.classes import BODIES, HEADERS, VALUES, one_field
from tests.attack.forms import Found
from tests.crawl.rows import GROWS_BY_READING, differing, fingerprints
from tests.crawl.spots import SPOTS
from tests.crawl.test_strange_addresses import ASKED
from tests.crawl.told import Told
from tests.figures import IS_LONG, Figure
from tests.isolation.matrix import EXPECTED, routes
from tests.isolation.test_matrix import PLACE, filled, ids_for

MOST_SECONDS = 8.0
METHODS = (
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "POST",
    "G E T",
)
INSIDE = re.compile(
    r"Traceback|asyncpg|piccolo|litestar|syntax error|PostgreSQL|site-packages|\bselect .* from\b"
)
DRAWN = settings(
    max_examples=300 if IS_LONG else 12,
    derandomize=not IS_LONG,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

pytestmark = [pytest.mark.attack, pytest.mark.timeout(600 if IS_LONG else 120)]


@pytest.fixture(autouse=True)
async def as_told(once_told: Told) -> None:
    """Once per test; in between only after what was accepted."""
    await once_told.restore()


@pytest.mark.parametrize("kind", [*VALUES, *BODIES])
@DRAWN
@given(data=st.data())
async def test_a_form_withstands(
    once_told: Told, all_forms: list[Found], figure: Figure, kind: str, data: st.DataObject
) -> None:
    asking = [one for one in all_forms if one.form.fields and (kind in VALUES or one.form.method == "post")]
    found = data.draw(st.sampled_from(asking))
    drawn = one_field(found.form, VALUES[kind]) if kind in VALUES else BODIES[kind](found.form)
    request = data.draw(drawn)
    began = perf_counter()
    got = await found.send(once_told, request)
    count(figure, kind, got)
    assert wrong_with(got, perf_counter() - began) == [], str(found)
    if found.form.method == "post" and got.status_code < 400:
        await once_told.restore()


@DRAWN
@given(data=st.data())
async def test_an_address_withstands(once_told: Told, figure: Figure, data: st.DataObject) -> None:
    spot = data.draw(st.sampled_from(SPOTS))
    words = data.draw(st.sampled_from(list(VALUES.values())).flatmap(lambda one: one))[:1500]
    names = data.draw(st.lists(st.sampled_from(ASKED), min_size=1, max_size=4))
    path = spot.address(once_told)
    if data.draw(st.booleans()) and PLACE.search(spot.path):
        path = PLACE.sub(lambda _: quote(words, safe="", errors="surrogatepass"), spot.path)
    query = "&".join(f"{name}={quote(words, errors='surrogatepass')}" for name in names)
    headers = {
        name: data.draw(HEADERS[name])
        for name in data.draw(st.lists(st.sampled_from(sorted(HEADERS)), max_size=2))
    }
    began = perf_counter()
    got = await once_told.browsers[spot.visitor].get(f"{path}?{query}", headers=headers)
    count(figure, "addresses", got)
    assert wrong_with(got, perf_counter() - began) == []


async def test_a_route_knows_its_methods_and_no_others(
    app: Litestar, told: Told, admin: asyncpg.Connection, figure: Figure
) -> None:
    """Every route by methods that are not its own: 405 or the page that does not exist, and nothing is written."""
    known = set(routes(app))
    turns = cycle(METHODS)
    for line, expected in EXPECTED.items():
        path = line.split(" ", maxsplit=1)[1]
        for method in METHODS if IS_LONG else islice(turns, 2):
            if (method, path) not in known and not (method == "HEAD" and ("GET", path) in known):
                browser = told.browsers["an"]
                headers = {"x-csrf-token": browser.csrf}
                got = await browser.http.request(
                    method, filled(line, ids_for(told, expected)), headers=headers
                )
                count(figure, "methods", got)
                assert got.status_code in ({204, 404} if method == "OPTIONS" else {400, 403, 404, 405}), (
                    method,
                    line,
                )
    after = await fingerprints(admin, without=GROWS_BY_READING)
    assert differing({name: told.picture.taken[name] for name in after}, after) == []


def count(figure: Figure, kind: str, got: httpx.Response) -> None:
    figure(f"fuzzed inputs, {kind}", 1)
    figure("server errors of fuzzed inputs", int(got.status_code >= 500), of=1)


def wrong_with(got: httpx.Response, seconds: float) -> list[str]:
    """What no answer may be, whatever was asked."""
    wrong = [f"{got.status_code}"] if got.status_code >= 500 else []
    wrong += [f"{seconds:.1f} seconds"] if seconds > MOST_SECONDS else []
    is_page = got.headers.get("content-type", "").startswith("text/html")
    is_sent_away = "hx-redirect" in got.headers
    wrong += ["a refusal that is no page"] if got.status_code >= 400 and not (is_page or is_sent_away) else []
    wrong += [f"tells {one}" for one in INSIDE.findall(got.text) if got.status_code >= 400]
    return wrong + [f"acts on {one}" for one in ("<svg onload", "<script>alert", ">49<") if one in got.text]
