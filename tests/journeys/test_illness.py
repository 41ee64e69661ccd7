"""An is ill on the morning of a meeting: from her phone to all that Bram needs, counted in clicks and seconds."""

from dataclasses import replace
from datetime import timedelta

from playwright.async_api import Page

from infra import clock
from services.demonstration import niels as story
from tests.cases.people import inside, rows
from tests.journeys.conftest import Stage
from tests.journeys.steps import pick, press, sees, sees_nowhere
from tests.journeys.test_fifteen_minutes import Work
from tests.journeys.test_move import taken

TWO_MINUTES = 2 * 60
TODAY = "update consultation set starts_at = $1, ends_at = $2 where held_at is null returning id"


async def told(stage: Stage) -> None:
    """Niels' meeting is in some minutes."""
    async with inside(stage.world, "an") as access:
        await story.tell(access, clock.now())
    begins = clock.now() + timedelta(minutes=2)
    await rows(stage.world, TODAY, begins, begins + timedelta(hours=1))


async def test_an_is_ill_and_bram_knows_all_in_two_minutes(stage: Stage) -> None:
    await told(stage)
    an, bram = await stage.signed_in("An", is_phone=True), await stage.signed_in("Bram", is_phone=True)
    await sees_nowhere(bram, "Niels")
    work = Work(an)
    await work.clicks_on("a[href='/vervanging']")
    await an.wait_for_load_state("networkidle")
    await taken(an, "ill")
    await pick(an, "[name=member]", "Bram")
    work.clicks += 2
    await work.presses("Regel de vervanging")
    await sees(an, "Het is geregeld")
    await taken(an, "arranged")
    await bram.goto("/vandaag")
    await sees(bram, "Jij leidt het overleg van", "in de plaats van An")
    await taken(bram, "today-of-bram")
    standing_in = replace(work, page=bram)
    await standing_in.clicks_on("text=Alles wat je nodig hebt")
    await sees(bram, "Let hierop", "gezondheid", "niet aan Ward", "Wie komt er?", "Koen", "Agenda")
    await taken(bram, "summary")
    print(  # noqa: T201
        f"{standing_in.clicks} clicks, {standing_in.characters} characters, {standing_in.seconds:.0f} s for a person"
    )
    assert standing_in.seconds < TWO_MINUTES
    await the_table_hears_it(stage)


async def the_table_hears_it(stage: Stage) -> None:
    """Who leads it, and that hour and place stay; not a word of what it is about."""
    mail = await stage.mailbox.wait_for("leen.voorbeeld@pelt.example", "Bram Voorbeeld leidt het")
    assert "Niels" not in str(mail)
    await stage.mailbox.wait_for("bram.voorbeeld@pelt.example", "Je leidt vandaag een overleg")


async def test_the_administrator_does_it_when_an_cannot(stage: Stage) -> None:
    await told(stage)
    fien = await stage.signed_in("Fien")
    work = Work(fien)
    await fien.goto("/vervanging")
    await sees_nowhere(fien, "Niels")
    await pick(fien, "[name=member]", "Bram")
    work.clicks += 3
    await press(fien, "Regel de vervanging")
    await sees(fien, "Schrijf in enkele woorden waarom")
    await work.types("[name=reason]", "An ligt ziek in bed")
    await work.presses("Regel de vervanging")
    await sees(fien, "Het is geregeld")
    assert work.seconds < TWO_MINUTES
    an = await stage.signed_in("An")
    await sees(an, "Bram Voorbeeld leidt het overleg rond Niels in jouw plaats", "An ligt ziek in bed")
    await looked_at(an)


async def looked_at(an: Page) -> None:
    await taken(an, "today-of-an")
    await press(an, "Gelezen")
    await sees_nowhere(an, "An ligt ziek in bed")
