"""The file of a year through its pages: floors, versions that cannot be subtracted, who may read and who may make."""

import re

import asyncpg
import pytest

from tests.conftest import Browser
from tests.councils.conftest import DOSSIER, LIVING, OTHER, PARTS, SENTENCE, YEAR, Mark, Put

FEW = "geen getal: minder dan vijf situaties, of geen"
WORDS = {
    "words": "Wie weg moet uit een huis, vindt geen ander.",
    "since": "",
    "asks": "Meer noodwoningen.",
    "version": "0",
}
NUMBER = re.compile(r"\d+ tot \d+ situaties")


async def written(an: Browser, theme: str = LIVING, **more: str) -> None:
    answer = await an.post(f"{DOSSIER}/hoofdstukken/{theme}", WORDS | more)
    assert answer.status_code == 303, answer.text


async def made(an: Browser, changed: str = "") -> str:
    answer = await an.post(f"{DOSSIER}/dossier", {"changed": changed})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def test_a_file_shows_bands_and_no_small_number(an: Browser, fien: Browser, put: Put) -> None:
    await put(LIVING, 7, PARTS[0])
    await put(OTHER, 4)
    await written(an)
    await written(an, OTHER)
    page = (await fien.get(await made(an))).text
    assert NUMBER.findall(page) == ["5 tot 9 situaties", "5 tot 9 situaties"]
    assert page.count(FEW) == 1
    assert SENTENCE not in page, "nobody chose it"


async def test_the_year_itself_is_told_in_plain_words(an: Browser, put: Put) -> None:
    await put(LIVING, 5)
    await written(an)
    await written(an, "het-jaar", words="Wonen bleef het moeilijkste.")
    assert "Wonen bleef het moeilijkste." in (await an.get(DOSSIER)).text
    assert "Wonen bleef het moeilijkste." in (await an.get(await made(an))).text


async def test_four_and_none_give_the_same_file(an: Browser, put: Put, admin: asyncpg.Connection) -> None:
    pages = []
    for times in (0, 4):
        await put(OTHER, times)
        await written(an, OTHER, version="1" if times else "0")
        place = await made(an, "Niets." if times else "")
        pages.append((await an.get(place)).text.split("<section", 1)[1])
        await admin.execute("delete from council_file")
    assert pages[0] == pages[1]


async def test_a_later_version_has_the_numbers_of_the_first(
    an: Browser, put: Put, mark: Mark, admin: asyncpg.Connection
) -> None:
    """Who lays two versions side by side learns of no situation that came in, went out or was coded in between."""
    signals = await put(LIVING, 9)
    await put(OTHER, 4)
    await written(an)
    first = (await an.get(await made(an))).text
    await mark(LIVING)
    await put(OTHER, 3)
    await admin.execute("update signal set withdrawn_at = now() where id = $1", signals[0])
    await written(an, OTHER)
    second = (await an.get(await made(an, "Een thema erbij."))).text
    assert NUMBER.findall(first) == NUMBER.findall(second) == ["5 tot 9 situaties"]
    assert FEW in second, "the new theme has what it had then: nothing to show"
    assert "Een thema erbij." in second
    rows = await admin.fetch("select content::jsonb -> 'cells' as cells from council_file")
    assert len({row["cells"] for row in rows}) == 1


async def test_a_new_version_says_what_changed(an: Browser, put: Put) -> None:
    await put(LIVING, 5)
    await written(an)
    await made(an)
    refused = await an.post(f"{DOSSIER}/dossier", {"changed": "  "})
    assert refused.status_code == 422
    assert "Schrijf in één zin wat er nieuw is" in refused.text


async def test_what_was_made_is_never_changed(an: Browser, put: Put, admin: asyncpg.Connection) -> None:
    await put(LIVING, 5)
    await written(an)
    place = await made(an)
    before = (await an.get(place)).text
    await written(an, words="Heel iets anders.", version="1")
    assert (await an.get(place)).text == before
    grants = await admin.fetch(
        "select privilege_type from information_schema.role_table_grants "
        "where table_name = 'council_file' and grantee = 'app'"
    )
    assert {row["privilege_type"] for row in grants} == {"SELECT", "INSERT"}


async def test_without_any_theme_there_is_no_file(an: Browser, put: Put) -> None:
    refused = await an.post(f"{DOSSIER}/dossier", {})
    assert refused.status_code == 422
    assert "Er staat nog geen enkel thema in" in refused.text


@pytest.mark.parametrize("year", [2026, 2199, 1999])
async def test_a_year_that_is_not_over_for_a_month_has_no_file(world: object, an: Browser, year: int) -> None:
    assert (await an.get(f"/beleid/jaren/{year}")).status_code in {404, 409}
    assert (await an.post(f"/beleid/jaren/{year}/dossier", {})).status_code in {404, 409}


