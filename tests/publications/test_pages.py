"""The pages, as Dirk walks through them; who else comes gets nothing; twice is once."""

import re
from uuid import UUID

import pytest

from services.publications.tables import Publication, State
from tests.conftest import Browser
from tests.publications.conftest import Desk, work

HTMX = {"hx-request": "true"}
PATH = "/netwerk/publicaties"
NUMBER = re.compile(r"\d+ tot \d+")


async def at(dirk: Browser, path: str = PATH) -> str:
    answer = await dirk.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.text


async def begun(dirk: Browser) -> str:
    return str((await dirk.post(PATH)).headers["location"])


async def made(dirk: Browser, level: str = "all") -> str:
    one = await begun(dirk)
    await dirk.post(one, {"level": level})
    await work()
    return one


async def test_from_the_trial_to_everybody(desk: Desk, dirk: Browser, nobody: Browser) -> None:
    assert "Maak een proef" in await at(dirk)
    one = await begun(dirk)
    trial = await at(dirk, one)
    assert "te weinig situaties" in trial
    assert not NUMBER.search(trial), "a trial holds no number"
    await dirk.post(one, {"level": "all"})
    assert "wordt gemaakt" in await at(dirk, one)
    assert 'hx-trigger="every 2s"' in (await dirk.get(f"{one}/voortgang", headers=HTMX)).text
    assert (await dirk.get(f"{one}/voortgang")).headers["location"] == one
    await work()
    assert (await dirk.get(f"{one}/voortgang", headers=HTMX)).headers["hx-redirect"] == one
    assert NUMBER.search(await at(dirk, one))
    assert "niet meer terugdraaien" in await at(dirk, f"{one}/openbaar")
    assert (await dirk.post(f"{one}/openbaar")).headers["location"] == f"{one}?bewaard=openbaar"
    shown = await at(dirk, one)
    public = re.search(r'href="(/publicaties/[^"]+)"', shown)
    assert public is not None
    assert NUMBER.search((await nobody.get(public[1])).text)


async def test_twice_and_by_two_people_is_once(desk: Desk, dirk: Browser) -> None:
    one = await begun(dirk)
    assert await begun(dirk) == one
    for _ in range(2):
        assert (await dirk.post(one, {"level": "themes"})).headers["location"] == one
    assert (await work()).count("done") == 1
    assert (await dirk.post(one, {"level": "all"})).headers["location"] == one
    for _ in range(2):
        assert (await dirk.post(f"{one}/openbaar")).status_code == 303
    async with desk.enter():
        rows = await Publication.objects()
    assert [(row.state, row.level) for row in rows] == [(State.PUBLISHED, "themes")]


async def test_without_a_choice_it_stays_a_trial_and_says_so(desk: Desk, dirk: Browser) -> None:
    one = await begun(dirk)
    answer = await dirk.post(one, {"level": "finest"})
    assert (answer.status_code, "Kies een van deze antwoorden." in answer.text) == (422, True)
    assert (await desk.get((await desk.begin()).id)).step == 0


@pytest.mark.parametrize(("level", "parts", "places"), [("themes", 0, 1), ("network", 1, 0), ("bare", 0, 0)])
async def test_a_coarser_one_tells_less_and_nothing_else(
    desk: Desk, dirk: Browser, level: str, parts: int, places: int
) -> None:
    one = await made(dirk, level)
    told = await desk.told(UUID(one[-36:]))
    assert any(key[2] for key in told) == bool(parts)
    assert any(key[4] for key in told) == bool(places)


async def test_another_period_lets_the_trial_lapse(desk: Desk, dirk: Browser) -> None:
    one = await begun(dirk)
    choice = {"period": "quarter", "least_clients": "10", "least_municipalities": "4", "version": "0"}
    assert (await dirk.post(f"{PATH}/instellingen", choice)).status_code == 303
    for answer in (await dirk.get(one), await dirk.post(one, {"level": "all"})):
        assert answer.headers["location"] == f"{PATH}?bewaard=vervallen"
    assert "geldt niet meer" in await at(dirk, f"{PATH}?bewaard=vervallen")
    other = await begun(dirk)
    assert other != one
    assert "Eerste kwartaal 2026" in await at(dirk, other)


async def test_two_people_choose_and_the_second_sees_it(desk: Desk, dirk: Browser) -> None:
    choice = {"period": "year", "least_clients": "10", "least_municipalities": "4", "version": "0"}
    assert (await dirk.post(f"{PATH}/instellingen", choice)).status_code == 303
    late = await dirk.post(f"{PATH}/instellingen", {**choice, "period": "quarter"})
    assert (late.status_code, "Intussen koos een collega" in late.text) == (409, True)
    assert 'value="quarter" checked' in late.text or "checked" in late.text


@pytest.mark.parametrize(
    "wrong", [{"period": "week"}, {"least_clients": "4"}, {"least_municipalities": "1"}, {"period": ""}]
)
async def test_a_bad_choice_is_refused_at_its_field(desk: Desk, dirk: Browser, wrong: dict[str, str]) -> None:
    choice = {"period": "year", "least_clients": "10", "least_municipalities": "4", "version": "0"}
    answer = await dirk.post(f"{PATH}/instellingen", {**choice, **wrong})
    assert answer.status_code == 422
    assert "Kies" in answer.text


async def test_a_second_version_that_would_tell_of_one_is_refused_in_words(desk: Desk, dirk: Browser) -> None:
    one = await made(dirk)
    answer = await dirk.post(f"{one}/versies", {"reason": "coding"})
    assert (answer.status_code, "te weinig veranderd" in answer.text) == (422, True)
    assert (await dirk.post(f"{one}/versies", {"reason": ""})).status_code == 422


async def test_who_reads_or_coordinates_finds_nothing_here(
    desk: Desk, dirk: Browser, eva: Browser, an: Browser, nobody: Browser
) -> None:
    one = await made(dirk)
    for person in (eva, an):
        for path in (PATH, one, f"{one}/openbaar", f"{PATH}/instellingen"):
            assert (await person.get(path)).status_code == 404, path
    assert (await nobody.get(PATH)).status_code == 303
    assert "Publicaties" not in (await eva.get("/netwerk/lezen")).text.partition("</nav>")[0]


async def test_before_anything_was_sent_there_is_nothing_to_do(world: object, dirk: Browser) -> None:
    assert "Er zijn nog geen bijdragen" in await at(dirk)
    assert (await dirk.post(PATH)).status_code == 422


async def test_who_only_publishes_is_sent_to_no_page_of_a_second_reader(desk: Desk, dirk: Browser) -> None:
    shown = await at(dirk, await made(dirk))
    assert "Vraag eerst aan wie naleest" in shown
    assert 'href="/netwerk/lezen' not in shown
    for link in set(re.findall(r'href="(/netwerk[^"#]*)"', shown)):
        assert (await dirk.get(link)).status_code == 200


async def test_the_network_tells_in_a_whole_sentence_what_waits(desk: Desk, dirk: Browser) -> None:
    period = r"(het (eerste|tweede) halfjaar van \d{4}|\d{4})"
    assert re.search(rf"Je kunt publiceren over {period}\.", await at(dirk, "/netwerk"))
    await made(dirk)
    assert re.search(rf"De publicatie over {period} is klaar\.", await at(dirk, "/netwerk"))
