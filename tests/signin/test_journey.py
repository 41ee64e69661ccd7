"""Signing in with the real local provider: where somebody lands, and what the browser is told to keep."""

from urllib.parse import parse_qs, urlsplit

import asyncpg
import httpx
import pytest

from tests.conftest import Browser
from tests.signin.journeys import inside, leave, sign_in
from web.entrance import SESSION_COOKIE


async def test_an_works_in_one_place_and_goes_straight_in(nobody: Browser) -> None:
    response = await sign_in(nobody, "an-voorbeeld")

    assert (response.status_code, response.headers["location"]) == (303, "/vandaag")
    page = await nobody.get("/bewaard")
    assert page.status_code == 200
    assert "Pelt · An Voorbeeld" in page.text


async def test_she_comes_back_where_she_was(nobody: Browser) -> None:
    asked = await nobody.get("/bewaard")
    assert asked.headers["location"] == "/aanmelden?terug=%2Fbewaard"
    page = await nobody.get(asked.headers["location"])
    assert '<input type="hidden" name="terug" value="/bewaard">' in page.text

    response = await sign_in(nobody, "an-voorbeeld", terug="/bewaard")

    assert response.headers["location"] == "/bewaard"


@pytest.mark.parametrize(
    "hostile",
    [
        "https://elders.example/",
        "//elders.example/",
        "/\\elders.example",
        "/%2F/elders.example",
        "/bewaard\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/aanmelden",
        "/afmelding",
        "/" + "a" * 400,
        "",
    ],
)
async def test_nobody_is_sent_elsewhere(nobody: Browser, hostile: str) -> None:
    response = await sign_in(nobody, "an-voorbeeld", terug=hostile)

    assert response.headers["location"] == "/vandaag"


async def test_the_demo_offers_the_cast_with_one_click_each(nobody: Browser) -> None:
    page = await nobody.get("/aanmelden")
    for name in ("An", "Bram", "Celia", "Dirk", "Eva", "Fien", "Gust"):
        assert f"Kies {name}" in page.text

    url = await leave(nobody, persoon="an-voorbeeld")
    async with httpx.AsyncClient() as client:
        answered = await client.get(url)
    back = urlsplit(answered.headers["location"])
    response = await nobody.get(f"{back.path}?{back.query}")

    assert response.headers["location"] == "/vandaag"
    assert "An Voorbeeld" in (await nobody.get("/bewaard")).text


async def test_only_the_cast_can_be_named(nobody: Browser) -> None:
    url = await leave(nobody, persoon="iemand-anders")

    assert "login_hint" not in parse_qs(urlsplit(url).query)


async def test_opening_the_page_starts_nothing(nobody: Browser, admin: asyncpg.Connection) -> None:
    page = await nobody.get("/aanmelden")

    assert page.status_code == 200
    assert "set-cookie" not in page.headers
    assert await admin.fetchval("select count(*) from sign_in_attempt") == 0


async def test_celia_works_in_two_places_and_chooses(nobody: Browser) -> None:
    response = await sign_in(nobody, "celia-voorbeeld")
    assert response.headers["location"] == "/aanmelden/gemeente"
    assert (await nobody.get("/bewaard")).headers["location"] == "/aanmelden/gemeente"

    page = await nobody.get("/aanmelden/gemeente")
    assert page.text.index("Kies Genk") < page.text.index("Kies Pelt")
    chosen = await inside(nobody).post("/aanmelden/gemeente", {"plaats": place(page.text, "Genk")})

    assert (chosen.status_code, chosen.headers["location"]) == (303, "/vandaag")
    assert "Genk · Celia Voorbeeld" in (await nobody.get("/bewaard")).text


async def test_she_cannot_choose_where_she_does_not_work(nobody: Browser, an: Browser) -> None:
    await sign_in(nobody, "celia-voorbeeld")
    network = "00000000-0000-7000-8000-000000000000"

    for foreign in (network, "", "pelt", "None"):
        refused = await inside(nobody).post("/aanmelden/gemeente", {"plaats": foreign})
        assert refused.status_code == 404

    assert (await nobody.get("/bewaard")).headers["location"] == "/aanmelden/gemeente"


async def test_dirk_works_for_the_network_and_sees_no_municipality(nobody: Browser) -> None:
    response = await sign_in(nobody, "dirk-voorbeeld")

    assert response.headers["location"] == "/netwerk"
    assert (await nobody.get("/bewaard")).status_code == 404


async def test_a_stranger_is_told_whom_to_ask(nobody: Browser, admin: asyncpg.Connection) -> None:
    response = await sign_in(nobody, "een-vreemde")

    assert response.status_code == 403
    assert "lokale beheerder" in response.text
    assert SESSION_COOKIE not in nobody.http.cookies
    assert await admin.fetchval("select count(*) from session") == 0


async def test_the_cookies_are_bound_to_this_origin_and_hidden_from_scripts(nobody: Browser) -> None:
    start = await nobody.http.post("/aanmelden")
    response = await sign_in(nobody, "an-voorbeeld")

    for made in (*start.headers.get_list("set-cookie"), *response.headers.get_list("set-cookie")):
        name, *flags = [part.strip() for part in made.split(";")]
        assert name.startswith("__Host-rt")
        assert {"Path=/", "Secure", "HttpOnly", "SameSite=lax"} <= set(flags)
        assert not any(flag.startswith("Domain") for flag in flags)


async def test_signing_in_is_written_down(nobody: Browser, admin: asyncpg.Connection) -> None:
    await sign_in(nobody, "an-voorbeeld")

    lines = await admin.fetch("select action, actor = subject as is_own from audit_line")
    assert [tuple(line) for line in lines] == [("session.begun", True)]


def place(page: str, name: str) -> str:
    """The value of the button of this municipality."""
    before = page.partition(f">Kies {name}<")[0]
    return before.rpartition('value="')[2].partition('"')[0]
