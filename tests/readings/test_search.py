"""The reading room: Dutch, longer words, filters, pages; and what may be said beside a text."""

import re
from datetime import date
from uuid import UUID

import asyncpg
import pytest

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door, texts
from tests.conftest import Browser
from tests.readings.conftest import Write

ROOM = "/netwerk/leeszaal"


@pytest.mark.parametrize(
    ("sought", "is_found"),
    [
        ("huur", True),
        ("woning", True),
        ("wachtlijsten", True),
        ("financiele", True),
        ("FINANCIËLE druk", True),
        ("de huur", True),
        ("huur trein", False),
        ('"sociale huurwoning"', True),
        ('"huurwoning sociale"', False),
        ("huurwoning -wachtlijst", False),
        ("trein of huurwoning", True),
        ("trein", False),
        ("'); drop table theme; --", False),
        ("!!! & | :*", False),
    ],
)
async def test_words_are_found_bent_and_inside_longer_ones(
    eva: Browser, write: Write, sought: str, is_found: bool
) -> None:
    await write("Voor een sociale huurwoning staat men jaren op de wachtlijst, met financiële druk.")
    page = await eva.post(ROOM, {"zoek": sought})
    assert (page.status_code, "jaren op de" in page.text) == (200, is_found)


async def test_what_was_looked_for_is_marked(eva: Browser, write: Write) -> None:
    await write("Een huurwoning <b>zoeken</b> duurt lang.")
    page = (await eva.post(ROOM, {"zoek": "woning"})).text
    assert "Een <mark>huurwoning</mark> &lt;b&gt;zoeken&lt;/b&gt; duurt lang." in page


async def test_what_is_not_accepted_or_was_taken_back_is_gone(
    eva: Browser, write: Write, admin: asyncpg.Connection
) -> None:
    gone = await write("Wachten op een woning.")
    await write("Wacht nog op lezing, een woning.", state="waiting")
    await write("Geweigerd, een woning.", state="refused")
    await admin.execute(
        "update network_contribution set state = 'withdrawn', text = '', withdrawn_in = '2026-10-01' where id = $1",
        gone,
    )
    for page in (await eva.get(ROOM), await eva.post(ROOM, {"zoek": "woning"})):
        assert '<ul class="texts' not in page.text


async def test_texts_of_another_network_are_not_found(
    eva: Browser, write: Write, admin: asyncpg.Connection
) -> None:
    await write("Wachten op een woning.")
    other = await admin.fetchval("insert into network (slug, name) values ('elders', 'Elders') returning id")
    await admin.execute("update network_contribution set network = $1", other)
    for page in (await eva.get(ROOM), await eva.post(ROOM, {"zoek": "woning"})):
        assert "Wachten op" not in page.text


async def test_no_words_stand_in_an_address(eva: Browser, write: Write) -> None:
    await write("Wachten op een woning.")
    page = await eva.post(ROOM, {"zoek": "Jan Voorbeeld"})
    assert page.status_code == 200
    assert "Jan%20" not in page.text
    assert "zoek=" not in page.text
    assert 'value="Jan Voorbeeld"' in page.text


async def test_a_text_is_told_with_no_more_than_its_period_tells(
    eva: Browser, write: Write, published: UUID
) -> None:
    await write("Fijn en getoond.", sub_theme="rent", place="Tongeren")
    await write("Deel te klein.", sub_theme="camp", place="Maaseik")
    await write("Thema te klein.", theme="care")
    await write("Nog niet gepubliceerd.", quarter=date(2026, 7, 1))
    page = (await eva.get(ROOM)).text
    assert about(page, "Fijn en getoond.") == "Wonen · Deel rent · Eerste halfjaar 2026"
    assert about(page, "Deel te klein.") == "Wonen · Eerste halfjaar 2026"
    assert about(page, "Thema te klein.") == "Eerste halfjaar 2026"
    assert about(page, "Nog niet gepubliceerd.") == "Nog in geen publicatie"


