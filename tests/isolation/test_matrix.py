"""Every URL against every kind of person, with the situation of Niels as what there is to see."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from tests.conftest import Browser
from tests.crawl.told import Told
from tests.figures import Figure
from tests.isolation.matrix import EXPECTED, OUTSIDE, PEOPLE, Expectation, routes

PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")
LET_IN = {200, 303, 409, 422}
STILL_THERE = ("slug", "file_path", "way", "need", "form", "code", "year", "number", "name", "theme", "token")
ID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
SAID = {
    "POST /agendapunten/{item_id:uuid}/schrapping": {"struck_by": ""},
}


def test_every_route_is_in_the_table_and_no_other(app: Litestar) -> None:
    assert sorted(EXPECTED) == sorted(f"{method} {path}" for method, path in routes(app))


def test_there_is_something_to_see_at_every_place(told: Told) -> None:
    nowhere = {
        place[1]
        for line, expected in EXPECTED.items()
        for place in PLACE.finditer(line)
        if place[1] not in ids_for(told, expected)
    }
    assert nowhere == {"form_id"}


@pytest.mark.attack
@pytest.mark.parametrize("line", EXPECTED)
async def test_everybody_sees_what_is_theirs_and_the_rest_is_like_nothing(
    told: Told, line: str, figure: Figure
) -> None:
    """Whoever is not welcome asks at the same time, once by the real ids and once by ids that nobody has."""
    expected = EXPECTED[line]
    ids = ids_for(told, expected)
    invented = {name: value for name, value in ids.items() if name in STILL_THERE}
    others = [] if expected.way == "public" else sorted({*PEOPLE} - expected.welcome)
    real = await ask_at_once(told, others, line, filled(line, ids))
    nothing = await ask_at_once(told, others, line, filled(line, invented))
    answers = dict(zip(others, real, strict=True))
    telling = [one for one, got, like in zip(others, real, nothing, strict=True) if seen(got) != seen(like)]
    for turn, person in enumerate(sorted(expected.welcome)):
        if turn and expected.way != "public" and not line.startswith("GET"):
            await told.restore()
        answers[person] = await ask(told.browsers[person], line, filled(line, ids))
    wrong = {
        person: (got.status_code, got.headers.get("location"))
        for person, got in answers.items()
        if not is_right(expected, person, got)
    }
    figure("routes", 1)
    figure("routes × persons, answered wrongly", len(wrong), of=len(answers))
    figure("not yours, answered unlike what does not exist", len(telling), of=len(others))
    assert (wrong, telling) == ({}, [])


@pytest.mark.parametrize("line", [line for line in EXPECTED if "{token" in line])
async def test_a_link_opens_nothing_in_another_municipality(told: Told, line: str) -> None:
    for person in ("leen", "niels", "an", "nobody"):
        elsewhere = {**ids_for(told, EXPECTED[line]), "slug": "genk"}
        real = await ask(told.browsers[person], line, filled(line, elsewhere))
        nothing = await ask(told.browsers[person], line, filled(line, {"slug": "genk"}))
        assert (person, *seen(real)) == (person, *seen(nothing))
        assert real.status_code == 404


@pytest.mark.parametrize("line", [line for line, one in EXPECTED.items() if one.guest != "leen"])
async def test_a_helper_has_not_what_only_client_or_key_worker_have(told: Told, line: str) -> None:
    ids = {**ids_for(told, EXPECTED[line]), "token": told.scenery.links["leen"]}
    got = await ask(told.browsers["leen"], line, filled(line, ids))
    assert got.status_code in {404, 409, 422}


async def ask_at_once(told: Told, people: Sequence[str], line: str, path: str) -> list[httpx.Response]:
    """All of them, as many at once as there are connections."""
    at_once = asyncio.Semaphore(8)

    async def one(person: str) -> httpx.Response:
        async with at_once:
            return await ask(told.browsers[person], line, path)

    return await asyncio.gather(*(one(person) for person in people))


async def ask(browser: Browser, line: str, path: str) -> httpx.Response:
    if line.startswith("GET"):
        return await browser.get(path)
    return await browser.post(path, SAID.get(line))


def ids_for(told: Told, expected: Expectation) -> Mapping[str, str]:
    scenery = told.scenery
    return {**scenery.ids[expected.stage], "token": scenery.links[expected.guest]}


def filled(line: str, ids: Mapping[str, str]) -> str:
    """The path of this line with ids in it; where there is none, one that nobody has."""
    path = line.split(" ", maxsplit=1)[1]
    return PLACE.sub(lambda place: ids.get(place[1]) or str(uuid4()), path)


def seen(got: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that somebody can tell an answer by: status, every byte, every header; ids that were asked aside."""
    headers = [(name, ID.sub("*", value)) for name, value in got.headers.multi_items()]
    lengths = {"content-length": str(len(ID.sub("*", got.text)))} if got.is_redirect else {}
    return got.status_code, got.content, [(name, lengths.get(name, value)) for name, value in headers]


def is_right(expected: Expectation, person: str, got: httpx.Response) -> bool:
    if expected.way == "public":
        return got.status_code < 500
    if person in expected.welcome:
        return got.status_code in LET_IN and not is_turned_away(got)
    if expected.way == "guest":
        return is_asked_for_a_code(got)
    if person in OUTSIDE:
        return is_sent_to_sign_in(got) or (person == "lode" and got.status_code == 404)
    return got.status_code == 404


def is_turned_away(got: httpx.Response) -> bool:
    return is_sent_to_sign_in(got) or is_asked_for_a_code(got)


def is_asked_for_a_code(got: httpx.Response) -> bool:
    return got.status_code == 303 and got.headers["location"].endswith("?bewaard=opnieuw")


def is_sent_to_sign_in(got: httpx.Response) -> bool:
    return got.status_code == 303 and got.headers["location"].partition("?")[0] == "/aanmelden"
