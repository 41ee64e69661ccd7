"""The table, the map and the memory: readable as words first; from publications and bundles alone."""

from datetime import date
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.readings.published import Put, publish

BUNDLE = """
insert into bundle (network, title, about, theme, asks, asked_of, begun_on, begun_by, once)
values ($1, $2, 'Wie geen adres heeft.', 'housing', $3, 'de minister', '2026-02-03', $4, $4) returning id
"""
ANSWER = """
insert into bundle_answer
  (network, bundle, who, answered_on, status, words, taken_by, for_client, noted_at, noted_by, once)
values ($1, $2, 'Kabinet Wonen', '2026-05-06', 'taken-up', $3, 'de dienst huisvesting', 'Ja.', now(), $4, $5)
returning id
"""
MEASURE = """
insert into bundle_measure (network, bundle, what, by_whom, noted_at, noted_by, once)
values ($1, $2, 'Een referentieadres binnen de week', 'Vlaanderen', now(), $3, $3)
"""


@pytest.fixture
async def bundle(world: Cast, admin: asyncpg.Connection) -> UUID:
    """One that was asked, answered, and followed by a measure."""
    once = uuid4()
    made: UUID = await admin.fetchval(BUNDLE, world.network, "Een adres", "Geef snel een adres.", once)
    first = await admin.fetchval(ANSWER, world.network, made, "We kijken ernaar.", once, once)
    second = uuid4()
    await admin.fetchval(ANSWER, world.network, made, "We doen het.", once, second)
    await admin.execute("update bundle_answer set replaces = $1 where once = $2", first, second)
    await admin.execute(MEASURE, world.network, made, once)
    return made


async def test_before_anything_is_published_every_page_says_so(eva: Browser, dirk: Browser) -> None:
    for path in ("/netwerk/tabel", "/netwerk/kaart", "/netwerk/geheugen", "/netwerk/leeszaal"):
        for who in (eva, dirk):
            got = await who.get(path)
            assert got.status_code == 200
            assert "nog" in got.text


async def test_the_table_says_bands_in_words(eva: Browser, published: UUID) -> None:
    page = (await eva.get("/netwerk/tabel")).text
    assert '<td class="shade-3">25 tot 29</td>' in page
    assert '<span class="unseen">te weinig om te tonen</span>' in page
    assert "Deel rent" not in page


async def test_two_periods_stand_beside_each_other_and_a_new_name_is_told(
    eva: Browser, published: UUID, world: Cast, admin: asyncpg.Connection
) -> None:
    cells = [Put("housing", 30), Put("gone", 5)]
    await publish(
        admin, world.network, date(2025, 7, 1), cells, called={"housing": "Huisvesting", "gone": "Weg"}
    )
    page = (await eva.get("/netwerk/tabel?periode=2026-h1&naast=2025-h2")).text
    assert "“Huisvesting” heet later “Wonen”" in page
    assert page.count("stond toen niet op de lijst") == 3
    alone = (await eva.get("/netwerk/tabel?periode=niets&naast=2026-h1")).text
    assert "heet later" not in alone


async def test_a_theme_that_was_split_is_told_beside_what_is_compared(
    eva: Browser, published: UUID, world: Cast, admin: asyncpg.Connection
) -> None:
    """And nowhere else: one period alone compares nothing."""
    begun = date(2026, 7, 1)
    rows = [
        ("housing", "Wonen", None, begun, ["rent", "roof"]),
        ("rent", "Huur", begun, None, []),
        ("roof", "Dak", begun, None, []),
        ("money", "Inkomen en schulden", None, None, []),
    ]
    for code, name, begins, ended, after in rows:
        await admin.execute(
            "insert into theme (network, code, name, begins_on, ended_on, successors) values ($1, $2, $3, $4, $5, $6)",
            world.network, code, name, begins, ended, after,
        )  # fmt: skip
    split = "“Wonen” wordt sinds 1 juli 2026 niet meer gebruikt. In de plaats: Huur, Dak. Vergelijk"
    since = "“Huur” staat pas sinds 1 juli 2026 op de lijst."
    cells = [Put("rent", 10), Put("roof", 5), Put("money", 5)]
    await publish(admin, world.network, begun, cells, called={"rent": "Huur", "roof": "Dak"})
    both = (await eva.get("/netwerk/tabel?periode=2026-h1&naast=2026-h2")).text
    alone = (await eva.get("/netwerk/tabel?periode=2026-h1")).text
    memory = (await eva.get("/netwerk/geheugen")).text
    assert [(split in page, since in page) for page in (both, memory, alone)] == [(True, True)] * 2 + [
        (False, False)
    ]
    searched = (await eva.post("/netwerk/geheugen", {"zoek": "schulden"})).text
    assert "niet meer gebruikt" not in searched


async def test_the_map_says_what_its_table_says(eva: Browser, published: UUID) -> None:
    page = (await eva.get("/netwerk/kaart")).text
    assert page.count('<path d="M') == 3
    assert "<title" in page
    for name, band in (
        ("Hasselt", "15 tot 19"),
        ("Maaseik", "10 tot 14"),
        ("Tongeren", "te weinig om te tonen"),
    ):
        assert f'<th scope="row">{name}</th><td>{band}</td>' in page
    money = (await eva.get("/netwerk/kaart?thema=money")).text
    assert money.count("<td>te weinig om te tonen</td>") == 3
    assert "style=" not in page


async def test_the_memory_tells_what_followed_what(eva: Browser, published: UUID, bundle: UUID) -> None:
    page = (await eva.get("/netwerk/geheugen")).text
    for told in (
        "Een adres",
        "Geef snel een adres.",
        "de minister",
        "We doen het.",
        "Een referentieadres binnen de week",
        "Hoelang speelt dit al?",
        f"/netwerk/bundels/{bundle}",
    ):
        assert told in page
    assert "We kijken ernaar." not in page


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("adres", True),
        ("ADRES minister", True),
        ("kabinet", True),
        ("referentie", True),
        ("huisvesting", True),
        ("fiets", False),
        ("kijken ernaar", False),
    ],
)
async def test_one_search_goes_over_all_of_it(eva: Browser, bundle: UUID, words: str, is_found: bool) -> None:
    page = await eva.post("/netwerk/geheugen", {"zoek": words})
    assert (page.status_code, f"/netwerk/bundels/{bundle}" in page.text) == (200, is_found)


async def test_another_network_remembers_nothing_of_it(
    eva: Browser, published: UUID, world: Cast, admin: asyncpg.Connection
) -> None:
    other = await admin.fetchval("insert into network (slug, name) values ('elders', 'Elders') returning id")
    await admin.fetchval(BUNDLE, other, "Een adres", "Geef snel een adres.", uuid4())
    assert "Een adres" not in (await eva.get("/netwerk/geheugen")).text
    other_one = await publish(admin, other, date(2025, 1, 1), [Put("care", 90)])
    assert "90 tot 94" not in (await eva.get("/netwerk/tabel?periode=2025-h1")).text
    assert str(other_one) not in (await eva.get("/netwerk/tabel")).text


async def test_members_and_guests_find_no_network(an: Browser, nobody: Browser, published: UUID) -> None:
    for path in ("/netwerk/tabel", "/netwerk/kaart", "/netwerk/geheugen", "/netwerk/leeszaal"):
        assert (await an.get(path)).status_code == 404
        assert (await nobody.get(path)).status_code == 303
