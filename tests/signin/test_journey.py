"""Signing in with the real local provider: where somebody lands, and what the browser is told to keep."""

from tests.conftest import Browser
from tests.signin.journeys import leave, sign_in
from web.entrance import SESSION_COOKIE


async def test_an_works_in_one_place_and_goes_straight_in(nobody: Browser) -> None:
    response = await sign_in(nobody, "an-voorbeeld")

    assert (response.status_code, response.headers["location"]) == (303, "/vandaag")
    inside = await nobody.get("/bewaard")
    assert inside.status_code == 200
    assert "An Voorbeeld" in inside.text


async def test_she_comes_back_where_she_was(nobody: Browser) -> None:
    asked = await nobody.get("/bewaard")
    assert asked.headers["location"] == "/aanmelden?terug=%2Fbewaard"

    response = await sign_in(nobody, "an-voorbeeld", terug="/bewaard")

    assert response.headers["location"] == "/bewaard"


async def test_celia_works_in_two_places_and_chooses(nobody: Browser) -> None:
    response = await sign_in(nobody, "celia-voorbeeld")

    assert response.headers["location"] == "/aanmelden/gemeente"
    page = await nobody.get("/aanmelden/gemeente")
    assert "Werken voor Genk" in page.text
    assert "Werken voor Pelt" in page.text
    assert (await nobody.get("/bewaard")).headers["location"] == "/aanmelden/gemeente"
