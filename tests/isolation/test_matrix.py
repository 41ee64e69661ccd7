"""Every URL against every kind of person, with the situation of Niels as what there is to see."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from services.demonstration.cast import Cast
from tests.conftest import Browser, client_of, signed_in
from tests.isolation.matrix import EXPECTED, PEOPLE, Expectation, routes
from tests.isolation.niels import ids_of_niels

WHERE = {
    "an": "pelt",
    "bram": "pelt",
    "celia": "genk",
    "celia_in_pelt": "pelt",
    "gust": "pelt",
    "fien": "pelt",
    "dirk": None,
}
PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")
LET_IN = {200, 303, 409, 422}
ELSEWHERE = {"slug": "pelt", "file_path": "rondetafel.css", "token": "geen-echte-link"}


@pytest.fixture
async def browsers(app: Litestar, world: Cast) -> AsyncIterator[dict[str, Browser]]:
    """Everybody of the cast with a browser of their own."""
    async with AsyncExitStack() as stack:
        found = {}
        for person in PEOPLE:
            client = await stack.enter_async_context(client_of(app))
            key = person.split("_", maxsplit=1)[0]
            found[person] = (
                Browser(client) if person == "nobody" else await signed_in(client, key, WHERE[person], world)
            )
        yield found


def test_every_route_is_in_the_table_and_no_other(app: Litestar) -> None:
    assert sorted(EXPECTED) == sorted(f"{method} {path}" for method, path in routes(app))


async def test_everybody_sees_what_is_theirs_and_nothing_else(
    app: Litestar, world: Cast, browsers: Mapping[str, Browser]
) -> None:
    ids = await ids_of_niels(world)
    wrong = []
    for method, path in routes(app):
        expected = EXPECTED[f"{method} {path}"]
        for person in sorted(PEOPLE, key="an".__eq__):
            got = await ask(browsers[person], method, filled(path, ids))
            if not is_right(expected, person, got):
                wrong.append((method, path, person, got.status_code))
    assert wrong == []


async def test_what_is_not_yours_is_answered_like_what_does_not_exist(
    app: Litestar, world: Cast, browsers: Mapping[str, Browser]
) -> None:
    ids = await ids_of_niels(world)
    different = []
    for method, path in routes(app):
        if not PLACE.search(path) or EXPECTED[f"{method} {path}"].is_public:
            continue
        for person in ("bram", "celia", "fien"):
            if person in EXPECTED[f"{method} {path}"].welcome:
                continue
            real = await ask(browsers[person], method, filled(path, ids))
            invented = await ask(browsers[person], method, filled(path, {}))
            if (real.status_code, real.content) != (invented.status_code, invented.content):
                different.append((method, path, person))
    assert different == []


async def ask(browser: Browser, method: str, path: str) -> httpx.Response:
    return await (browser.get(path) if method == "GET" else browser.post(path))


def filled(path: str, ids: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: ids.get(place[1]) or ELSEWHERE.get(place[1]) or str(uuid4()), path)


def is_right(expected: Expectation, person: str, got: httpx.Response) -> bool:
    if expected.is_public:
        return got.status_code < 500
    if person in expected.welcome:
        return got.status_code in LET_IN and not is_sent_to_sign_in(got)
    if person == "nobody":
        return is_sent_to_sign_in(got)
    return got.status_code == 404


def is_sent_to_sign_in(got: httpx.Response) -> bool:
    return got.status_code == 303 and got.headers["location"].startswith("/aanmelden")
