"""What a municipality adds: who may, a version for each change, and nothing of two people lost."""

import asyncio
from collections import Counter

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser

PATH = "/instellingen/gedragscode"
PHONE = "Ik leg mijn telefoon weg."
LATE = "Ik verwittig als ik later kom."
ROWS = "select number, sentences from conduct_addition where tenant = $1 order by number"


async def test_every_change_is_a_version(world: Cast, fien: Browser, admin: asyncpg.Connection) -> None:
    assert "Nog geen. Nu geldt de gewone tekst." in (await fien.get(PATH)).text
    for number, typed in enumerate((f"{PHONE}\r\n\r\n  {LATE} \r\n{PHONE}", PHONE, "")):
        sent = await fien.post(PATH, {"sentences": typed, "version": str(number)})
        assert sent.headers["location"] == f"{PATH}?bewaard=ja"
    rows = await admin.fetch(ROWS, world.pelt.id)
    assert [tuple(row) for row in rows] == [(1, [PHONE, LATE]), (2, [PHONE]), (3, [])]
    page = (await fien.get(PATH)).text
    assert "Versie 2026-1+3, nu: Fien" in page
    assert "Versie 2026-1+1: Fien" in page
    assert await admin.fetch(ROWS, world.genk.id) == []


async def test_the_same_text_is_no_new_version(world: Cast, fien: Browser, admin: asyncpg.Connection) -> None:
    assert (await fien.post(PATH, {"sentences": "", "version": "0"})).headers["location"].endswith("zelfde")
    clicks = [fien.post(PATH, {"sentences": PHONE, "version": "0"}) for _ in range(2)]
    got = Counter(sent.status_code for sent in await asyncio.gather(*clicks))
    assert set(got) <= {303, 409}
    assert (await fien.post(PATH, {"sentences": PHONE, "version": "0"})).status_code == 303
    assert len(await admin.fetch(ROWS, world.pelt.id)) == 1


async def test_the_second_of_two_is_told_and_keeps_the_text(fien: Browser) -> None:
    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    second = await fien.post(PATH, {"sentences": LATE, "version": "0"})
    assert second.status_code == 409
    assert f"Nu bewaard: {PHONE}" in second.text
    assert f">{LATE}</textarea>" in second.text.replace("\r\n", "").replace(">\n", ">")
    assert (await fien.post(PATH, {"sentences": LATE, "version": "1"})).status_code == 303


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("\n".join(f"Ik beloof dit {number}." for number in range(11)), "Schrijf ten hoogste tien zinnen."),
        ("Ik " + "x" * 198, "Een zin is te lang."),
        ("Ik \x00", "teken"),
    ],
)
async def test_what_is_refused_stays_typed(
    world: Cast, fien: Browser, admin: asyncpg.Connection, typed: str, told: str
) -> None:
    got = await fien.post(PATH, {"sentences": typed, "version": "0"})
    assert got.status_code == 422
    assert told in got.text
    assert typed[:15].rstrip("\x00") in got.text
    assert await admin.fetch(ROWS, world.pelt.id) == []


async def test_only_who_administers_comes_here(an: Browser, gust: Browser, dirk: Browser) -> None:
    for browser in (an, gust, dirk):
        assert (await browser.get(PATH)).status_code == 404
        assert (await browser.post(PATH, {"sentences": PHONE, "version": "0"})).status_code == 404


@pytest.mark.parametrize("change", ["update conduct_addition set number = 9", "delete from conduct_addition"])
async def test_the_program_cannot_change_what_was_written(admin: asyncpg.Connection, change: str) -> None:
    await admin.execute("set role app")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await admin.execute(change)
    await admin.execute("reset role")
