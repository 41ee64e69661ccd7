"""Somebody joins a circle out of the contacts of a neighbour: while typing, and without JavaScript."""

from uuid import UUID

from playwright.async_api import Page, expect

from infra import clock
from services.cases.actions import add_circle_member, begin_case
from services.cases.rules import Person
from services.contacts.actions import keep_contact
from services.contacts.rules import Card
from tests.cases.people import inside, rows
from tests.journeys.conftest import Stage
from tests.journeys.steps import fill, follow, press, sees

MIA = Card("CLB Voorbeeld", "schoolarts", "Mia Voorbeeld", "pupil-guidance", "011 00 00 01")


async def told(stage: Stage) -> UUID:
    """Anouk's circle is empty yet; Genk knows Mia and shares her."""
    now = clock.now()
    async with inside(stage.world, "celia", "genk") as access:
        await keep_contact(access, MIA, is_shared=True, now=now)
    async with inside(stage.world, "an") as access:
        case = await begin_case(access, "Anouk", now=now)
        await add_circle_member(access, case.id, Person("client", "Anouk", "Voorbeeld"), now=now)
    return case.id


async def test_mia_is_found_while_typing(stage: Stage) -> None:
    case = await told(stage)
    an = await stage.signed_in("An")
    await an.goto(f"/situaties/{case}/kring")
    await sees(an, "Wie kent Anouk goed, en mag erbij?")
    await follow(an, "Een hulpverlener")
    await an.locator("#zoek").press_sequentially("clb", delay=40)
    await an.locator(".picks button").first.click()
    await expect(an.locator("[name=last_name]")).to_have_value("Voorbeeld")
    await fill(an, "Voornaam", "Mia-Lien")
    await an.locator("[name=first_name]").press("Enter")
    await is_in_the_circle(stage, an, case, "Mia-Lien")


async def test_mia_is_found_without_javascript_and_kept_for_us(stage: Stage) -> None:
    case = await told(stage)
    context = await stage.somebody(has_javascript=False)
    an = await context.new_page()
    await an.goto("/aanmelden")
    await an.get_by_role("button", name="Kies An", exact=True).click()
    await an.wait_for_url("**/vandaag")
    await an.goto(f"/situaties/{case}/kring/nieuw?wie=helper")
    await an.locator("#zoek").fill("schoolarts")
    await press(an, "Zoek")
    await sees(an, "uit Genk")
    await press(an, "Mia Voorbeeld")
    await sees(an, "Ingevuld uit de contacten van Genk")
    await an.locator("[name=keep_contact]").check()
    await press(an, "Bewaar")
    await is_in_the_circle(stage, an, case, "Mia")
    await an.goto("/contacten")
    await sees(an, "Mia Voorbeeld", "gedeeld")


async def is_in_the_circle(stage: Stage, an: Page, case: UUID, name: str) -> None:
    """Once, with the duty that is usual there."""
    await an.wait_for_url("**/weten*")
    await an.goto(f"/situaties/{case}/kring")
    await sees(an, f"{name} Voorbeeld", "schoolarts, CLB Voorbeeld", "beroepsgeheim")
    found = await rows(stage.world, "select first_name from circle_member where kind = 'helper'")
    assert found == [{"first_name": name}]
