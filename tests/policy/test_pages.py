"""Instellingen: by who administers, at work at once, and never over somebody else's change."""

import re

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser

SET = {
    "coordinator_name": "An Voorbeeld",
    "phone": "011 11 11 11",
    "email": "lco@pelt.example",
    "address": "Dorpsplein 2, Pelt",
    "vocabulary": "jeugdhulp",
    "client_presence": "required",
    "confidant": "no",
    "comment_days": "10",
    "reminder_days": "4",
    "version": "1",
}


async def test_what_is_set_is_at_work_at_once(
    world: Cast, fien: Browser, an: Browser, nobody: Browser, admin: asyncpg.Connection
) -> None:
    sent = await fien.post("/instellingen", SET)
    row = await admin.fetchrow(
        "select may_confidant_consent, comment_days, retention_months from policy where tenant = $1",
        world.pelt.id,
    )
    found = (await nobody.get("/gemeenten?naam=pelt")).text

    assert sent.headers["location"] == "/instellingen?bewaard=ja"
    assert row is not None
    assert tuple(row) == (False, 10, 24)
    assert "011 11 11 11" in found
    assert "voorzitter" in (await fien.get("/medewerkers")).text


async def test_the_colour_of_mails_is_chosen_by_name(
    world: Cast, fien: Browser, admin: asyncpg.Connection
) -> None:
    chosen = "select accent from policy where tenant = $1"
    assert (await fien.post("/instellingen", {**SET, "accent": "plum"})).status_code == 303
    assert await admin.fetchval(chosen, world.pelt.id) == "plum"
    page = (await fien.get("/instellingen")).text
    assert re.search(r'<input[^>]*checked[^>]*value="plum"', page)
    assert all(name in page for name in ("steenrood", "leigrijs"))

    await fien.post("/instellingen", {**SET, "accent": "", "version": "2"})
    assert await admin.fetchval(chosen, world.pelt.id) == ""


async def test_genk_keeps_its_own(world: Cast, fien: Browser, admin: asyncpg.Connection) -> None:
    await fien.post("/instellingen", SET)
    assert await admin.fetchval("select phone from policy where tenant = $1", world.genk.id) == "011 00 00 00"


async def test_the_second_of_two_is_told_and_keeps_the_text(world: Cast, fien: Browser) -> None:
    await fien.post("/instellingen", SET)
    second = await fien.post("/instellingen", {**SET, "phone": "011 22 22 22"})
    assert second.status_code == 409
    assert "Iemand anders bewaarde dit net voor jou" in second.text
    assert "Nu bewaard: 011 11 11 11" in second.text
    assert 'value="011 22 22 22"' in second.text
    third = await fien.post("/instellingen", {**SET, "phone": "011 22 22 22", "version": "2"})
    assert third.status_code == 303


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"comment_days": "0"}, "Kies 1 tot 60 dagen."),
        ({"comment_days": "veel"}, "dagen"),
        ({"reminder_days": ""}, "Schrijf een aantal dagen."),
        ({"vocabulary": "klingon"}, "Kies een van deze antwoorden."),
        ({"accent": "pink"}, "Kies een van deze antwoorden."),
        ({"email": "lco"}, "Dit is geen geldig mailadres."),
        ({"comment_days": "9" * 300}, "dagen"),
    ],
)
async def test_bad_input_is_told_at_the_field(fien: Browser, typed: dict[str, str], told: str) -> None:
    got = await fien.post("/instellingen", {**SET, **typed})
    assert got.status_code == 422
    assert told in got.text
    assert 'value="011 11 11 11"' in got.text


async def test_only_who_administers_comes_here(an: Browser, gust: Browser, dirk: Browser) -> None:
    for browser in (an, gust, dirk):
        assert (await browser.get("/instellingen")).status_code == 404
        assert (await browser.post("/instellingen", SET)).status_code == 404
