"""The pages of keeping, through the browser: close, hold, ask, erase, and the client's own file."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import asyncpg
import httpx
import pytest

from infra import clock
from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.later import run_due
from tests.retention.conftest import Kept

CLOSING = {"reason": "reached", "note": "Het loopt goed."}


def day() -> str:
    return clock.today().isoformat()


async def close(kept: Kept, an: Browser) -> httpx.Response:
    return await an.post(f"/situaties/{kept.case}/afsluiting", {**CLOSING, "closed_on": day()})


async def test_closing_and_opening_again(kept: Kept, an: Browser) -> None:
    sent = await close(kept, an)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/situaties/{kept.case}/afsluiting")
    page = await an.get(f"/situaties/{kept.case}/bewaring")
    assert "Deze situatie is afgesloten" in page.text
    assert "Er is nog geen overleg gepland" not in page.text
    assert "Het loopt goed." in page.text
    assert f"/situaties/{kept.case}" not in (await an.get("/situaties")).text
    assert f"/situaties/{kept.case}/bewaring" in (await an.get("/situaties/afgesloten")).text

    again = await an.post(f"/situaties/{kept.case}/heropening", {"reason": "Het loopt weer moeilijk."})
    assert again.status_code == 303
    assert f"/situaties/{kept.case}" in (await an.get("/situaties")).text


async def test_what_was_typed_comes_back_with_what_is_wrong(kept: Kept, an: Browser) -> None:
    sent = await an.post(
        f"/situaties/{kept.case}/afsluiting",
        {"closed_on": "2099-01-01", "reason": "moved", "note": "Naar Peer."},
    )
    assert sent.status_code == 422
    assert "Die dag moet nog komen" in sent.text
    assert "Naar Peer." in sent.text
    assert "2099-01-01" in sent.text


async def test_a_planned_sitting_is_called_off_first(kept: Kept, an: Browser) -> None:
    sent = await an.post(f"/situaties/{kept.other}/afsluiting", {**CLOSING, "closed_on": day()})
    assert sent.status_code == 422
    assert "Zeg dat eerst af" in sent.text
    erase = await an.post(f"/situaties/{kept.other}/wissing", {"is_sure": "y"})
    assert erase.status_code == 422


async def test_a_duty_to_keep_stops_erasing_until_it_ends(
    kept: Kept, an: Browser, admin: asyncpg.Connection
) -> None:
    place = f"/situaties/{kept.case}"
    assert (await an.post(f"{place}/bewaring/verplichting", {"reason": "De rechtbank."})).status_code == 303
    assert "Zolang dit loopt, wissen we niets" in (await an.get(f"{place}/bewaring")).text
    assert (await an.post(f"{place}/bewaring/verplichting", {"reason": "Nog een."})).status_code == 422
    refused = await an.post(f"{place}/wissing", {"is_sure": "y"})
    assert "iemand moet deze situatie bewaren" in refused.text

    hold = await admin.fetchval("select id from legal_hold")
    assert (await an.post(f"{place}/bewaring/verplichting/{hold}/einde")).status_code == 303
    assert (await an.post(f"{place}/wissing", {"is_sure": "y"})).status_code == 303


async def test_erasing_on_request(kept: Kept, an: Browser, admin: asyncpg.Connection) -> None:
    place = f"/situaties/{kept.case}"
    assert "Ook alle links" in (await an.get(f"{place}/wissing")).text
    assert (await an.post(f"{place}/wissing", {})).status_code == 422
    sent = await an.post(f"{place}/wissing", {"is_sure": "y"})
    assert "We wissen alles" in (await an.get(sent.headers["location"])).text
    await run_due()

    assert (await an.get(place)).status_code == 404
    assert await admin.fetchval('select array_agg(id) from "case"') == [kept.other]
    outcomes = [tuple(row) for row in await admin.fetch("select month, outcome from erased_case")]
    assert outcomes == [(clock.today().replace(day=1), "erasure")]


async def test_double_clicks_write_once(kept: Kept, an: Browser, admin: asyncpg.Connection) -> None:
    page = await an.get(f"/situaties/{kept.case}/bewaring")
    [once] = set(re.findall(r'name="once"[^>]*value="([^"]+)"', page.text)[-1:])
    for _ in range(2):
        sent = await an.post(
            f"/situaties/{kept.case}/bewaring/verplichting", {"reason": "Eén keer.", "once": once}
        )
        assert sent.status_code == 303
    assert await admin.fetchval("select count(*) from legal_hold") == 1


async def test_the_clients_own_file(kept: Kept, an: Browser, admin: asyncpg.Connection) -> None:
    place = f"/situaties/{kept.case}"
    assert (await an.post(f"{place}/inzage", {})).status_code == 409
    await an.post(f"{place}/inzagevraag", {"asked_on": day()})
    assert "Antwoord ten laatste op" in (await an.get(f"{place}/bewaring")).text
    page = await an.get(f"{place}/inzage")
    boxes = re.findall(r'name="weg" value="([^"]+)"( checked)?', page.text)
    proposed = [key for key, checked in boxes if checked]
    assert len(boxes) > 50
    assert 5 < len(proposed) < len(boxes) / 2

    sent = await an.post(f"{place}/inzage", {"weg": proposed})
    assert sent.headers["content-disposition"] == f'attachment; filename="inzage-{day()}.zip"'
    assert sent.headers["cache-control"] == "no-store"
    archive = zipfile.ZipFile(io.BytesIO(sent.content))
    html = archive.read("inzage.html").decode()
    told = json.loads(archive.read("inzage.json"))
    assert "(weggelaten)" in html
    mails = [
        row[0] for row in await admin.fetch('select email from circle_member where "case" = $1', kept.case)
    ]
    others = [one for one in mails if one and not one.startswith("niels")]
    assert [one for one in others if one in html or one in json.dumps(told)] == []
    assert {"De kring", "Afspraken", "De cliëntsituatie"} <= set(told)
    assert f"{len(proposed)} teksten zijn weggelaten" in (await an.get(f"{place}/bewaring")).text
    assert await admin.fetchval("select count(*) from audit_line where action = 'insight.answered'") == 1


async def test_who_looks_in_with_a_reason_or_chairs_decides_none_of_this(
    kept: Kept, bram: Browser, gust: Browser, celia: Browser
) -> None:
    for browser in (bram, gust, celia):
        for place in ("bewaring", "wissing", "inzage"):
            assert (await browser.get(f"/situaties/{kept.case}/{place}")).status_code == 404


@pytest.mark.parametrize(
    ("months", "status"), [("6", 303), ("120", 303), ("5", 422), ("121", 422), ("", 422), ("veel", 422)]
)
async def test_the_term_has_a_floor_and_a_ceiling(
    world: Cast, fien: Browser, admin: asyncpg.Connection, months: str, status: int
) -> None:
    sent = await fien.post("/instellingen/bewaartermijn", {"months": months})
    assert sent.status_code == status
    kept = await admin.fetchval("select retention_months from policy where tenant = $1", world.pelt.id)
    assert kept == (int(months) if status == 303 else 24)


async def test_only_the_administrator_sets_the_term(world: Cast, an: Browser, fien: Browser) -> None:
    assert (await an.get("/instellingen/bewaartermijn")).status_code == 404
    page = await fien.get("/instellingen/bewaartermijn")
    assert 'value="24"' in page.text


async def test_after_ten_minutes_erasing_asks_who_is_there(
    kept: Kept, an: Browser, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    walk(11 * 60)
    for place in ("wissing", "inzage"):
        asked = await an.get(f"/situaties/{kept.case}/{place}")
        assert asked.headers["location"].startswith("/aanmelden/bevestiging")