async def test_a_theme_finds_only_texts_that_may_be_told_under_it(
    eva: Browser, write: Write, published: UUID
) -> None:
    await write("Onder wonen.")
    await write("Onder zorg.", theme="care")
    await write("Later onder wonen.", quarter=date(2026, 7, 1))
    housing = (await eva.get(f"{ROOM}?thema=housing")).text
    care = (await eva.get(f"{ROOM}?thema=care")).text
    period = (await eva.post(ROOM, {"periode": "2026-h1"})).text
    assert [one in housing for one in ("Onder wonen.", "Onder zorg.", "Later onder")] == [True, False, False]
    assert '<ul class="texts' not in care
    assert [one in period for one in ("Onder wonen.", "Onder zorg.", "Later onder")] == [True, True, False]


async def test_pages_follow_each_other_without_a_count(eva: Browser, write: Write) -> None:
    for number in range(25):
        await write(f"Wachten op een woning, nummer {number}.")
    for kept in ({}, {"zoek": "woning"}):
        one = (await eva.post(ROOM, kept)).text
        two = (await eva.post(ROOM, {**kept, "blad": "1"})).text
        assert (one.count("<li>"), two.count("<li>")) == (20, 5)
        assert ("Meer teksten" in one, "Meer teksten" in two, "Vorige" in two) == (True, False, True)
        assert not re.search(r">[^<]*\b25\b[^<]*<", one)


@pytest.mark.parametrize("blad", ["-1", "x", "99999", "9" * 40, "²"])
async def test_a_page_that_is_none_is_calm(eva: Browser, write: Write, blad: str) -> None:
    await write("Wachten op een woning.")
    assert (await eva.post(ROOM, {"blad": blad})).status_code == 200
    assert (await eva.get(f"{ROOM}?blad={blad}")).status_code == 200


async def test_too_long_is_told_at_the_field(eva: Browser) -> None:
    page = await eva.post(ROOM, {"zoek": "w" * 101})
    assert page.status_code == 422
    assert "Maak het korter" in page.text
    assert "w" * 101 in page.text


async def test_the_index_answers(world: Cast, write: Write, admin: asyncpg.Connection) -> None:
    await write("Wachten op een sociale huurwoning.")
    many = (
        "insert into network_contribution select (jsonb_populate_record(c, jsonb_build_object("
        "'id', gen_random_uuid(), 'text', 'Wachten op nummer ' || n))).* "
        "from network_contribution c, generate_series(1, 3000) n"
    )
    asked = "select id from network_contribution where state = 'accepted' and text_words(text) @@ words_sought('huur')"
    async with admin.transaction():
        await admin.execute(many)
        await admin.execute("analyze network_contribution")
        # Whether it can, not whether it is worth it with so few.
        await admin.execute("set local enable_seqscan = off; set local enable_indexscan = off")
        plan = await admin.fetch(f"explain {asked}")
    assert "network_contribution_words" in str(plan)


async def test_outside_a_network_nothing_is_found(world: Cast, write: Write) -> None:
    await write("Wachten op een woning.")
    async with door.lobby():
        assert await texts.found("woning") == {}
        assert await DB.connection.fetchval("select count(*) from network_contribution") == 0


def about(page: str, text: str) -> str:
    """What stands under this text."""
    rest = page[page.index(text) :]
    start = rest.index('<p class="soft">') + len('<p class="soft">')
    return rest[start : rest.index("</p>", start)]


async def test_whose_session_ended_signs_in_first(nobody: Browser, write: Write) -> None:
    await write("Wachten op een woning.")
    got = await nobody.post(ROOM, {"zoek": "woning"})
    assert (got.status_code, got.headers["location"].startswith("/aanmelden")) == (303, True)
    assert "woning" not in got.headers["location"]


async def test_a_form_of_another_page_is_refused(eva: Browser, write: Write) -> None:
    await write("Wachten op een woning.")
    got = await eva.http.post(ROOM, data={"zoek": "woning", "_csrf": "anders"})
    assert "Wachten op een woning" not in got.text
