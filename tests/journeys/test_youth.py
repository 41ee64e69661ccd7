"""A young person asks where the youth pack holds: the contact point assigns a chair, who weighs and begins."""

from playwright.async_api import Page

from services.demonstration.cast import Cast
from tests.cases.people import rows
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.steps import choose, fill, follow, onwards, press, sees, sees_nowhere
from tests.journeys.test_move import taken

YOUTH = "update policy set vocabulary = 'jeugdhulp' returning id"
CONTACT_POINT = "update member set roles = array['contact-point'] where id = $1 returning id"
GUST = "gust.voorbeeld@pelt.example"
WISH = "Ik wil bij oma wonen, en iedereen zegt iets anders."


async def in_youth_help(world: Cast) -> None:
    """Pelt speaks as youth help does, and Bram is the regional contact point."""
    await rows(world, YOUTH)
    await rows(world, CONTACT_POINT, world.bram)


async def test_youth_a_young_person_asks_and_a_chair_of_the_pool_begins(stage: Stage) -> None:
    await in_youth_help(stage.world)
    await yara_asks(stage)
    bram = await stage.signed_in("Bram")
    await bram_assigns(bram)
    gust = await the_chair_reads_it(stage)
    await the_chair_hands_back_and_gets_it_again(gust, bram)
    await the_chair_weighs_and_begins(gust)
    await only_the_chair_sees_it(gust, bram)


async def yara_asks(stage: Stage) -> None:
    """On her own phone, in her own words."""
    yara = await (await stage.somebody(is_phone=True)).new_page()
    await yara.goto("/pelt/aanvraag?wie=jongere")
    await fill(yara, "Hoe heet je?", "Yara Voorbeeld")
    await fill(yara, "Op welk nummer bellen we je?", "0470 00 00 01")
    await onwards(yara)
    await fill(yara, "Wat is er aan de hand?", WISH)
    await onwards(yara)
    await choose(yara, "Wanneer wil je dat er gepraat wordt?", "Binnen de maand")
    await press(yara, "Verstuur")
    await sees(yara, "Je aanvraag is aangekomen")


async def bram_assigns(bram: Page) -> None:
    """Who is free stands on top; the menu of the contact point holds no case."""
    await bram.goto("/vandaag")
    await sees(bram, "Nieuwe aanvraag", "Wijs een voorzitter toe.")
    await sees_nowhere(bram, "Cliëntsituaties")
    await follow(bram, "Open de aanvraag")
    await sees(bram, "Wijs een voorzitter toe.", WISH)
    await follow(bram, "Kies uit de pool")
    await sees(bram, "Wie wordt voorzitter?", "Gust Voorbeeld", "vrij: niets lopend")
    await bram.get_by_label("Gust Voorbeeld").check()
    await taken(bram, "assignment")
    await press(bram, "Wijs toe")
    await sees(bram, "Gust Voorbeeld")


async def the_chair_reads_it(stage: Stage) -> Page:
    """A mail without a word of it; behind the sign-in, whom to call first."""
    mail = await stage.mailbox.wait_for(GUST, "Er wacht een aanvraag op jou")
    assert found_in(mail.as_bytes(), ["Yara", "oma", "0470"]) == []
    gust = await stage.signed_in("Gust")
    await sees(gust, "Nieuwe aanvraag")
    await follow(gust, "Open de aanvraag")
    await sees(gust, "Bel Yara Voorbeeld en weeg samen af.", WISH)
    await taken(gust, "chair")
    return gust


async def the_chair_hands_back_and_gets_it_again(gust: Page, bram: Page) -> None:
    """With a reason that the contact point reads; until then the chair sees nothing any more."""
    place = gust.url
    await gust.locator("summary", has_text="Lukt het niet?").click()
    await gust.locator("[name=reason]").fill("Ik ken haar oma.")
    await press(gust, "Geef terug")
    answer = await gust.goto(place)
    assert answer is not None
    assert answer.status == 404
    await bram.goto("/vandaag")
    await sees(bram, "Een aanvraag kwam terug")
    await follow(bram, "Open de aanvraag")
    await follow(bram, "Kies uit de pool")
    await sees(bram, "Gust Voorbeeld gaf ze terug", "Ik ken haar oma.")
    await bram.get_by_label("Gust Voorbeeld").check()
    await press(bram, "Wijs toe")
    await gust.goto(place)


async def the_chair_weighs_and_begins(gust: Page) -> None:
    """In the words of youth help; a diagnostic picture is a right purpose here."""
    await follow(gust, "Noteer de afweging")
    await sees(
        gust, "Is een cliëntoverleg nu het beste antwoord?", "Een diagnostisch beeld samen vervolledigen mag"
    )
    await sees_nowhere(gust, "een dossier in orde brengen")
    await taken(gust, "youth-weighing")
    await gust.locator("[name=talk]").fill("Yara wil zelf vertellen waarom.")
    await choose(gust, "Heeft de cliënt er zelf iets aan?", "Ja")
    await choose(gust, "Wat wordt het?", "Een cliëntoverleg")
    await gust.locator("[name=reason]").fill("Yara krijgt dan één antwoord.")
    await press(gust, "Bewaar de afweging")
    await sees(gust, "Het wordt een cliëntoverleg.")
    await taken(gust, "youth-begin")
    await press(gust, "Maak de cliëntsituatie")
    await sees(gust, "Yara", "hulpcoördinator")
    await sees_nowhere(gust, "spilfiguur", "hulpverleningsplan")
    await taken(gust, "youth-case")


async def only_the_chair_sees_it(gust: Page, bram: Page) -> None:
    """The contact point knows how many cases run with whom, and no case."""
    answer = await bram.goto(gust.url)
    assert answer is not None
    assert answer.status == 404
    await gust.goto("/situaties")
    await sees(gust, "Yara")
