"""After the table: a reminder answered by link, a date moved twice, a debrief that changes a yes."""

import os
from pathlib import Path
from uuid import UUID

from playwright.async_api import Page

from infra import clock
from services.plans.assents import record_assent
from services.plans.tables import Answer
from tenants import door
from tests.followups.laid import Laid, day, lay
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import code_in, link_in
from tests.journeys.steps import choose, fill, follow, press, sees, sees_nowhere, walk

PICTURES = os.environ.get("PICTURES", "")
LEEN = "leen.voorbeeld@dag.example"
KOEN = "koen.voorbeeld@caw.example"
RULES = "Leen vraagt na wat de nieuwe regels betekenen"
ROOMS = "Koen helpt de kamers leegmaken"


async def situation(stage: Stage, address: str) -> tuple[Laid, Page]:
    """Somebody came in by link; then the sitting was held, and Niels said yes to two agreements."""
    laid = await lay(stage.world)
    await laid.plans()
    guest = await comes_in(stage, address)
    await laid.ends()
    for sentence, owner, days in ((RULES, "Leen", 10), (ROOMS, "Koen", 20)):
        made = await laid.agrees(sentence, owner, days)
        async with door.enter(laid.an) as access:
            await record_assent(access, laid.case, Answer.YES, agreement=made, now=clock.now())
    return laid, guest


async def comes_in(stage: Stage, address: str) -> Page:
    """By the link of the invitation and a code, in a browser that is remembered; the code of conduct is signed."""
    guest = await (await stage.somebody(is_phone=True)).new_page()
    await guest.goto(link_in(await stage.mailbox.wait_for(address, "Uitnodiging")))
    await press(guest, "Stuur mij een code")
    await guest.locator("[name=digits]").fill(code_in(await stage.mailbox.wait_for(address, "Je code")))
    await guest.locator("[name=is_remembered]").check()
    await press(guest, "Verder")
    await press(guest, "Ik ga akkoord met de afspraken")
    return guest


async def test_a_reminder_is_answered_by_link(stage: Stage) -> None:
    laid, leen = await situation(stage, LEEN)
    walk(days=8)
    mail = await stage.mailbox.wait_for(LEEN, "Binnenkort")
    assert "Niels" not in str(mail)
    await leen.goto(link_in(mail))
    await sees(leen, "Een afspraak die jij opnam", "Gedaan")
    await sees_nowhere(leen, RULES, "Niels")
    await taken(leen, "known-own")
    other = await leen.context.new_page()
    await other.goto(link_in(mail))
    await press(leen, "Gedaan")
    await sees(leen, "Gedaan. Bedankt!")
    await press(other, "Gedaan")
    await sees(other, "intussen al afgerond", "Gedaan. Bedankt!")
    await leen.go_back()
    await sees(leen, "Bedankt!")
    an = await stage.signed_in("An")
    await an.goto(f"/situaties/{laid.case}/opvolging")
    await sees(an, "Gedaan op", "zegt Leen")
    await taken(an, "board-done")


async def test_a_date_moves_twice_once_for_an_outside_party(stage: Stage) -> None:
    laid, koen = await situation(stage, KOEN)
    await koen.goto(f"{koen.url.split('?')[0].rstrip('/')}/afspraken")
    await asks_for(koen, laid.agreements[ROOMS], "de woonmaatschappij", "er was een crisis")
    await sees(koen, "Je vroeg een andere dag")
    await taken(koen, "own-asked")
    an = await stage.signed_in("An")
    await sees(an, "Koen vraagt een andere dag")
    board = f"/situaties/{laid.case}/opvolging"
    await an.goto(board)
    await sees(an, "op vraag van de woonmaatschappij", "er was een crisis")
    await taken(an, "board-asks")
    await press(an, "Verschuif")
    await sees(an, "één keer verschoven", "Verschoven op")
    await follow(an, ROOMS)
    await an.locator("#dag [name=to_on]").fill(day(60).isoformat())
    await an.locator("#dag [name=asked_outside]").fill("het containerpark")
    await taken(an, "agreement")
    await press(an, "Verschuif")
    await sees(
        an, "twee keer verschoven", "op vraag van het containerpark", "op vraag van de woonmaatschappij"
    )


async def test_a_debrief_changes_a_yes(stage: Stage) -> None:
    laid, koen = await situation(stage, KOEN)
    own = koen.url.split("?")[0].rstrip("/")
    await koen.goto(f"{own}/terugkoppeling")
    await choose(koen, RULES, "Nee, liever niet")
    await koen.locator(f"[name=words_{laid.agreements[RULES].hex}]").fill("Ik vraag het liever zelf")
    await choose(koen, ROOMS, "Ja, dat is goed")
    await koen.locator("[name=experience]").fill("Spannend, maar goed.")
    await taken(koen, "debrief")
    await press(koen, "Bewaar")
    await sees(koen, "Bewaard. Bedankt dat je dit deed.")
    await koen.goto(f"{own}/opvolging")
    await sees_nowhere(koen, RULES)
    await taken(koen, "watch")
    an = await stage.signed_in("An")
    await sees(an, "Niels zegt nu nee op een afspraak", "Ik vraag het liever zelf")
    await taken(an, "today-no")
    await an.goto(f"/situaties/{laid.case}/opvolging")
    await taken(an, "board-no")
    await follow(an, "Wat nu?")
    await sees(an, "niemand krijgt er nog een herinnering voor")
    await taken(an, "agreement-no")
    await fill(an, "In eigen woorden", "Leen mag het toch vragen")
    await press(an, "Het is toch ja")
    await sees(an, "Toch ja op", "Leen mag het toch vragen")
    await sees_nowhere(an, "zegt hier nu nee op")
    walk(days=8)
    await stage.mailbox.wait_for(LEEN, "Binnenkort")


async def asks_for(page: Page, agreement: UUID, outside: str, reason: str) -> None:
    """Another day, in the small form under an agreement."""
    part = page.locator(f"#afspraak-{agreement} details").first
    await part.locator("summary").click()
    await part.locator("[name=to_on]").fill(day(40).isoformat())
    await part.locator("[name=reason]").fill(reason)
    await part.locator("[name=asked_outside]").fill(outside)
    await press(part, "Vraag deze dag")


async def taken(page: Page, name: str) -> None:
    """A picture, for who wants to look: PICTURES names the folder."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
