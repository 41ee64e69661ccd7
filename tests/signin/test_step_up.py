"""Once more: is it you? Before export, deletion, publication and a change of roles."""

from datetime import timedelta
from time import time
from typing import Any

import asyncpg
import httpx
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.figures import Figure
from tests.signin.conftest import Ahead
from tests.signin.journeys import away, inside, leave, sign_in
from tests.signin.liar import Liar
from tests.signin.refusals import FIGURE, start_of
from tests.signin.test_kept_forms import TYPED, offered
from tests.signin.test_sessions import with_cookie
from web.entrance import SESSION_COOKIE
from web.signin.cookies import START_COOKIE

CONFIRM = "/aanmelden/bevestiging"
MADE = "select count(*) from audit_line where action = 'export.made'"
LATER = timedelta(minutes=11)


@pytest.fixture
async def stale(liar: Liar, writer: Browser, ahead: Ahead) -> Browser:
    """An, who signed in at the liar more than ten minutes ago."""
    await writer.get(liar.authorize(await leave(writer)))
    ahead(LATER)
    return inside(writer)


async def confirm(browser: Browser, liar: Liar, **fields: str) -> httpx.Response:
    """Press the button, be somebody at the provider, and come back."""
    url = await away(await browser.post(CONFIRM, fields))
    return await browser.get(liar.authorize(url))


async def test_after_ten_minutes_nothing_is_done_and_what_was_typed_is_kept(
    stale: Browser, admin: asyncpg.Connection
) -> None:
    response = await stale.post("/uitvoer", dict(TYPED))

    assert (response.status_code, response.headers["location"]) == (303, f"{CONFIRM}?bewaard=1")
    assert await admin.fetchval(MADE) == 0
    page = (await stale.get(response.headers["location"])).text
    assert "Bevestig even dat jij het bent" in page
    assert "Wat je typte, is bewaard" in page


async def test_who_confirms_finds_it_back_and_sends_it(
    stale: Browser, liar: Liar, admin: asyncpg.Connection, other: httpx.AsyncClient
) -> None:
    before = stale.http.cookies[SESSION_COOKIE]
    await stale.post("/uitvoer", dict(TYPED))

    back = await confirm(stale, liar)
    assert (back.status_code, back.headers["location"]) == (303, "/bewaard")
    assert stale.http.cookies[SESSION_COOKIE] != before
    assert not await with_cookie(other, before)

    page = (await stale.get("/bewaard")).text
    sent = await stale.http.post("/uitvoer", data=offered(page, "/uitvoer"))
    assert sent.headers["location"] == "/vandaag"
    assert await admin.fetchval(MADE) == 1


async def test_a_button_without_a_word_is_kept_as_well(
    stale: Browser, liar: Liar, admin: asyncpg.Connection
) -> None:
    await stale.post("/uitvoer")

    assert (await confirm(stale, liar)).headers["location"] == "/bewaard"
    await stale.http.post("/uitvoer", data=offered((await stale.get("/bewaard")).text, "/uitvoer"))
    assert await admin.fetchval(MADE) == 1


async def test_a_page_that_was_asked_for_comes_afterwards(stale: Browser, liar: Liar) -> None:
    asked = await stale.get("/uitvoer")
    assert asked.headers["location"] == f"{CONFIRM}?terug=%2Fuitvoer"
    assert 'value="/uitvoer"' in (await stale.get(asked.headers["location"])).text

    assert (await confirm(stale, liar, terug="/uitvoer")).headers["location"] == "/uitvoer"
    assert (await stale.get("/uitvoer")).headers["location"] == "/vandaag"


async def test_it_holds_ten_minutes(stale: Browser, liar: Liar, ahead: Ahead) -> None:
    await confirm(stale, liar)

    ahead(LATER + timedelta(minutes=9))
    assert (await stale.get("/uitvoer")).headers["location"] == "/vandaag"
    ahead(LATER + timedelta(minutes=10, seconds=2))
    assert (await stale.get("/uitvoer")).headers["location"].startswith(CONFIRM)


async def test_the_provider_is_told_to_ask_again(stale: Browser, liar: Liar) -> None:
    url = await away(await stale.post(CONFIRM))

    assert "prompt=login" in url
    assert "max_age=0" in url


