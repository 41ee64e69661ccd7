"""How it was, over three sittings: by Niels himself, by phone, to somebody neutral; and no helper hears it."""

import re

from playwright.async_api import Page

from infra import clock
from services.consultations.tables import Consultation
from tenants import door
from tests.crawl.site import AXE, RUN_AXE
from tests.followups.laid import Laid, lay
from tests.journeys.conftest import DESKTOP, PHONE, Stage
from tests.journeys.mailbox import code_in, link_in, text_of
from tests.journeys.steps import choose, fill, follow, press, sees, sees_nowhere
from tests.journeys.test_move import taken

NIELS, LEEN = "niels.voorbeeld@post.example", "leen.voorbeeld@dag.example"
MIA = "mia.voorbeeld@onthaal.example"
HIMSELF, BY_PHONE, TO_MIA = (
    "Het waren veel mensen.",
    "Rustiger dan de eerste keer.",
    "Nu durf ik het te zeggen.",
)
EVERY = (HIMSELF, BY_PHONE, TO_MIA)


async def test_an_evaluation_over_three_moments(stage: Stage) -> None:
    laid = await lay(stage.world)
    an = await stage.signed_in("An")
    await niels_says_it_himself(stage, await held(stage, laid, NIELS, LEEN))
    await an_hears_it_by_phone(an, laid, await held(stage, laid))
    await mia_asks(stage, an, laid, await held(stage, laid))
    await an_reads_all_three(an, laid)
    await leen_sees_none_of_it(stage)
    await the_plan_once_more(an, laid)


async def held(stage: Stage, laid: Laid, *guests: str) -> str:
    """One more sitting, to which everybody was asked, and which is over now; `guests` have their mail."""
    sitting = await laid.plans()
    for one in guests:
        await stage.mailbox.wait_for(one, "Uitnodiging")
    async with door.enter(laid.an):
        await Consultation.update({Consultation.held_at: clock.now()}).where(Consultation.id == sitting)
    return f"/overleggen/{sitting}/evaluatie"


async def niels_says_it_himself(stage: Stage, place: str) -> None:
    """On his phone, behind his own link; one question he skips."""
    niels = await comes_in(stage, NIELS)
    await follow(niels, "Zeg hoe het was")
    await is_for_everybody(niels)
    await taken(niels, "evaluation-own")
    await choose(niels, "Ging het over wat voor jou telt?", "Niet echt")
    await choose(niels, "Merk je er thuis iets van?", "Nee")
    await choose(niels, "Luisterde de coördinator echt naar jou?", "Ja, een beetje")
    await fill(niels, "Wil je nog iets zeggen?", HIMSELF)
    await press(niels, "Bewaar")
    await sees(niels, "Bewaard. Dank je wel.", "Dit zei jij al")
    await taken(niels, "evaluation-said")


async def an_hears_it_by_phone(an: Page, laid: Laid, place: str) -> None:
    """The record says that it was by phone, by her hand."""
    await an.goto(place)
    await sees(an, "Vraag Niels hoe het was")
    await follow(an, "Ik vraag het zelf")
    await choose(an, "Ging het over wat voor jou telt?", "Ja, een beetje")
    await choose(an, "Voel je je er sterker door?", "Ja, een beetje")
    await fill(an, "Wil je nog iets zeggen?", BY_PHONE)
    await press(an, "Bewaar")
    await sees(an, BY_PHONE, "aan de telefoon", "Genoteerd door jullie")


