"""A series to its end: an opvolgoverleg in one pass, the red thread, the end with thanks, and going on after all."""

from datetime import timedelta
from typing import Any

from playwright.async_api import Page

from infra import clock
from services.consultations.tables import Consultation
from tenants import door
from tests.followups.laid import Laid, lay
from tests.journeys.conftest import DESKTOP, PHONE, Stage
from tests.journeys.mailbox import text_of
from tests.journeys.steps import follow, press, sees, sees_nowhere
from tests.journeys.test_move import taken

LEEN, NIELS = "leen.voorbeeld@dag.example", "niels.voorbeeld@post.example"


async def looked(page: Page, name: str) -> None:
    """Wide, and on a phone."""
    await taken(page, name)
    await page.set_viewport_size(PHONE)
    await taken(page, f"{name}-phone")
    await page.set_viewport_size(DESKTOP)


async def told(stage: Stage) -> Laid:
    """Niels after one sitting: everybody was mailed, three things were agreed."""
    laid = await lay(stage.world)
    held = await laid.plans()
    await stage.mailbox.wait_for(LEEN, "Uitnodiging")
    async with door.enter(laid.an):
        goal = "Waar kan ik later wonen?"
        said: dict[Any, Any] = {Consultation.held_at: clock.now(), Consultation.goal: goal}
        await Consultation.update(said).where(Consultation.id == held)
    await laid.agrees("Leen belt de school", "Leen", 5)
    await laid.agrees("Koen rijdt mee naar de bank", "Koen", 9)
    await laid.agrees("Niels schrijft op wat hij wil", "Niels", 3)
    return laid


async def test_a_series_goes_on_ends_and_goes_on_again(stage: Stage) -> None:
    laid = await told(stage)
    an = await stage.signed_in("An")
    await meets_again(an, laid)
    await reads_the_thread(an, laid)
    await ends(an, laid)
    mail = text_of(await stage.mailbox.wait_for(LEEN, "Bedankt"))
    assert "/bedankt" in mail
    assert not [word for word in ("school", "Niels", "stabiel") if word in mail]
    await goes_on(an, laid)


async def meets_again(an: Page, laid: Laid) -> None:
    """Same table, a day, and each agreement once."""
    await an.goto(f"/situaties/{laid.case}/opvolgoverleg")
    await sees(an, "Wat spraken we af, en klopt dat nog?", "Leen belt de school")
    await looked(an, "followup")
    koen = an.get_by_role("group", name="Koen rijdt mee naar de bank")
    await koen.get_by_label("Is gedaan", exact=True).check()
    await an.locator("[name=on]").fill((clock.today() + timedelta(days=30)).isoformat())
    await an.locator("[name=starts]").fill("10:00")
    await press(an, "Plan het opvolgoverleg")
    await an.wait_for_url("**/overleggen/*")
    await an.goto(f"/situaties/{laid.case}/opvolging")
    await sees(an, "Leen belt de school")


async def reads_the_thread(an: Page, laid: Laid) -> None:
    await an.goto(f"/situaties/{laid.case}/rode-draad")
    await sees(an, "Waar kan ik later wonen?", "Koen rijdt mee naar de bank", "gedaan")
    await sees_nowhere(an, "Niels schrijft op wat hij wil")
    await looked(an, "thread")
    await press(an, "Ja, Niels wil dit")
    await sees(an, "Haal weg van die pagina")


async def ends(an: Page, laid: Laid) -> None:
    """The planned sitting goes first; then it ends with what it brought."""
    async with door.enter(laid.an):
        coming = Consultation.held_at.is_null() & (Consultation.case == laid.case)
        await Consultation.update({Consultation.cancelled_at: clock.now()}).where(coming)
    await an.goto(f"/situaties/{laid.case}")
    await follow(an, "Samen afronden")
    await looked(an, "ending")
    await an.get_by_label("Het is stabiel", exact=True).check()
    await an.get_by_label("De cliënt voelt zich gehoord").check()
    await press(an, "Rond af")
    await sees(an, "Afgerond op", "De cliënt voelt zich gehoord", "Leen belt de school")
    await looked(an, "over")


async def goes_on(an: Page, laid: Laid) -> None:
    await follow(an, "Open opnieuw")
    await press(an, "Open opnieuw")
    await sees(an, "Schrijf kort waarom.")
    await looked(an, "reopening")
    await an.get_by_label("Waarom komen jullie weer samen?").fill("Het loopt weer moeilijk.")
    await press(an, "Open opnieuw")
    await an.wait_for_url("**/toestemming")
    await sees(an, "een vorige reeks")
    await an.goto(f"/situaties/{laid.case}/rode-draad")
    await sees(an, "Het loopt weer moeilijk.")
