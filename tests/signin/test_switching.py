"""Several municipalities, several people, several tabs: what was typed stays of who typed it, where it was typed."""

import asyncpg
import httpx
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signin.journeys import inside, sign_in
from tests.signin.test_journey import place
from tests.signin.test_kept_forms import TYPED
from web.entrance import SESSION_COOKIE

WRITTEN = "select count(*) from audit_line where action = 'note.written'"
KEPT = "select t.slug from kept_form k join municipality t on t.id = k.tenant"


@pytest.fixture
async def celia_at_pelt(other: httpx.AsyncClient) -> Browser:
    """Celia works in Genk and in Pelt, and chose Pelt; her page there is still open in a tab."""
    browser = Browser(other)
    await sign_in(browser, "celia-voorbeeld")
    await go_to(browser, "Pelt")
    return inside(browser)


async def go_to(browser: Browser, name: str) -> httpx.Response:
    """Choose a place, as the person who is signed in now."""
    page = await browser.get("/aanmelden/gemeente")
    return await inside(browser).post("/aanmelden/gemeente", {"plaats": place(page.text, name)})


async def test_who_works_in_two_places_can_switch_from_any_page(celia_at_pelt: Browser) -> None:
    assert 'href="/aanmelden/gemeente"' in (await celia_at_pelt.get("/vandaag")).text
    choice = (await celia_at_pelt.get("/aanmelden/gemeente")).text
    assert "hier werk je nu" in choice
    assert "Naar een ander bestuur" not in choice


async def test_who_works_in_one_place_is_not_asked(nobody: Browser) -> None:
    await sign_in(nobody, "an-voorbeeld")

    assert "/aanmelden/gemeente" not in (await nobody.get("/vandaag")).text


async def test_a_save_from_an_old_tab_never_lands_in_the_new_municipality(
    celia_at_pelt: Browser, admin: asyncpg.Connection
) -> None:
    old_tab = celia_at_pelt
    await go_to(celia_at_pelt, "Genk")

    refused = await old_tab.post("/notities", dict(TYPED))

    assert refused.status_code == 403
    assert "ligt klaar in Pelt" in refused.text
    assert 'href="/aanmelden/gemeente"' in refused.text
    assert await admin.fetchval(WRITTEN) == 0
    assert [row["slug"] for row in await admin.fetch(KEPT)] == ["pelt"]
    assert "Leen belt" not in (await old_tab.get("/bewaard")).text


async def test_it_waits_where_it_was_typed(celia_at_pelt: Browser) -> None:
    old_tab = celia_at_pelt
    await go_to(celia_at_pelt, "Genk")
    await old_tab.post("/notities", dict(TYPED))

    assert (await go_to(celia_at_pelt, "Pelt")).headers["location"] == "/bewaard"
    assert "Leen belt over de huur." in (await celia_at_pelt.get("/bewaard")).text


async def test_htmx_in_an_old_tab_leads_to_the_choice(celia_at_pelt: Browser) -> None:
    old_tab = celia_at_pelt
    await go_to(celia_at_pelt, "Genk")

    response = await old_tab.post("/notities", dict(TYPED), headers={"hx-request": "true"})

    assert response.headers["hx-redirect"] == "/aanmelden/gemeente"


async def test_the_next_person_at_this_browser_does_not_read_it(
    writer: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    tab_of_an = writer
    await sign_in(writer, "bram-voorbeeld")

    refused = await tab_of_an.post("/notities", dict(TYPED))

    assert refused.status_code == 403
    assert await admin.fetchval(WRITTEN) == 0
    assert await admin.fetchval("select member from kept_form") == world.an
    assert "Leen belt" not in (await writer.get("/bewaard")).text
    assert (await sign_in(writer, "an-voorbeeld")).headers["location"] == "/bewaard"


async def test_a_browser_that_lost_its_cookie_loses_no_text(writer: Browser) -> None:
    writer.http.cookies.delete(SESSION_COOKIE)

    late = await writer.post("/notities", dict(TYPED))

    assert late.headers["location"] == "/aanmelden?bewaard=1"
    assert (await sign_in(writer, "an-voorbeeld")).headers["location"] == "/bewaard"


async def test_the_token_of_a_colleague_who_is_here_keeps_nothing_in_their_name(
    writer: Browser, colleague: Browser, admin: asyncpg.Connection
) -> None:
    refused = await Browser(writer.http, colleague.csrf).post("/notities", dict(TYPED))

    assert "Er is niets veranderd" in refused.text
    assert await admin.fetchval("select count(*) from kept_form") == 0
