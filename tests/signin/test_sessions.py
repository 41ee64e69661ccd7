"""Sessions as a browser meets them: who chooses the id, how long it lasts, and what ends it at once."""

from datetime import timedelta
from hashlib import sha256

import asyncpg
import httpx
import pytest

from infra.settings import settings
from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signin.conftest import Ahead
from tests.signin.journeys import at_provider, inside, leave, sign_in
from tests.signin.test_journey import place
from web.entrance import SESSION_COOKIE

OUT = "/aanmelden?terug=%2Fbewaard"
SEEN = "select last_seen_at - signed_in_at from session where ended_at is null"


async def is_inside(browser: Browser) -> bool:
    """Whether a page for members opens in this browser."""
    response = await browser.get("/bewaard")
    if response.status_code == 200:
        return True
    assert (response.status_code, response.headers["location"]) == (303, OUT)
    return False


async def with_cookie(client: httpx.AsyncClient, value: str) -> bool:
    """Whether a session cookie with this value opens a page, in another browser."""
    client.cookies.clear()
    client.cookies.set(SESSION_COOKIE, value, domain="rondetafel.example")
    return await is_inside(Browser(client))


async def test_a_cookie_that_an_attacker_chose_is_never_used(
    nobody: Browser, other: httpx.AsyncClient
) -> None:
    chosen = "chosen-by-somebody-else"
    nobody.http.cookies.set(SESSION_COOKIE, chosen, domain="rondetafel.example", path="/")

    await sign_in(nobody, "an-voorbeeld")

    assert nobody.http.cookies[SESSION_COOKIE] != chosen
    assert await is_inside(nobody)
    assert not await with_cookie(other, chosen)


async def test_only_a_hash_is_kept(nobody: Browser, admin: asyncpg.Connection) -> None:
    await sign_in(nobody, "an-voorbeeld")

    cookie = nobody.http.cookies[SESSION_COOKIE]
    assert len(cookie) >= 43
    assert await admin.fetchval("select token_hash from session") == sha256(cookie.encode()).digest()


async def test_signing_in_again_ends_the_session_before(nobody: Browser, other: httpx.AsyncClient) -> None:
    await sign_in(nobody, "an-voorbeeld")
    before = nobody.http.cookies[SESSION_COOKIE]

    await sign_in(nobody, "an-voorbeeld")

    assert nobody.http.cookies[SESSION_COOKIE] != before
    assert await is_inside(nobody)
    assert not await with_cookie(other, before)


async def test_another_municipality_means_another_cookie(nobody: Browser, other: httpx.AsyncClient) -> None:
    await sign_in(nobody, "celia-voorbeeld")
    before = nobody.http.cookies[SESSION_COOKIE]
    page = await nobody.get("/aanmelden/gemeente")

    await inside(nobody).post("/aanmelden/gemeente", {"plaats": place(page.text, "Pelt")})

    assert nobody.http.cookies[SESSION_COOKIE] != before
    assert "Pelt · Celia Voorbeeld" in (await nobody.get("/bewaard")).text
    assert not await with_cookie(other, before)


async def test_after_half_an_hour_without_a_page_it_is_over(an: Browser, ahead: Ahead) -> None:
    ahead(timedelta(minutes=29))
    assert await is_inside(an)
    ahead(timedelta(minutes=58))
    assert await is_inside(an)
    ahead(timedelta(minutes=88, seconds=1))
    assert not await is_inside(an)


async def test_after_ten_hours_it_is_over_whatever_happened(an: Browser, ahead: Ahead) -> None:
    for minutes in range(25, 600, 25):
        ahead(timedelta(minutes=minutes))
        assert await is_inside(an)

    ahead(timedelta(hours=10, seconds=1))
    assert not await is_inside(an)


