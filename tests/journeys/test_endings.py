"""How a meeting may end otherwise: a stop sign, suspended, the client leaves, does not come, or no plan at all."""

from playwright.async_api import Page

from tests.journeys.conftest import Stage
from tests.journeys.gathered import RENT, YOUTH, Gathered, at_table, gathered
from tests.journeys.steps import add, fill, pick, press, sees, sees_nowhere
from tests.workdays import workday

SAID = "De huur is twee maanden te laat."


async def begun(an: Page) -> None:
    """On the rent, with something said."""
    await press(an, "We beginnen")
    for _ in range(2):
        await press(an, "Volgend punt")
    await an.get_by_label("Wat is er gezegd?").fill(SAID)
    await press(an.locator("#notes"), "Bewaar")


async def test_stopped_suspended_and_going_on(stage: Stage) -> None:
    here = await gathered(stage)
    an = await at_table(stage, here, has_javascript=False)
    await begun(an)
    await press(an, "Sandra wil stoppen")
    await sees(an, "Sandra wil even stoppen", "Iedereen zwijgt.", "De coördinator gaat mee.")
    await sees_nowhere(an, "Volgend punt")
    await press(an, "We gaan verder")
    await sees(an, "Volgend punt", RENT)
    await an.get_by_text("Het overleg zelf").click()
    await fill(an, "Waarom?", "Er werd alleen nog geroddeld.")
    await press(an, "Schors")
    await sees(an, "Het overleg is geschorst", "Er werd alleen nog geroddeld.")
    await an.go_back()
    await an.goto(here.place + "/tafel")
    await an.get_by_role("link", name="Een andere dag verder").click()
    await pick(an, "[name=result]", "Het stopte vroeger")
    await an.locator("[name=next_on]").fill(workday(7).isoformat())
    await an.locator("[name=next_time]").fill("14u30")
    await press(an, "Sluit het overleg af")
    await an.goto(here.case)
    await sees(an, "14.30 uur")


async def test_the_client_walks_out_and_does_not_come_back(stage: Stage) -> None:
    here = await gathered(stage)
    an = await at_table(stage, here)
    await begun_with_script(an)
    await an.get_by_text("Het overleg zelf").click()
    await press(an, "Sandra is weggegaan")
    await sees(an, "Ga mee naar buiten.", "Dat is niemands fout.")
    await press(an, "Sandra is terug")
    await sees(an, "Volgend punt")
    await press(an, "Sandra wil stoppen")
    await press(an, "Sandra is weggegaan")
    await an.get_by_role("link", name="Het overleg stopt hier").click()
    await sees(an, "Spreek niets meer af")
    await press(an, "Sluit het overleg af")
    await sees(an, "Kies wat het overleg dan wel bracht")
    await pick(an, "[name=result]", "Het stopte vroeger")
    await press(an, "Sluit het overleg af")
    await sees(an, SAID)


async def begun_with_script(an: Page) -> None:
    await press(an, "We beginnen")
    for _ in range(2):
        await press(an, "Volgend punt")
    await an.get_by_label("Wat is er gezegd?").fill(SAID)
    await an.get_by_text("Bewaard", exact=True).first.wait_for()


async def sandra_is_not_there(an: Page, here: Gathered) -> None:
    await an.get_by_text("Wie is er?").click()
    await an.locator(".who-is-here").get_by_label("Sandra").uncheck()
    await press(an, "Bewaar wie er is")
    await sees(an, "Sandra is er niet", "Begin niet zonder Sandra.")


async def test_sandra_phones_that_they_may_go_on_about_the_rent(stage: Stage) -> None:
    here = await gathered(stage)
    an = await at_table(stage, here)
    await sandra_is_not_there(an, here)
    await an.get_by_role("link", name="Sandra zegt: doe maar zonder mij").click()
    await fill(an, "Wat zei Sandra?", "Doe maar, maar alleen over de huur, en zonder Els.")
    await an.get_by_label(RENT).check()
    await an.get_by_label("Els", exact=True).uncheck()
    await pick(an, "[name=tells_back]", "Peter")
    await press(an, "Sandra koos dit zelf")
    await sees(an, "Peter vertelt na wat er gezegd is.", "Eén punt is geschrapt op vraag van Sandra", RENT)
    await sees_nowhere(an, YOUTH)
    await press(an, "We beginnen")
    await add(an, "#agreements", "Stijn maakt een afbetalingsplan")
    await an.goto(here.place + "/afsluiting")
    await press(an, "Sluit het overleg af")
    await sees_nowhere(an, YOUTH)


async def test_sandra_does_not_come_and_nothing_is_kept(stage: Stage) -> None:
    here = await gathered(stage)
    an = await at_table(stage, here)
    await begun_with_script(an)
    await add(an, "#strengths", "Sandra belde zelf de school")
    await sandra_is_not_there(an, here)
    await an.get_by_role("link", name="Het overleg gaat niet door").click()
    await press(an, "Wis en sluit")
    for path in ("", "/tafel", "/verslag", "/afsluiting"):
        await an.goto(here.place + path)
        await sees_nowhere(an, SAID, "belde zelf de school")
    await an.goto(here.place + "/tafel")
    await sees(an, "Dit overleg is niet doorgegaan.")


async def test_no_plan_is_a_result_with_a_name(stage: Stage) -> None:
    here = await gathered(stage)
    an = await at_table(stage, here, has_javascript=False)
    await begun(an)
    await an.goto(here.place + "/afsluiting")
    await sees(an, "Een overleg zonder afspraken is niet mislukt.")
    await press(an, "Sluit het overleg af")
    await sees(an, "Kies wat het overleg dan wel bracht")
    await pick(an, "[name=result]", "We begrijpen elkaar beter")
    await press(an, "Sluit het overleg af")
    await sees(an, "We begrijpen elkaar beter")
