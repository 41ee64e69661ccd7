"""A client without mail or phone, served wholly by paper; and beside it a helper who prepares in three minutes."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Page
from pypdf import PdfReader

from infra import clock
from tests.journeys.conftest import Stage
from tests.journeys.steps import choose, comes_in, fill, follow, pick, press, sees, sees_nowhere, walk
from tests.journeys.test_fifteen_minutes import Work

HELP = "Iemand die de brieven met mij leest"
ALONE = "Ik ben bang dat ik uit mijn huis moet"
TOPIC = "Een vaste dag voor de post"
PEOPLE = (("Koen", "thuisbegeleider"), ("Leen", "maatschappelijk werker"))
A_PERSON = 180  # seconds: three minutes


async def test_paper(stage: Stage, tmp_path: Path) -> None:
    an = await stage.signed_in("An")
    case = await an_begins(an)
    await yvonne_says_yes(an, case)
    consultation = await everybody_is_asked(an, case)
    await paper_goes_to_yvonne(an, consultation)
    await ten_minutes_afterwards(an, tmp_path)
    await leen_has_three_minutes(stage)
    await an_reads_it(an, consultation)
    walk(days=6, hours=-8)
    await her_words_are_at_the_table(await stage.signed_in("An"), consultation)
    assert await stage.mailbox.about("yvonne@pelt.example", "") == []


async def an_begins(an: Page) -> str:
    """Yvonne has an address on a street, and nothing else."""
    await an.goto("/situaties/overname")
    await fill(an, "Voornaam van de cliënt", "Yvonne")
    for number, (name, function) in enumerate(PEOPLE):
        if not await an.locator(f"[name=people-{number}-name]").count():
            await press(an, "Nog iemand toevoegen")
        await an.locator(f"[name=people-{number}-name]").fill(name)
        await an.locator(f"[name=people-{number}-function]").fill(function)
        await an.locator(f"[name=people-{number}-email]").fill(f"{name.lower()}.voorbeeld@pelt.example")
        await an.locator(f"[name=people-{number}-kind]").select_option(label="hulpverlener")
    await an.locator("[name=held_on]").fill((clock.today() + timedelta(days=6)).isoformat())
    await an.locator("[name=starts]").fill("15:00")
    await an.locator("[name=place]").fill("OCMW Pelt, lokaal 2")
    await press(an, "Neem over")
    return an.url.split("?")[0]


async def yvonne_says_yes(an: Page, case: str) -> None:
    """Spoken, at her kitchen table."""
    await an.goto(case + "/toestemming")
    for yes in await an.locator("[name^=erbij_][value=yes]").all():
        await yes.check()
    await pick(an, "[name=given_by]", "Yvonne")
    await choose(an, "Hoe?", "Gezegd, in een gesprek of aan de telefoon")
    await an.locator("[name=is_informed]").check()
    await an.locator("[name=is_explicit]").check()
    await press(an, "Bewaar wat Yvonne zei")


async def everybody_is_asked(an: Page, case: str) -> str:
    """The helpers by mail, Yvonne on paper."""
    await an.goto(case)
    await an.locator(".next a.button").first.click()
    consultation = an.url.split("?")[0].split("/uitnodigingen")[0]
    await an.goto(consultation + "/uitnodigingen")
    await press(an, "Nodig uit")
    return consultation


async def paper_goes_to_yvonne(an: Page, consultation: str) -> None:
    """A letter with her name, and a sheet without any."""
    letter = await text_of(an, consultation + "/brief")
    assert "Dag Yvonne" in letter
    await an.goto(consultation)
    await follow(an, "De voorbereiding")
    await sees(an, "nog niets")
    sheet = an.get_by_role("link", name="Blad voor de keukentafel")
    text = await text_of(an, await sheet.first.get_attribute("href") or "")
    assert "Waar wil je hulp bij?" in text
    assert "Yvonne" not in text
    code = await an.locator(".sheet-code").first.inner_text()
    assert code in text


async def ten_minutes_afterwards(an: Page, scraps: Path) -> None:
    """What she said, who says it, why coming is hard, and a photo of what she drew."""
    await follow(an, "Vul in voor Yvonne")
    work = Work(an)
    await work.types("[name=help-words]", HELP)
    await an.locator("[name=help-told_by]").first.locator("xpath=ancestor::details/summary").click()
    await an.locator("[name=help-told_by][value=self]").check()
    await work.types("[name=problem-words]", ALONE)
    await an.locator("[name=problem-told_by]").first.locator("xpath=ancestor::details/summary").click()
    await an.locator("[name=problem-told_by][value=nobody]").check()
    await choose(an.locator("#komen"), "Kom je zelf?", "Ja, voor een stuk")
    await an.locator("#komen").get_by_label("Ik raak er niet").check()
    drawing = scraps / "blad.jpg"
    Image.new("RGB", (600, 800), "white").save(drawing, "JPEG")
    await an.locator("#sheet-bestand").set_input_files(drawing)
    await work.presses("Bewaar en zet op klaar")
    await sees(an, "Bewaard.", "Foto van")
    await follow(an, "De voorbereiding")
    await sees(an, "klaar", HELP, ALONE, "Alleen voor jou. Niet aan tafel zeggen.")
    print(f"ten-minute entry: {work.seconds:.0f} s for a person")  # noqa: T201
    assert work.seconds < 10 * 60


async def leen_has_three_minutes(stage: Stage) -> None:
    """By her link, on a phone: what is not talked through with Yvonne waits."""
    leen = await comes_in(stage, "leen")
    await press(leen, "Ik ga akkoord met de afspraken")
    await sees_nowhere(leen, ALONE)
    work = Work(leen)
    await work.clicks_on("a[href$='/drie-minuten']")
    await leen.wait_for_load_state("networkidle")
    await sees_nowhere(leen, HELP, ALONE)
    await work.types("[name=goes_well]", "Ze belt als er iets is.")
    await work.types("[name=mandate]", "Een wekelijks bezoek.")
    await work.types("[name=title]", TOPIC)
    await work.types("[name=why]", "Er blijven brieven liggen.")
    await work.clicks_on("[name=is_talked_through][value=no]")
    await work.presses("Klaar")
    await sees(leen, "Bespreek je punt nog met Yvonne", "eerst bespreken")
    print(f"three minutes: {work.clicks} clicks, {work.characters} characters, {work.seconds:.0f} s")  # noqa: T201
    assert work.seconds < A_PERSON


async def an_reads_it(an: Page, consultation: str) -> None:
    """Her words first; a ride is arranged; her wish goes on the agenda, Leen's point waits."""
    await an.goto(consultation + "/voorbereiding")
    await sees(an, HELP, "Ik raak er niet", TOPIC, "eerst bespreken")
    way = an.locator("form[action^='/drempels/']")
    await way.locator("[name=remedy]").fill("Koen komt haar halen.")
    await way.locator("[name=is_settled]").check()
    await press(way, "Bewaar")
    await sees(an, "geregeld")
    await an.goto(consultation + "/agenda")
    await sees_nowhere(an, ALONE)
    wish = an.locator("#voorgesteld .row", has_text=HELP)
    await press(wish, "Zet op de agenda")
    await sees(an, HELP)


async def her_words_are_at_the_table(an: Page, consultation: str) -> None:
    """What she wrote on paper is a point, in her words; what is for An alone is not."""
    await an.goto(consultation + "/tafel")
    await sees(an, HELP)
    await sees_nowhere(an, ALONE, TOPIC)


async def text_of(page: Page, address: str) -> str:
    """What stands on a paper."""
    answer = await page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return "\n".join(one.extract_text() for one in PdfReader(BytesIO(await answer.body())).pages)
