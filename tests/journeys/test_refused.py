"""A request taken by phone, weighed while phoning, refused with words for the requester, and reopened later."""

import os
from datetime import timedelta

from playwright.async_api import Page

from infra import clock
from tests.figures import Measure
from tests.journeys.conftest import Stage
from tests.journeys.steps import choose, follow, press, sees, sees_nowhere, walk
from tests.journeys.test_fifteen_minutes import Work
from tests.journeys.test_move import taken

TWO_MINUTES = 2 * 60
REASON = "Er zijn nog maar twee diensten, en die bellen elkaar deze week."


async def test_a_refused_request_is_reopened_later_with_its_history(stage: Stage, measured: Measure) -> None:
    an = await stage.signed_in("An")
    work = await takes_the_call(an)
    figures = f"{work.clicks} clicks, {work.characters} characters, {work.seconds:.0f} s for a person"
    measured("a request taken by phone", figures)
    assert work.seconds < TWO_MINUTES
    await weighs_while_phoning(an)
    await hears_what_to_say(an)
    walk(days=15)
    an = await stage.signed_in("An")
    await it_comes_back(an)
    await weighs_again(an)
    await narrow(stage)


async def takes_the_call(an: Page) -> Work:
    """Who, whether the client knows, about what, how urgent: and on to the weighing in the same call."""
    work = Work(an)
    await an.goto("/aanvragen")
    await work.clicks_on("text=Iemand belt: noteer de aanvraag")
    await an.wait_for_load_state("networkidle")
    await work.types("[name=requester_name]", "Leen Voorbeeld")
    await work.types("[name=requester_phone]", "011 00 00 01")
    await work.types("[name=requester_organisation]", "Dagcentrum De Linde")
    await work.clicks_on("[name=is_client_informed][value=yes]")
    await work.types("[name=client_name]", "Niels Voorbeeld")
    await work.clicks_on("[name=consent][value=yes]")
    await work.types("[name=question]", "Waar kan hij later wonen?")
    await work.clicks_on("[name=urgency][value=fairly]")
    await taken(an, "phone")
    await work.presses("Bewaar en weeg meteen af")
    return work


async def weighs_while_phoning(an: Page) -> None:
    """Two helpers, nothing in it for the client yet: something else fits better."""
    await sees(an, "Is een overleg nu het beste antwoord?", "Leen Voorbeeld", "Waar kan hij later wonen?")
    await taken(an, "weighing")
    await an.locator("[name=talk]").fill("Leen belt: zij en de huisarts werken naast elkaar.")
    await an.locator("[name=reasons][value=muddled]").check()
    await an.locator("[name=helpers]").fill("2")
    await choose(an, "Heeft de cliënt er zelf iets aan?", "Nee")
    await sees(an, "Zonder meerwaarde voor de cliënt")
    await an.locator("[name=cautions][value=vent]").check()
    await sees(an, "Luister, en vraag dan wat er voor de cliënt beter moet.")
    await choose(an, "Wat wordt het?", "Iets anders past beter")
    await choose(an, "Wat past beter?", "Ze bellen elkaar, met de cliënt")
    await an.locator("[name=reason]").fill(REASON)
    await an.locator("[name=next_step]").fill("Leen belt dokter Hilde, met Niels erbij")
    await an.locator("[name=next_step_on]").fill((clock.today() + timedelta(days=14)).isoformat())
    await taken(an, "weighing-filled")
    await press(an, "Bewaar de afweging")


async def hears_what_to_say(an: Page) -> None:
    """A plain sentence for Leen, a mail that says nothing; then it waits for its day."""
    await sees(an, "Zeg het aan Leen Voorbeeld.", "Dag Leen, we bekeken je vraag.", REASON)
    await taken(an, "to-tell")
    await an.goto("/vandaag")
    await sees(an, "Een aanvrager wacht op antwoord")
    await follow(an, "Open de aanvraag")
    await press(an, "Gezegd")
    await sees(an, "De aanvrager weet dit sinds")
    await an.goto("/vandaag")
    await sees_nowhere(an, "Een aanvrager wacht op antwoord")


async def it_comes_back(an: Page) -> None:
    """On its day it stands on Vandaag again, and one day late it says so."""
    await sees(an, "De volgende stap van een aanvraag is nu")
    await an.goto("/aanvragen")
    await sees(an, "1 dag te laat", "An Voorbeeld volgt dit op")
    await taken(an, "list")
    await an.locator(".paper .row a.button").first.click()
    await an.wait_for_load_state("networkidle")


async def weighs_again(an: Page) -> None:
    """There are four helpers now, and Niels wants it; what was said before stays."""
    await follow(an, "Weeg opnieuw af")
    await an.locator("[name=talk]").fill("Leen belt opnieuw: er zijn nu vier diensten.")
    await choose(an, "Heeft de cliënt er zelf iets aan?", "Ja")
    await choose(an, "Wat wordt het?", "Een overleg")
    await an.locator("[name=reason]").fill("Niels vraagt het nu zelf.")
    await press(an, "Bewaar de afweging")
    await sees(an, "Afweging: een overleg", "Eerdere afweging: iets anders past beter", REASON)
    await taken(an, "reopened")
    await press(an, "Maak de cliëntsituatie")
    await sees(an, "Niels")


async def narrow(stage: Stage) -> None:
    """The same pages on a phone, for who looks at the pictures."""
    if not os.environ.get("PICTURES"):
        return
    an = await stage.signed_in("An", is_phone=True)
    for name, path in (("list-390", "/aanvragen"), ("phone-390", "/aanvragen/nieuw")):
        await an.goto(path)
        await taken(an, name)
