"""Somebody leaves their job: from one page what they carry goes on in every case, and in none that is not opened."""

import html
import re

import asyncpg
import pytest

from services.cases.tables import CircleMember
from services.plans.tables import Agreement
from tenants import door
from tests.conftest import Browser
from tests.followups.laid import Laid, lay
from tests.followups.test_actions import RULES, VISIT

FIELD = re.compile(r'name="(c[0-9a-f]{12}-taker)"')


@pytest.fixture
async def other(laid: Laid) -> Laid:
    """Leen helps in a second situation of An."""
    return await lay(laid.world, name="Samira")


def page_of(laid: Laid, name: str = "Leen") -> str:
    return f"/situaties/{laid.case}/kring/{laid.people[name]}/afspraken"


def field_of(laid: Laid, name: str = "Leen") -> str:
    return f"c{laid.people[name].hex[-12:]}-taker"


async def owner_of(laid: Laid, agreement: object) -> str:
    async with door.enter(laid.an):
        row = await Agreement.select(Agreement.owner.first_name.as_alias("name")).where(
            Agreement.id == agreement
        )
        return str(row[0]["name"])


async def test_one_page_hands_over_in_every_case(laid: Laid, other: Laid, an: Browser) -> None:
    here, there = await laid.agrees(RULES, "Leen", 10), await other.agrees(VISIT, "Leen", 4)
    kept = await other.agrees("Ward schrijft een attest", "Ward", 4)
    page = html.unescape((await an.get(page_of(laid))).text)
    assert RULES in page
    assert VISIT in page
    assert "Ward schrijft een attest" not in page
    assert "Wie neemt dit op bij Samira?" in page
    fields = {
        field_of(laid): str(laid.people["Koen"]),
        field_of(other): str(other.people["Ward"]),
    }
    assert sorted(FIELD.findall(page)) == sorted(fields)
    assert (await an.post(page_of(laid), fields)).status_code == 303
    assert [await owner_of(laid, here), await owner_of(other, there)] == ["Koen", "Ward"]
    assert await owner_of(other, kept) == "Ward"
    assert "niets meer open op naam van Leen" in (await an.get(page_of(laid))).text


async def test_a_choice_that_stays_open_stays_on_the_page(laid: Laid, other: Laid, an: Browser) -> None:
    here, there = await laid.agrees(RULES, "Leen", 10), await other.agrees(VISIT, "Leen", 4)
    fields = {field_of(laid): "", field_of(other): str(other.people["Koen"]), "once": str(laid.case)}
    assert (await an.post(page_of(laid), fields)).status_code == 303
    assert (await an.post(page_of(laid), fields)).status_code == 303
    assert [await owner_of(laid, here), await owner_of(other, there)] == ["Leen", "Koen"]
    page = (await an.get(page_of(laid))).text
    assert RULES in page
    assert VISIT not in page


async def test_nobody_chosen_and_somebody_of_another_case_are_refused(
    laid: Laid, other: Laid, an: Browser
) -> None:
    made = await laid.agrees(RULES, "Leen", 10)
    nothing = await an.post(page_of(laid), {})
    assert nothing.status_code == 422
    assert "Kies in minstens één situatie wie het opneemt." in nothing.text
    for wrong in (str(other.people["Koen"]), str(laid.people["Leen"]), "x"):
        assert (await an.post(page_of(laid), {field_of(laid): wrong})).status_code == 422
    assert await owner_of(laid, made) == "Leen"


async def test_a_shared_mailbox_is_not_the_same_person(laid: Laid, other: Laid, an: Browser) -> None:
    await other.agrees(VISIT, "Leen", 4)
    async with door.enter(other.an):
        where = CircleMember.id == other.people["Leen"]
        await CircleMember.update({CircleMember.first_name: "Lien"}).where(where)
    assert VISIT not in (await an.get(page_of(laid))).text
    assert (await an.get(page_of(laid, "Niels"))).status_code == 404


async def test_a_case_that_was_not_opened_for_an_is_not_on_her_page(
    laid: Laid, other: Laid, an: Browser, admin: asyncpg.Connection
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await other.agrees(VISIT, "Leen", 4)
    await admin.execute('delete from case_opening where "case" = $1', other.case)
    page = (await an.get(page_of(laid))).text
    assert RULES in page
    assert VISIT not in page
    assert "Samira" not in page


async def test_who_left_leads_there(laid: Laid, an: Browser) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await an.post(f"/situaties/{laid.case}/kring/{laid.people['Leen']}/vertrek")
    board = (await an.get(f"/situaties/{laid.case}/opvolging")).text
    assert page_of(laid) in board
    assert RULES in (await an.get(page_of(laid))).text