async def test_who_just_signed_in_is_not_asked_again(liar: Liar, writer: Browser) -> None:
    liar.lies = {"auth_time": int(time())}
    await writer.get(liar.authorize(await leave(writer)))
    assert (await writer.get("/uitvoer")).headers["location"] == "/vandaag"

    for told in (int(time()) - 660, int(time()) + 600, None, "now", True):
        liar.lies = {"auth_time": told}
        await writer.get(liar.authorize(await leave(writer)))
        assert (await writer.get("/uitvoer")).headers["location"].startswith(CONFIRM)


async def test_htmx_leaves_the_page_and_loses_nothing(stale: Browser, admin: asyncpg.Connection) -> None:
    headers = {"hx-request": "true", "hx-current-url": "https://rondetafel.example/vandaag"}
    response = await stale.post("/uitvoer", dict(TYPED), headers=headers)

    assert response.headers["hx-redirect"] == f"{CONFIRM}?terug=%2Fvandaag&bewaard=1"
    assert await admin.fetchval("select count(*) from kept_form") == 1


async def test_in_a_network_it_is_asked_at_the_page(
    liar: Liar, other: httpx.AsyncClient, world: Cast, ahead: Ahead
) -> None:
    liar.subject = "dirk-voorbeeld"
    dirk = Browser(other)
    await dirk.get(liar.authorize(await leave(dirk)))
    ahead(LATER)

    assert (await dirk.get("/netwerk/uitvoer")).headers["location"].startswith(CONFIRM)
    assert (await confirm(inside(dirk), liar, terug="/netwerk/uitvoer")).headers[
        "location"
    ] == "/netwerk/uitvoer"
    assert (await dirk.get("/netwerk/uitvoer")).headers["location"] == "/netwerk"


async def test_it_asks_a_session_and_its_token(stale: Browser, other: httpx.AsyncClient) -> None:
    assert (await Browser(other).get(CONFIRM)).headers["location"] == "/aanmelden"
    assert (await Browser(other).post(CONFIRM)).headers["location"] == "/aanmelden"
    assert (await Browser(stale.http, "x").post(CONFIRM)).status_code == 403


WRONG: list[dict[str, Any]] = [
    {"auth_time": None},
    {"auth_time": int(time()) - 3600},
    {"auth_time": int(time()) + 3600},
    {"auth_time": "now"},
    {"sub": "bram-voorbeeld"},
    {"nonce": "of another journey"},
]


@pytest.mark.attack
@pytest.mark.parametrize("lie", WRONG, ids="-".join)
async def test_who_is_somebody_else_or_was_not_asked_again_confirms_nothing(
    stale: Browser, liar: Liar, figure: Figure, lie: dict[str, Any]
) -> None:
    before = stale.http.cookies[SESSION_COOKIE]
    liar.lies = {"auth_time": int(time()), **lie}

    refused = await confirm(stale, liar)

    assert refused.status_code == 403
    assert stale.http.cookies[SESSION_COOKIE] == before
    assert f'href="{CONFIRM}"' in refused.text
    assert (await stale.get("/uitvoer")).headers["location"].startswith(CONFIRM)
    figure(FIGURE, 1, of=1)


@pytest.mark.attack
async def test_a_confirmation_serves_the_session_that_asked_for_it(
    liar: Liar, stale: Browser, figure: Figure
) -> None:
    """An's own second session in the same browser: the way back of the first one does not lift it."""
    url = await away(await stale.post(CONFIRM))
    start = stale.http.cookies[START_COOKIE]
    await stale.get(liar.authorize(await leave(stale)))

    start_of(stale, start)
    assert (await stale.get(liar.authorize(url))).status_code == 403
    assert (await stale.get("/uitvoer")).headers["location"].startswith(CONFIRM)
    figure(FIGURE, 1, of=1)


@pytest.mark.attack
async def test_a_confirmation_of_a_session_that_ended_signs_nobody_in(
    liar: Liar, stale: Browser, figure: Figure
) -> None:
    url = await away(await stale.post(CONFIRM))
    await stale.post("/afmelding")

    assert (await stale.get(liar.authorize(url))).status_code == 403
    assert SESSION_COOKIE not in stale.http.cookies
    figure(FIGURE, 1, of=1)


async def test_signing_in_with_the_real_local_provider_is_a_proof(nobody: Browser) -> None:
    """It keeps nobody signed in: each visit is a new proof."""
    await sign_in(nobody, "an-voorbeeld")

    url = await away(await inside(nobody).post(CONFIRM))
    async with httpx.AsyncClient() as client:
        answered = await client.get(url)
    assert answered.status_code == 302
    back = httpx.URL(answered.headers["location"])
    assert (await nobody.get(back.raw_path.decode())).headers["location"] == "/vandaag"
