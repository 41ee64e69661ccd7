"""A sentence is rewritten: what may lead back to somebody shows while it is typed, and also without a script."""

from playwright.async_api import Page, expect

from infra.piccolo_conf import DB
from tenants import door
from tenants.access import job_access
from tests.crawl.site import AXE, RUN_AXE
from tests.journeys.conftest import PHONE, Stage
from tests.journeys.steps import fill, follow, press, sees, sees_nowhere
from tests.journeys.test_move import taken
from tests.journeys.test_report import held
from tests.tenants.test_wall import case_of_an

SAID = "Niels zijn inschrijving is weg omdat zijn papieren verlopen waren."
TYPED = "niels uit Pelt (0470 00 00 17) verloor zijn inschrijving, als enige man met zes kinderen"
NEAT = "Wie zijn verblijfspapieren te laat vernieuwt, verliest zijn inschrijving voor een sociale woning."


async def test_marks_show_while_one_types(stage: Stage) -> None:
    an = await stage.signed_in("An")
    await at_rewriting(stage, an)
    text = an.get_by_label("Herschreven tekst")
    await text.fill(TYPED)
    marked = an.locator("[data-marked] mark")
    await expect(marked).to_have_count(5)
    await expect(an.locator("[data-marked-said]")).to_have_text("Er staat iets in dat er nooit in mag.")
    await expect(text).to_be_focused()
    await taken(an, "marking")
    await is_for_everybody(an)
    await taken(an, "marking-phone")
    await a_tick_stays(an)
    await text.fill(NEAT)
    await expect(marked).to_have_count(0)
    await sees(an, "Wij herkennen niets dat naar iemand leidt.", "Het lijkt te gaan over")
    await press(an, "Zet in onze lijst")
    await sees(an, NEAT)
    assert TYPED not in await everything(stage)


async def test_without_a_script_the_same_stands_there_after_sending(stage: Stage) -> None:
    an = await stage.signed_in("An", has_javascript=False, is_phone=True)
    await at_rewriting(stage, an)
    await fill(an, "Herschreven tekst", TYPED)
    await press(an, "Zet in onze lijst")
    await expect(an.locator("[data-marked] mark")).to_have_count(5)
    await sees(an, "Er staat iets in dat er nooit in mag.", "Dit wijst niemand aan")
    await taken(an, "marking-sent")


async def test_a_session_that_ends_while_one_types_takes_nothing_away(stage: Stage) -> None:
    an = await stage.signed_in("An")
    await at_rewriting(stage, an)
    text = an.get_by_label("Herschreven tekst")
    await text.fill("in Pelt is geen plaats")
    await expect(an.locator("[data-marked] mark")).to_have_count(1)
    await an.context.clear_cookies()
    await text.press_sequentially(" voor niels")
    await an.wait_for_timeout(900)
    await expect(text).to_have_value("in Pelt is geen plaats voor niels")
    await sees_nowhere(an, "Meld je aan")


async def test_what_everybody_reads_is_looked_at_and_becomes_a_bottleneck(stage: Stage) -> None:
    table = await held(stage)
    an = await stage.signed_in("An")
    await an.goto(f"{table.place}/verslag")
    text = an.get_by_label("Wat loopt structureel mis?")
    await text.fill("Rita van 0470 00 00 17 kreeg het niet geregeld, de regel telt samenwonen anders.")
    await expect(an.locator("form[data-saves]", has=text).locator("[data-save-hint]")).to_have_text("Bewaard")
    await an.reload()
    await sees(an, "Iedereen leest wat structureel misloopt", "Dit valt ons op.")
    await taken(an, "marking-report")
    await is_for_everybody(an)
    await taken(an, "marking-report-phone")
    await press(an, "Merk dit aan als knelpunt")
    await sees(an, "de regel telt samenwonen anders")
    await follow(an, "Herschrijf")
    await sees(an, "Wat er gezegd werd", "Rita van 0470 00 00 17")


async def at_rewriting(stage: Stage, an: Page) -> None:
    """The page where a sentence of this case is rewritten."""
    await an.goto(f"/situaties/{await case_of_an(stage.world)}/knelpunten")
    await fill(an, "Wat loopt er structureel mis?", SAID)
    await press(an, "Bewaar het knelpunt")
    await follow(an, "Herschrijf")


async def a_tick_stays(an: Page) -> None:
    """Ticked for these words, and still ticked when others are typed after them."""
    box = an.get_by_label("Dit wijst niemand aan: Pelt")
    await box.check()
    await an.get_by_label("Herschreven tekst").press_sequentially(" thuis")
    await expect(an.locator("[data-marked] .typed")).to_contain_text("thuis")
    await expect(box).to_be_checked()


async def is_for_everybody(page: Page) -> None:
    """Axe finds nothing, and on a phone nothing sticks out."""
    await page.evaluate(AXE)
    assert await page.evaluate(RUN_AXE) == []
    await page.set_viewport_size(PHONE)
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def everything(stage: Stage) -> str:
    """Every text of this case in the database, and what the programs wrote on their way."""
    async with door.enter(job_access(stage.world.pelt, "test")):
        rows = await DB.connection.fetch(
            "select s.sentence, o.original, o.draft from signal s, signal_origin o"
        )
    logs = [path.read_text("utf-8", "replace") for path in stage.programs.logs.rglob("*") if path.is_file()]
    return f"{[tuple(row) for row in rows]}{logs}"