async def mia_asks(stage: Stage, an: Page, laid: Laid, place: str) -> None:
    """Koen helps, so he is warned about; Mia of the reception gets a link, and the digits by phone."""
    await an.goto(place)
    await follow(an, "Laat iemand anders het vragen")
    await an.locator("[name=person]").select_option(value=str(laid.people["Koen"]))
    await press(an, "Maak de link")
    await sees(an, "Deze persoon helpt de cliënt zelf.")
    await an.locator("[name=person]").select_option(value="outside")
    await fill(an, "Voornaam", "Mia")
    await fill(an, "Mailadres", MIA)
    await press(an, "Maak de link")
    await sees(an, "Mia gaat het vragen")
    digits = await an.locator(".digits").inner_text()
    said = text_of(await stage.mailbox.wait_for(MIA, "luisteren"))
    assert "Niels" not in said
    assert digits.replace(" ", "") not in said
    link = re.search(r"https?://\S+/gesprek/\S+", said)
    assert link is not None
    mia = await (await stage.somebody(is_phone=True)).new_page()
    await mia.goto(link[0])
    await sees_nowhere(mia, "Niels")
    await mia.locator("[name=digits]").fill(digits)
    await press(mia, "Verder")
    await sees_nowhere(mia, *EVERY, "Koen", "Leen")
    await is_for_everybody(mia)
    await choose(mia, "Ging het over wat voor jou telt?", "Ja, zeker")
    await choose(mia, "Voel je je er sterker door?", "Ja, zeker")
    await fill(mia, "Wil je nog iets zeggen?", TO_MIA)
    await press(mia, "Bewaar")
    await sees(mia, "Dank je wel, Mia")
    await sees_nowhere(mia, TO_MIA)


async def an_reads_all_three(an: Page, laid: Laid) -> None:
    """Vandaag says that somebody answered; on one page the three stand side by side, without a figure."""
    await an.goto("/vandaag")
    await sees(an, "Niels zei hoe het overleg was")
    await an.goto(f"/situaties/{laid.case}/evaluatie")
    await sees(an, *EVERY, "op de eigen pagina", "aan de telefoon", "met Mia")
    await taken(an, "evaluation-over-time")
    await an.set_viewport_size(PHONE)
    await taken(an, "evaluation-over-time-phone")
    await an.set_viewport_size(DESKTOP)
    cells = await an.locator("tbody tr").first.locator("td").all_inner_texts()
    assert [cell.strip() for cell in cells] == ["Niet echt", "Ja, een beetje", "Ja, zeker"]
    await is_for_everybody(an)


async def leen_sees_none_of_it(stage: Stage) -> None:
    """Her minute, and not a word of Niels."""
    leen = await comes_in(stage, LEEN)
    await press(leen, "Ik ga akkoord met de afspraken")
    await sees_nowhere(leen, *EVERY)
    await follow(leen, "Zeg hoe het was")
    await sees_nowhere(leen, *EVERY)
    await choose(leen, "Was dit overleg zijn tijd waard?", "Ja")
    await press(leen, "Bewaar")
    await sees(leen, "Bewaard. Dank je wel.")
    await sees_nowhere(leen, *EVERY)


async def the_plan_once_more(an: Page, laid: Laid) -> None:
    """What was said leads to one next step."""
    await follow(an.locator("table"), await an.locator("thead a").last.inner_text())
    await follow(an, "Bekijk het samen")
    await choose(an, "Is er iets nieuws nodig?", "Ja")
    await choose(an, "Wat doen we nu?", "Een opvolgoverleg plannen")
    await press(an, "Bewaar")
    await follow(an, "Plan een opvolgoverleg")
    assert an.url.endswith(f"/situaties/{laid.case}/opvolgoverleg")


async def comes_in(stage: Stage, address: str) -> Page:
    """Somebody opens the first invitation, and types a fresh code."""
    mail = (await stage.mailbox.about(address, "Uitnodiging"))[0]
    guest = await (await stage.somebody(is_phone=True)).new_page()
    await guest.goto(link_in(mail))
    known = len(await stage.mailbox.about(address, "Je code"))
    await press(guest, "Stuur mij een code")
    code = code_in(await stage.mailbox.wait_for(address, "Je code", known=known))
    await guest.locator("[name=digits]").fill(code)
    await press(guest, "Verder")
    return guest


async def is_for_everybody(page: Page) -> None:
    """Nothing serious stands in the way of who uses no mouse, or no eyes."""
    await page.evaluate(AXE)
    assert await page.evaluate(RUN_AXE) == []
