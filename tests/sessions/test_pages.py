"""Waar ben je aangemeld? Every browser of this person, told in plain words, ended one by one or all at once."""

import re
from datetime import timedelta

import asyncpg
import httpx
import pytest
from litestar import Litestar

from infra import clock
from infra.settings import settings
from services.demonstration.cast import Cast
from tenants import browsers, door, sessions
from tenants.sessions import Device, Identity, Workplace
from tests.conftest import Browser, client_of, signed_in
from tests.signin.conftest import Ahead
from web.signin.devices import device

ENDS = re.compile(r"/sessies/([0-9a-f-]{36})/einde")
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (WINDOWS, Device("Firefox", "Windows")),
        (EDGE, Device("Edge", "Windows")),
        (IPHONE, Device("Safari", "iPhone")),
        ("curl/8", Device("", "")),
        ("", Device("", "")),
    ],
)
def test_a_browser_is_called_as_people_call_it(text: str, known: Device) -> None:
    assert device(text) == known


async def second_browser(app: Litestar, client: httpx.AsyncClient) -> Browser:
    return await signed_in(client, "an", "pelt")


async def test_one_click_ends_another_browser(app: Litestar, world: Cast, an: Browser) -> None:
    async with client_of(app) as client:
        other = await second_browser(app, client)
        page = await an.get("/sessies")
        keys = ENDS.findall(page.text)
        ended = await an.post(f"/sessies/{keys[0]}/einde")
        after = await other.get("/vandaag")

    assert len(keys) == 1
    assert "dit venster" in page.text
    assert ended.headers["location"] == "/sessies?bewaard=einde"
    assert after.headers["location"] == "/aanmelden?terug=%2Fvandaag"
    assert (await an.get("/vandaag")).status_code == 200


async def test_all_others_end_and_what_was_typed_there_is_kept(
    app: Litestar, world: Cast, an: Browser
) -> None:
    async with client_of(app) as client:
        other = await second_browser(app, client)
        await an.post("/sessies/einde")
        typed = await other.post("/aanvragen", {"client_name": "Iemand Voorbeeld"})

    assert typed.headers["location"].endswith("bewaard=1")
    assert "Iemand Voorbeeld" in (await an.get("/bewaard")).text
    assert "Meld alle andere af" not in (await an.get("/sessies")).text


async def test_nobody_ends_what_is_somebody_elses(
    world: Cast, an: Browser, bram: Browser, admin: asyncpg.Connection
) -> None:
    key = await admin.fetchval("select id from session where name = 'Bram Voorbeeld'")
    assert (await an.post(f"/sessies/{key}/einde")).status_code == 404
    assert (await bram.get("/vandaag")).status_code == 200


async def test_the_administrator_ends_a_browser_of_a_member_here_and_not_elsewhere(
    world: Cast, fien: Browser, celia: Browser, celia_in_pelt: Browser
) -> None:
    path = f"/medewerkers/{world.members['celia', 'pelt']}"
    assert "Meld af" in (await fien.get(path)).text
    await fien.post(f"{path}/sessies/einde")
    assert (await celia_in_pelt.get("/vandaag")).status_code == 303
    assert (await celia.get("/vandaag")).status_code == 200


async def test_what_is_over_is_not_on_the_list(world: Cast, an: Browser, ahead: Ahead) -> None:
    identity = Identity(settings().oidc_issuer, "an-voorbeeld", "An Voorbeeld")
    old = clock.now() - timedelta(minutes=45)
    async with door.lobby():
        await sessions.begin(identity, Workplace(), now=old)
    assert ENDS.findall((await an.get("/sessies")).text) == []


async def test_there_are_at_most_ten(world: Cast, admin: asyncpg.Connection) -> None:
    identity = Identity(settings().oidc_issuer, "an-voorbeeld", "An Voorbeeld")
    async with door.lobby():
        for minutes in range(12):
            at = clock.now() + timedelta(minutes=minutes)
            await sessions.begin(identity, Workplace(), now=at)
            await browsers.keep_few(identity.issuer, identity.subject, now=at)
    ended = await admin.fetch("select signed_in_at from session where ended_at is not null order by 1")
    first = await admin.fetch("select signed_in_at from session order by 1 limit 2")
    assert [row[0] for row in ended] == [row[0] for row in first]
