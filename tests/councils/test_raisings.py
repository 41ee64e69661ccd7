"""What was brought to whom: noted, answered, changed, taken back; Vandaag asks when an answer stays away."""

import re
from datetime import date, timedelta
from uuid import uuid4

import asyncpg
import pytest

from services.themes.first import FIRST
from tests.conftest import Browser
from tests.councils.conftest import LIVING, SENTENCE, Mark

NEW = "/beleid/aankaarten"
TODAY = date(2026, 11, 22)
BROUGHT = {
    "theme": LIVING,
    "to_whom": "alderman",
    "addressee": "schepen van Wonen",
    "brought_on": "2026-11-01",
    "asked": "Kunnen er twee noodwoningen bij komen?",
    "answer_by": "2026-12-10",
}
ANSWER = {
    "status": "taken-up",
    "answered_on": "2026-11-10",
    "by_whom": "dienst Wonen",
    "words": "Er komt een plan in het voorjaar.",
    "plain": "De schepen weet het. Er komt een plan.",
}


async def brought(an: Browser, **more: str) -> str:
    answer = await an.post(NEW, BROUGHT | more)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def test_it_stands_at_the_desk_with_its_answer(an: Browser, fien: Browser, mark: Mark) -> None:
    signal = await mark(LIVING)
    form = (await an.get(f"{NEW}?knelpunt={signal}")).text
    assert SENTENCE in form
    place = await brought(an, theme="", signal=str(signal))
    desk = (await an.get("/beleid")).text
    assert "de schepen (schepen van Wonen), 1 november 2026" in desk
    assert "nog geen antwoord" in desk
    assert (await an.post(f"{place}/antwoorden", ANSWER)).status_code == 303
    assert "iemand neemt het op" in (await an.get("/beleid")).text
    assert ANSWER["plain"] in (await an.get(place)).text
    assert "schepen van Wonen" not in (await fien.get("/beleid")).text


async def test_vandaag_asks_when_an_answer_stays_away(
    world: object, an: Browser, bram: Browser, fien: Browser
) -> None:
    place = await brought(an, answer_by="2026-11-20")
    for who in (an, bram):
        assert f'href="{place}"' in (await who.get("/vandaag")).text
    assert place not in (await fien.get("/vandaag")).text
    await an.post(f"{place}/antwoorden", ANSWER)
    assert place not in (await an.get("/vandaag")).text
    await an.post(f"{place}/antwoorden", ANSWER | {"again_on": "2026-11-21"})
    assert f'href="{place}"' in (await an.get("/vandaag")).text


async def test_what_is_not_due_yet_is_not_asked(world: object, an: Browser) -> None:
    place = await brought(an, answer_by=(TODAY + timedelta(days=9)).isoformat())
    assert place not in (await an.get("/vandaag")).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", "niets"),
        ("theme", ""),
        ("to_whom", ""),
        ("to_whom", "paus"),
        ("brought_on", ""),
        ("brought_on", "2026-13-45"),
        ("brought_on", "2027-01-01"),
        ("answer_by", "2026-10-01"),
        ("asked", "  "),
        ("asked", "x" * 1001),
        ("addressee", "x" * 121),
    ],
)
async def test_bad_input_is_told_at_the_field_and_kept(
    world: object, an: Browser, field: str, value: str
) -> None:
    answer = await an.post(NEW, BROUGHT | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text or "error" in answer.text
    assert "Kunnen er twee noodwoningen" in answer.text or field == "asked"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answered_on", "2026-10-01"),
        ("answered_on", "2027-01-01"),
        ("status", "misschien"),
        ("plain", "x" * 401),
    ],
)
async def test_a_bad_answer_is_told_at_the_field(world: object, an: Browser, field: str, value: str) -> None:
    place = await brought(an)
    answer = await an.post(f"{place}/antwoorden", ANSWER | {field: value})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


@pytest.mark.parametrize("about", [{"signal": "geen-id"}, {"signal": str(uuid4())}])
async def test_about_nothing_there_is_nothing_to_bring(
    world: object, an: Browser, about: dict[str, str]
) -> None:
    assert (await an.post(NEW, BROUGHT | about)).status_code == 404


async def test_a_double_click_notes_once(world: object, an: Browser, admin: asyncpg.Connection) -> None:
    once = "7b2f3c1e-0000-4000-8000-000000000002"
    assert await brought(an, once=once) == await brought(an, once=once)
    assert await admin.fetchval("select count(*) from raising") == 1


async def test_two_people_change_it_at_once(world: object, an: Browser, bram: Browser) -> None:
    place = await brought(an)
    first = await an.post(f"{place}/gegevens", BROUGHT | {"asked": "De eerste schreef dit.", "version": "1"})
    second = await bram.post(
        f"{place}/gegevens", BROUGHT | {"asked": "De tweede schreef dit.", "version": "1"}
    )
    assert (first.status_code, second.status_code) == (303, 409)
    assert "De eerste schreef dit." in second.text
    assert "De tweede schreef dit." in second.text


async def test_what_was_a_mistake_is_gone(world: object, an: Browser) -> None:
    place = await brought(an)
    assert (await an.post(f"{place}/intrekking")).status_code == 303
    assert (await an.get(place)).status_code == 404
    assert place not in (await an.get("/beleid")).text


async def test_nobody_else_brings_or_answers(
    world: object, an: Browser, fien: Browser, celia: Browser, gust: Browser
) -> None:
    place = await brought(an)
    for who in (fien, celia, gust):
        assert (await who.get(place)).status_code == 404
        assert (await who.post(f"{place}/antwoorden", ANSWER)).status_code == 404
    for who in (fien, gust):
        assert (await who.post(NEW, BROUGHT)).status_code == 404


async def test_the_desk_folds_what_is_seldom_and_was_brought_to_nobody(
    world: object, an: Browser, mark: Mark
) -> None:
    themes = FIRST[:7]
    for number, theme in enumerate(themes):
        for _ in range(9 - number):
            await mark(theme.code)
    await brought(an, theme=themes[-1].code)
    page = (await an.get("/beleid")).text
    folded = page.index("Nog 2 thema’s")
    assert [theme.code for theme in themes if page.index(f"?thema={theme.code}") > folded] == [
        theme.code for theme in themes[4:6]
    ]


async def test_a_tick_at_words_that_are_gone_is_no_matter(world: object, an: Browser) -> None:
    named = BROUGHT | {"asked": "Kan Karel Voorbeeld van de Kerkstraat 12 een plaats krijgen?"}
    asked = await an.post(NEW, named)
    keys = re.findall(r'name="kept"[^>]*value="(\w+)"', asked.text)
    assert (asked.status_code, len(keys) > 1) == (422, True)
    half = await an.post(NEW, named | {"asked": "Kan Karel een plaats krijgen?", "kept": keys[1:]})
    assert (half.status_code, keys[1] in half.text, "ongeldig" in half.text) == (422, False, False)
    assert (await an.post(NEW, BROUGHT | {"kept": keys})).status_code == 303


async def test_after_an_answer_the_client_comes_first_and_a_next_answer_is_folded(
    world: object, an: Browser
) -> None:
    place = await brought(an)
    assert "Kwam er nog een antwoord?" not in (await an.get(place)).text
    await an.post(f"{place}/antwoorden", ANSWER)
    page = (await an.get(place)).text
    assert page.index(ANSWER["plain"]) < page.index("Kwam er nog een antwoord?") < page.index('name="status"')
    wrong = (await an.post(f"{place}/antwoorden", ANSWER | {"status": ""})).text
    assert wrong.index('name="status"') < wrong.index("Wat ze al zeiden")
