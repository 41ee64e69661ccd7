"""Ceilings: more in an hour than anybody's work asks is not given, calmly, and somebody hears of it."""

from uuid import UUID

import asyncpg
import pytest

from jobs.mails import letters
from services.demonstration.cast import Cast
from tenants import ceilings
from tests.auditing.lines import note
from tests.auditing.test_pages import TAG
from tests.conftest import Browser
from tests.crawl.told import Told
from tests.figures import Figure

MOST = 3
MAILS = "select job, ids->>'administrator' as administrator from outbox where job = 'ceilings.tell'"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a test does not open sixty."""
    monkeypatch.setattr(ceilings, "MOST", {"cases": MOST, "prints": MOST, "exports": MOST})


async def begun(an: Browser, name: str) -> str:
    told = {"name": name, "first_name": name, "coordinator_kind": "external"}
    return (await an.post("/situaties", told)).headers["location"]


@pytest.mark.attack
async def test_one_case_too_many_is_not_opened_and_the_others_stay_open(
    an: Browser, admin: asyncpg.Connection, world: Cast, figure: Figure
) -> None:
    places = [await begun(an, f"Emma {number}") for number in range(MOST)]
    await admin.execute("update audit_line set at = at - interval '2 hours'")
    more = [await begun(an, f"Lotte {number}") for number in range(MOST)]
    got = [(await an.get(place)).status_code for place in (*more, places[0], *more)]
    assert got == [*[200] * MOST, 429, *[200] * MOST]
    page = await an.get(places[0])
    words = " ".join(TAG.sub(" ", page.text).split())
    assert "Het voorbije uur opende je heel veel cliëntsituaties." in words
    assert "Emma" not in page.text
    figure("cases opened over the ceiling", 0)
    rows = await admin.fetch(MAILS)
    assert {row["administrator"] for row in rows} == await administrators(admin)
    assert len(rows) == len(await administrators(admin)), "once an hour, however often"
    refused = await admin.fetch("select reason, \"case\" from audit_line where action = 'ceiling.reached'")
    assert {(row["reason"], row["case"]) for row in refused} == {("cases", None)}


async def administrators(admin: asyncpg.Connection) -> set[str]:
    return {
        str(row["id"])
        for row in await admin.fetch(
            """select m.id from member m join municipality g on g.id = m.tenant
            where 'administrator' = any (m.roles) and g.slug = 'pelt'"""
        )
    }


async def test_papers_have_a_ceiling_of_their_own(an: Browser, world: Cast) -> None:
    place = await begun(an, "Emma")
    got = [(await an.get(f"{place}/weten/blad")).status_code for _ in range(MOST + 1)]
    assert got == [*[200] * MOST, 429]
    assert (await an.get(place)).status_code == 200


async def test_taking_everything_out_has_one_too(told: Told, admin: asyncpg.Connection) -> None:
    """What is kept about one client, and what is already counted of it in this hour."""
    case, world = told.scenery.ids["coming"]["case_id"], told.scenery.world
    await note(world.pelt, *["insight.answered"] * MOST, case=UUID(case))
    taken = "update audit_line set actor_kind = 'member', actor = $1 where action = 'insight.answered'"
    await admin.execute(taken, world.an)
    assert (await told.browsers["an"].get(f"/situaties/{case}/inzage")).status_code == 429
    assert (await told.browsers["an"].get(f"/situaties/{case}")).status_code == 200


async def test_the_mail_says_neither_who_nor_what(world: Cast) -> None:
    letter = letters.ceiling(world.pelt, "fien@voorbeeld.example", "Fien Voorbeeld")
    assert letter.subject == "Iemand opende ongewoon veel"
    assert "/logboek" in letter.text
    assert not [word for word in ("An Voorbeeld", "Niels", "situatie") if word in letter.text]