async def test_the_head_of_service_reads_and_writes_nothing(
    an: Browser, fien: Browser, bram: Browser, celia: Browser, put: Put
) -> None:
    await put(LIVING, 5)
    await written(an)
    place = await made(an)
    assert (await fien.get("/beleid")).text.count(place) == 1
    assert "Per thema" not in (await fien.get("/beleid")).text
    assert (await fien.get(DOSSIER)).status_code == 404
    assert (await fien.post(f"{DOSSIER}/dossier", {})).status_code == 404
    paper = await fien.get(f"{place}/dossier.pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["content-disposition"] == f'inline; filename="jaardossier-{YEAR}-versie-1.pdf"'
    assert (await bram.get(place)).status_code == 200
    assert (await celia.get(place)).status_code == 404


async def test_at_most_three_texts_each_of_another_situation_of_a_theme_that_is_shown(
    an: Browser, put: Put, mark: Mark
) -> None:
    signals = await put(LIVING, 6)
    hidden = await mark(OTHER, text="Van dit thema is er maar één.")
    page = (await an.get(DOSSIER)).text
    assert page.count('name="signals"') == 6
    assert str(hidden) not in page
    choose = f"{DOSSIER}/zinnen"
    assert (await an.post(choose, {"signals": [str(one) for one in signals[:4]]})).status_code == 422
    assert (await an.post(choose, {"signals": [str(hidden)]})).status_code == 422
    assert (await an.post(choose, {"signals": [str(one) for one in signals[:2]]})).status_code == 303
    await written(an)
    assert (await an.get(await made(an))).text.count(SENTENCE) == 2


async def test_a_text_that_was_taken_back_is_not_in_the_next_version(
    an: Browser, put: Put, admin: asyncpg.Connection
) -> None:
    signals = await put(LIVING, 6)
    await an.post(f"{DOSSIER}/zinnen", {"signals": [str(signals[0])]})
    await written(an)
    first = await made(an)
    await admin.execute("update signal set withdrawn_at = now() where id = $1", signals[0])
    second = await made(an, "Een zin minder.")
    assert SENTENCE in (await an.get(first)).text
    assert SENTENCE not in (await an.get(second)).text


async def test_two_people_choose_and_write_at_once(an: Browser, bram: Browser, put: Put) -> None:
    signals = [str(one) for one in await put(LIVING, 6)]
    await an.post(f"{DOSSIER}/zinnen", {"signals": [signals[0]]})
    clash = await bram.post(f"{DOSSIER}/zinnen", {"signals": [signals[1]], "seen": ""})
    assert clash.status_code == 409
    await written(an)
    late = await bram.post(f"{DOSSIER}/hoofdstukken/{LIVING}", WORDS | {"words": "De tweede schreef dit."})
    assert late.status_code == 409
    assert "De tweede schreef dit." in late.text
    assert WORDS["words"] in late.text


async def test_a_double_click_makes_one_version(an: Browser, put: Put, admin: asyncpg.Connection) -> None:
    await put(LIVING, 5)
    await written(an)
    once = {"once": "7b2f3c1e-0000-4000-8000-000000000001"}
    places = [(await an.post(f"{DOSSIER}/dossier", once)).headers["location"] for _ in range(2)]
    assert places[0] == places[1]
    assert await admin.fetchval("select count(*) from council_file") == 1


async def test_words_that_point_at_somebody_are_looked_at_first(an: Browser, put: Put) -> None:
    await put(LIVING, 5)
    told = WORDS | {"words": "Een man van 43 jaar belde 0470 12 34 56."}
    answer = await an.post(f"{DOSSIER}/hoofdstukken/{LIVING}", told)
    assert answer.status_code == 422
    assert "0470 12 34 56" in answer.text
    assert "Dit mag er niet in" in answer.text
    without = WORDS | {"words": "Een man van 43 jaar belde."}
    asked = await an.post(f"{DOSSIER}/hoofdstukken/{LIVING}", without)
    assert asked.status_code == 422
    keys = re.findall(r'name="kept"[^>]*value="(\w+)"', asked.text)
    assert keys
    assert (await an.post(f"{DOSSIER}/hoofdstukken/{LIVING}", without | {"kept": keys})).status_code == 303


@pytest.mark.parametrize("theme", ["bestaat-niet", "%00", "x" * 300])
async def test_a_strange_theme_is_nowhere(world: object, an: Browser, theme: str) -> None:
    assert (await an.get(f"{DOSSIER}/hoofdstukken/{theme}")).status_code in {400, 404}
    assert (await an.post(f"{DOSSIER}/hoofdstukken/{theme}", WORDS)).status_code in {400, 404}
