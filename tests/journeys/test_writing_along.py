"""Somebody at the table writes along through the own link, on the own phone, while the coordinator writes too."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from playwright.async_api import Page, expect

from infra import clock
from services.consultations.queries import agenda
from services.invitations.actions import invite_all, sign
from services.invitations.tables import GuestSession
from services.meetings import texts
from services.meetings.note_taker import choose_note_taker
from services.meetings.texts import NOTES
from services.meetings.writing import Typed, write
from tenants import door
from tests.invitations.scene import SECRET, TOPIC, Table, lay_table, sitting
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import code_in
from tests.journeys.steps import press, sees, sees_nowhere
from tests.journeys.writers import KEPT, is_told, notes_of, sits_down, types

LEEN = "leen@zonnehof.example"


async def asked_table(stage: Stage) -> Table:
    """In half an hour they sit together; everybody was asked and Leen signed."""
    begins = clock.now() + timedelta(minutes=30)
    plan = replace(sitting(), starts_at=begins, ends_at=begins + timedelta(minutes=90))
    table = await lay_table(stage.world, plan=plan)
    async with door.enter(table.an) as access:
        await invite_all(access, table.consultation, now=clock.now())
    leen = (await table.invitation("Leen")).id
    async with door.enter(table.an) as access:
        await sign(access, leen, channel="paper", now=clock.now())
    return table


async def leen_comes_in(stage: Stage, table: Table) -> Page:
    """On her phone, with her link and a code."""
    page = await (await stage.somebody(is_phone=True)).new_page()
    await page.goto(await table.link("Leen"))
    known = len(await stage.mailbox.about(LEEN, "Je code"))
    await press(page, "Stuur mij een code")
    await page.locator("[name=digits]").fill(
        code_in(await stage.mailbox.wait_for(LEEN, "Je code", known=known))
    )
    await press(page, "Verder")
    return page


async def test_leen_writes_along_while_an_writes_too(stage: Stage) -> None:
    table = await asked_table(stage)
    async with door.enter(table.an) as access:
        points = {item.title: item.id for item in await agenda(access, table.consultation)}
    an = await sits_down(stage, table.consultation, points[TOPIC])
    await an.get_by_role("link", name="Laat iemand meeschrijven").click()
    await an.get_by_label("Leen").check()
    await press(an, "Dit is afgesproken")
    await sees(an, "Leen schrijft mee", "Leen heeft de pagina nu niet open")

    await an.goto(f"{table.place}/tafel?punt={points[TOPIC]}")
    leen = await leen_comes_in(stage, table)
    await sees(leen, "Jij schrijft mee")
    await press(an, "We beginnen")
    await leen.reload()
    await leen.get_by_role("link", name="Schrijf mee").click()
    await sees(leen, TOPIC)
    await sees_nowhere(leen, SECRET, "schulden")

    await expect(leen.locator("details[open] h2")).to_have_text([TOPIC])
    hers = leen.locator("[data-writes]", has=leen.get_by_label(f"Wat is er gezegd bij: {TOPIC}"))
    await types(hers, "Leen belt de woning.")
    await is_told(hers, KEPT)
    await notes_of(an).locator("textarea").evaluate("field => { field.value = 'Niels wil eerst kijken.'; }")
    await types(notes_of(an), " Samen met Koen.")
    await is_told(notes_of(an), "Bewaard naast de andere tekst")
    await notes_of(an).get_by_role("button", name="Houd ze allebei, onder elkaar").click()
    both = "Leen belt de woning.\n\nNiels wil eerst kijken. Samen met Koen."
    await expect(notes_of(an).locator("textarea")).to_have_value(both)
    await hers.locator("textarea").blur()
    await hers.locator("textarea").focus()
    await expect(hers.locator("textarea")).to_have_value(both)

    await an.reload()
    await sees(an, "Leen schrijft nu mee")
    await press(an, "Neem het schrijven terug")
    await types(hers, " Morgen.")
    await is_told(hers, "Hier kan je niet meer schrijven. Je tekst staat nog hier")
    async with door.enter(table.an) as access:
        assert (await texts.written(access, NOTES, points[TOPIC])).words == both


async def test_a_session_of_leen_that_ends_in_mid_sentence_loses_no_word(stage: Stage) -> None:
    table = await asked_table(stage)
    async with door.enter(table.an) as access:
        points = {item.title: item.id for item in await agenda(access, table.consultation)}
        await choose_note_taker(access, table.consultation, table.people["Leen"], now=clock.now())
        await write(access, NOTES, points[TOPIC], Typed("De inschrijving loopt."), now=clock.now())
    leen = await leen_comes_in(stage, table)
    await leen.get_by_role("link", name="Schrijf mee").click()
    hers = leen.locator("[data-writes]", has=leen.get_by_label(f"Wat is er gezegd bij: {TOPIC}"))
    async with door.enter(table.an):
        ended: dict[Any, Any] = {GuestSession.ended_at: clock.now()}
        await GuestSession.update(ended).where(GuestSession.ended_at.is_null())
    await types(hers, " Leen belt.")
    await is_told(hers, "Je was te lang weg. Je tekst staat nog hier.")
    async with leen.context.expect_page() as opened:
        await hers.get_by_role("link", name="Meld je aan in een nieuw venster").click()
    again = await opened.value
    known = len(await stage.mailbox.about(LEEN, "Je code"))
    await press(again, "Stuur mij een code")
    await again.locator("[name=digits]").fill(
        code_in(await stage.mailbox.wait_for(LEEN, "Je code", known=known))
    )
    await press(again, "Verder")
    await again.close()
    await leen.evaluate("dispatchEvent(new Event('focus'))")
    await is_told(hers, KEPT)
    async with door.enter(table.an) as access:
        assert (
            await texts.written(access, NOTES, points[TOPIC])
        ).words == "De inschrijving loopt. Leen belt."
