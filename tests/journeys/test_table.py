"""At the table, in Chromium: a whole meeting, and the housing company that is there for one point only."""

from io import BytesIO

from playwright.async_api import Page, expect
from pypdf import PdfReader

from tests.journeys.conftest import Stage
from tests.journeys.gathered import RENT, YOUTH, Gathered, at_table, gathered
from tests.journeys.steps import add, choose, comes_in, in_words, pick, press, sees, sees_nowhere

SAID = "Lotte schreef zelf een brief."
PROMISE = "Els belt de rechter"
OWN = "Peter keek telkens weg."
OUT = "Vraag nu Stijn om even buiten te wachten."


async def test_a_whole_meeting(stage: Stage) -> None:
    here = await gathered(stage)
    an = await at_table(stage, here)
    await they_meet(an)
    await sandra_tells(an)
    await they_agree(an)
    await what_waits(an)
    await stijn_waits_outside(an)
    bram_sees_it_is_not_his = await stage.signed_in("Bram")
    answer = await bram_sees_it_is_not_his.goto(here.place + "/tafel")
    assert answer is not None
    assert answer.status == 404
    await they_round_off(an)
    await an.goto(here.place + "/verslag")
    await sees(an, "Sandra wil rust.", SAID, PROMISE)
    await sees_nowhere(an, OWN)


async def they_meet(an: Page) -> None:
    """The client is thanked first; the clock begins; who has nothing to hear is asked out in time."""
    await sees(an, "Dank eerst Sandra", "Sandra wil stoppen")
    assert await an.evaluate("document.documentElement.scrollHeight <= innerHeight")
    await press(an, "We beginnen")
    await expect(an.locator("[data-spent]")).to_have_text("0")
    await press(an, "Volgend punt")


async def sandra_tells(an: Page) -> None:
    """In her own words, saved by itself; and what only An reads."""
    await expect(an.locator("h1")).to_have_text("Sandra vertelt")
    await an.get_by_label("Het verhaal, in eigen woorden").fill("Sandra wil rust.")
    await expect(an.locator("#story [data-save-hint]").first).to_have_text("Bewaard")
    await an.get_by_text("Alleen voor mij", exact=True).first.click()
    await an.locator(".private textarea").fill(OWN)
    await expect(an.locator(".private [data-save-hint]")).to_have_text("Bewaard")
    await add(an, "#strengths", "Sandra belde zelf de school")
    await press(an, "Volgend punt")


async def they_agree(an: Page) -> None:
    """Typed, Enter, and the cursor stands ready for the next; trouble is talked out first."""
    await expect(an.locator("h1")).to_have_text(RENT)
    line = an.locator("#sentence-sentence")
    for sentence in (
        f"Stijn maakt een afbetalingsplan tegen {in_words(9)}",
        f"Sandra belt Stijn tegen {in_words(3)}",
    ):
        await line.fill(sentence)
        await line.press("Enter")
        await expect(an.locator("#agreements .card b").first).to_have_text(sentence)
        await expect(line).to_be_focused()
        await expect(line).to_have_value("")
    await line.fill("Peter betaalt de helft")
    await press(an, "Iemand heeft er moeite mee")
    await sees(an, "Praat het eerst uit.")
    assert await an.locator("#agreements .card").count() == 2
    await an.get_by_label("Wat was de moeite").fill("Peter kan maar een kwart.")
    await press(an, "Nu kan iedereen ermee leven: spreek af")
    await expect(an.locator("#agreements .card")).to_have_count(3)


async def what_waits(an: Page) -> None:
    """A helper's new point waits; what is too large is not decided here."""
    await an.get_by_text("Een nieuw punt", exact=True).click()
    await an.locator("#topics [name=title]").fill("De facturen")
    await pick(an, "#topics [name=brought_by]", "Els")
    await pick(an, "#topics [name=talks_first]", "Peter")
    await press(an.locator("#topics"), "Zet erbij")
    await sees(an, "Els bracht dit aan. Peter praat er eerst over met Sandra.")


async def stijn_waits_outside(an: Page) -> None:
    """The next point is not begun before he is out of the room; afterwards he may come in again."""
    await sees(an, "Stijn wacht dan buiten.")
    await an.get_by_role("link", name="Volgend punt").click()
    await sees(an, OUT)
    await expect(an.locator(".agenda .here")).to_contain_text(YOUTH)
    await press(an, "Stijn wacht buiten. Begin dit punt")
    await sees_nowhere(an, OUT)
    await sees(an, "Niet bij dit punt: Stijn")
    await an.get_by_label("Wat is er gezegd?").fill(SAID)
    await expect(an.locator("#notes [data-save-hint]")).to_have_text("Bewaard")
    await add(an, "#agreements", f"{PROMISE} tegen {in_words(5)}")
    await sees(an, "Stijn mag er dan weer bij.")
    await press(an, "Volgend punt")


async def they_round_off(an: Page) -> None:
    """What goes well is said once more, the agreements are read out."""
    await press(an, "Volgend punt")
    await press(an, "Volgend punt")
    await an.get_by_role("link", name="We ronden af").first.click()
    await sees(an, "Sandra belde zelf de school", PROMISE, "De facturen")
    await press(an, "Sluit het overleg af")


async def test_the_housing_company_hears_the_first_point_only(stage: Stage) -> None:
    here = await gathered(stage)
    stijn = await comes_in(stage, "stijn")
    await press(stijn, "Ik ga akkoord met de afspraken")
    own = stijn.url.split("?")[0]
    await sees(stijn, RENT, "Bij dit punt ben jij niet in de zaal.")
    an = await at_table(stage, here)
    await press(an, "We beginnen")
    for _ in range(2):
        await press(an, "Volgend punt")
    await an.get_by_label("Wat is er gezegd?").fill("De huur is twee maanden te laat.")
    await an.get_by_role("link", name="Volgend punt").click()
    await press(an, "Stijn wacht buiten. Begin dit punt")
    await an.get_by_label("Wat is er gezegd?").fill(SAID)
    await expect(an.locator("#notes [data-save-hint]")).to_have_text("Bewaard")
    await add(an, "#agreements", f"{PROMISE} tegen {in_words(5)}")
    await add(an, "#strengths", "Lotte durft te praten")
    await nowhere(stijn, own, "")
    await the_report_goes_out(an, here)
    await stage.mailbox.wait_for("stijn.voorbeeld@pelt.example", "erslag")
    await nowhere(stijn, own, "/verslag")
    for mail in await stage.mailbox.about("stijn.voorbeeld@pelt.example", ""):
        assert not any(words in str(mail) for words in (YOUTH, SAID, PROMISE))


async def the_report_goes_out(an: Page, here: Gathered) -> None:
    await an.goto(here.place + "/afsluiting")
    await press(an, "Sluit het overleg af")
    await an.wait_for_url("**/verslag**")
    await choose(an, "Mag het verslag naar de anderen?", "Ja, naar iedereen die gevraagd was")
    await press(an, "Bewaar het antwoord van Sandra")
    await press(an, "Verstuur het verslag")


async def nowhere(stijn: Page, own: str, path: str) -> None:
    """Not a word of the second point: on his page, in the report, on its paper."""
    for address in dict.fromkeys((own, own + path)):
        await stijn.goto(address)
        await sees_nowhere(stijn, YOUTH, SAID, PROMISE, "Lotte")
    if path:
        await sees(stijn, "zonder jou", "De huur is twee maanden te laat.")
        answer = await stijn.request.get(own + path + ".pdf")
        text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(await answer.body())).pages)
        assert not any(words in text for words in (YOUTH, SAID, PROMISE))
        assert "zonder jou" in text
