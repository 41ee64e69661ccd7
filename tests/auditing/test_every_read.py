"""Every page that shows something of a case leaves a line with that case; what cannot be noted is not shown.

Generated from the routes, as the matrix is: a new page joins by itself.
"""

from collections.abc import Mapping
from datetime import timedelta

import asyncpg
import httpx
import pytest

from infra import clock
from services.demonstration.cast import Cast
from tenants.words.actions import ACTIONS
from tests.conftest import Browser
from tests.crawl.told import Told
from tests.figures import Figure
from tests.isolation.matrix import EXPECTED
from tests.isolation.test_matrix import ask, filled, ids_for

PAGES = {200, 409, 422}
LEADS = ("case_id", "consultation_id", "invitation_id", "agreement_id", "referral_id")
FRESH = 'select action, subject, "case", shown from audit_line where number > $1 order by number'
LAST = "select coalesce(max(number), 0) from audit_head where tenant = $1"
REFUSED = "select actor, subject::text, reason, \"case\" from audit_line where outcome = 'refused'"
OF_NO_CASE = ("GET /contacten", "POST /contacten")
OF_THE_HOUSE = ("GET /beleid", "POST /beleid")
NOWHERE = "01a00000-0000-7000-8000-000000000000"


@pytest.mark.attack
async def test_every_page_about_a_case_leaves_a_line(
    told: Told, admin: asyncpg.Connection, figure: Figure
) -> None:
    """Opening a page changes nothing that the next one needs: one situation for all of them."""
    for line in EXPECTED:
        if line.startswith("GET "):
            await leaves_a_line(told, admin, figure, line)


@pytest.mark.attack
@pytest.mark.long_only(reason="each form wants the situation as it was told")
@pytest.mark.parametrize("line", [line for line in EXPECTED if line.startswith("POST ")])
async def test_every_form_that_comes_back_leaves_a_line(
    told: Told, admin: asyncpg.Connection, figure: Figure, line: str
) -> None:
    await leaves_a_line(told, admin, figure, line)


async def leaves_a_line(told: Told, admin: asyncpg.Connection, figure: Figure, line: str) -> None:
    ids = ids_for(told, EXPECTED[line])
    person = EXPECTED[line].guest if "{token" in line else "an"
    before = await admin.fetchval(LAST, told.scenery.world.pelt.id)
    got = await ask(told.browsers[person], line, filled(line, ids))
    if not shows(got, ids, line):
        return
    lines = await admin.fetch(FRESH, before)
    about = {ids["case_id"], ids["referral_id"]}
    noted = [
        row["action"] for row in lines if {str(row["case"]), str(row["subject"])} & about or row["shown"]
    ]
    figure("pages of case content that left a line", int(bool(noted)), of=1)
    assert noted, (line, got.status_code, [row["action"] for row in lines])
    assert "page.read" not in noted, f"{line} has no noun in web/traces.py"
    assert set(noted) <= set(ACTIONS), line


def shows(got: httpx.Response, ids: Mapping[str, str], line: str) -> bool:
    """A page of a place that leads to a case, or one that names such a place; not the page of a refusal."""
    if line.startswith(OF_NO_CASE) or got.status_code not in PAGES or "<h1>Dit kan nu niet</h1>" in got.text:
        return False
    names_one = any(ids[name] in got.text for name in LEADS)
    if line.startswith(OF_THE_HOUSE):
        return names_one
    is_paper = got.headers.get("content-type", "").startswith("application/pdf")
    return is_paper or "_id:uuid" in line or "{token" in line or names_one


@pytest.mark.attack
async def test_a_read_that_cannot_be_noted_is_refused(told: Told, admin: asyncpg.Connection) -> None:
    case = told.scenery.ids["coming"]["case_id"]
    await admin.execute("revoke execute on function audit_add(jsonb) from app")
    try:
        for path in (f"/situaties/{case}", "/situaties", f"/situaties/{case}/plan"):
            got = await told.browsers["an"].get(path)
            assert (got.status_code, "Niels" in got.text) == (500, False)
        got = await told.browsers["leen"].get(f"/pelt/u/{told.scenery.links['leen']}")
        assert (got.status_code, "Niels" in got.text) == (500, False)
    finally:
        await admin.execute("grant execute on function audit_add(jsonb) to app")
    assert (await told.browsers["an"].get(f"/situaties/{case}")).status_code == 200


@pytest.mark.attack
async def test_who_asks_for_what_is_not_theirs_is_counted_and_not_told(
    told: Told, admin: asyncpg.Connection, figure: Figure
) -> None:
    case = told.scenery.ids["coming"]["case_id"]
    bram: Browser = told.browsers["bram"]
    for path in (f"/situaties/{case}", f"/situaties/{NOWHERE}/plan"):
        assert (await bram.get(path)).status_code == 404
    rows = await admin.fetch(REFUSED)
    noted = [(row["subject"], row["reason"], row["case"]) for row in rows]
    assert noted == [(case, "case.read", None), (NOWHERE, "plan.read", None)]
    assert {row["actor"] for row in rows} == {told.scenery.world.members["bram", "pelt"]}
    figure("denials noted", len(rows), of=2)


async def test_a_replacement_reads_on_behalf_of_the_coordinator(
    an: Browser, celia_in_pelt: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    told = {"name": "Emma", "first_name": "Emma", "coordinator_kind": "external"}
    case = (await an.post("/situaties", told)).headers["location"]
    celia = world.members["celia", "pelt"]
    until = str(clock.today() + timedelta(days=9))
    told = {"vervanger-member": str(celia), "vervanger-until_on": until}
    await an.post(f"{case}/wie-mag-openen/vervanger", told)
    assert (await celia_in_pelt.get(case)).status_code == 200
    row = await admin.fetchrow("select * from audit_line order by number desc limit 1")
    assert row is not None
    assert (row["actor"], row["action"]) == (celia, "case.read")
    assert (row["ground"], row["on_behalf_of"]) == ("replacement", world.an)
    assert row["session"] is not None


async def test_signing_out_leaves_a_line_with_its_session(an: Browser, admin: asyncpg.Connection) -> None:
    await an.get("/vandaag")
    assert (await an.post("/afmelding")).status_code in {200, 303}
    row = await admin.fetchrow("select action, session from audit_line order by number desc limit 1")
    assert row is not None
    assert (row["action"], row["session"] is not None) == ("session.ended", True)