async def test_choosing_another_place_does_not_make_the_ten_hours_longer(
    nobody: Browser, ahead: Ahead
) -> None:
    await sign_in(nobody, "celia-voorbeeld")
    for minutes in range(25, 600, 25):
        ahead(timedelta(minutes=minutes))
        page = await nobody.get("/aanmelden/gemeente")
        chosen = await inside(nobody).post("/aanmelden/gemeente", {"plaats": place(page.text, "Pelt")})
        assert chosen.status_code == 303

    ahead(timedelta(hours=10, seconds=1))
    assert not await is_inside(nobody)


async def test_being_there_is_written_down_once_a_minute(
    an: Browser, ahead: Ahead, admin: asyncpg.Connection
) -> None:
    await is_inside(an)
    assert await admin.fetchval(SEEN) == timedelta()

    ahead(timedelta(minutes=2))
    await is_inside(an)
    seen = await admin.fetchval(SEEN)
    assert seen >= timedelta(minutes=2)
    ahead(timedelta(minutes=2, seconds=30))
    await is_inside(an)
    assert await admin.fetchval(SEEN) == seen


async def test_who_left_is_out_at_the_next_page(an: Browser, world: Cast, admin: asyncpg.Connection) -> None:
    assert await is_inside(an)

    await admin.execute("update member set left_at = now() where id = $1", world.an)

    response = await an.get("/bewaard")
    assert (response.status_code, response.headers["location"]) == (303, "/aanmelden")


async def test_who_left_cannot_sign_in_again(nobody: Browser, world: Cast, admin: asyncpg.Connection) -> None:
    await admin.execute("update member set left_at = now() where id = $1", world.an)

    assert (await sign_in(nobody, "an-voorbeeld")).status_code == 403


async def test_a_right_that_was_taken_away_is_gone_at_the_next_page(
    an: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    assert 'href="/aanvragen"' in (await an.get("/bewaard")).text

    await admin.execute("update member set roles = '{administrator}' where id = $1", world.an)

    assert 'href="/aanvragen"' not in (await an.get("/bewaard")).text


async def test_the_same_subject_of_another_issuer_is_another_person(
    nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    await admin.execute("update member set issuer = 'https://elders.example' where id = $1", world.an)

    assert (await sign_in(nobody, "an-voorbeeld")).status_code == 403


async def test_signing_out_ends_it_here_and_at_the_provider(
    nobody: Browser, other: httpx.AsyncClient, admin: asyncpg.Connection
) -> None:
    await sign_in(nobody, "an-voorbeeld")
    cookie = nobody.http.cookies[SESSION_COOKIE]

    response = await inside(nobody).post("/afmelding")

    assert response.status_code == 200
    assert f"{settings().oidc_issuer}/oauth2/end_session?" in response.text
    assert response.headers["clear-site-data"] == '"cache", "storage"'
    assert SESSION_COOKIE not in nobody.http.cookies
    assert not await with_cookie(other, cookie)
    assert await admin.fetchval("select count(*) from session where ended_at is null") == 0
    assert "Je bent afgemeld" in (await nobody.get("/afmelding")).text


async def test_signing_out_twice_does_no_harm(an: Browser) -> None:
    await an.post("/afmelding")

    response = await an.post("/afmelding")
    assert (response.status_code, response.headers["location"]) == (303, "/afmelding")


async def test_a_session_row_is_forgotten_after_two_days(
    an: Browser, nobody: Browser, ahead: Ahead, admin: asyncpg.Connection
) -> None:
    back = await at_provider(await leave(nobody), "bram-voorbeeld")
    await admin.execute("update session set signed_in_at = now() - interval '49 hours'")
    await nobody.get(back)

    assert await admin.fetchval("select array_agg(name) from session") == ["Bram Voorbeeld"]


@pytest.mark.parametrize("path", ["/bewaard", "/aanmelden/gemeente"])
async def test_htmx_is_told_to_leave_the_page(nobody: Browser, path: str) -> None:
    headers = {"hx-request": "true", "hx-current-url": "https://rondetafel.example/vandaag?zoek=x"}
    response = await nobody.get(path, headers=headers)

    assert (response.status_code, response.text) == (401, "")
    assert response.headers["hx-redirect"] == "/aanmelden?terug=%2Fvandaag"
