"""Niels and his parents, from the request to the follow-up: a home for later."""

from datetime import timedelta

from icalendar import Calendar
from playwright.async_api import Page

from infra import clock
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import calendar_in, code_in, link_in
from tests.journeys.steps import choose, fill, follow, press, sees, sees_nowhere

QUESTION = "Waar kan ik later wonen?"


async def test_niels(stage: Stage) -> None:
    await leen_asks(stage)
    an = await stage.signed_in("An")
    await an_weighs(an)
    await the_circle(an)
    await niels_agrees(an)
    consultation = await an_plans(stage, an)
    await an_invites(stage, an, consultation)
    await koen_answers(stage)


async def leen_asks(stage: Stage) -> None:
    """On the public page, without signing in."""
    leen = await (await stage.somebody(is_phone=True)).new_page()
    await leen.goto("/")
    await fill(leen, "In welke gemeente woont de cliënt?", "pelt")
    await press(leen, "Zoek de coördinator")
    await leen.goto("/pelt/aanvraag")
    await choose(leen, "Wie ben je?", "Ik help de cliënt in mijn werk")
    await choose(leen, "Weet de cliënt dit?", "Ja")
    await leen.locator("[name=requester_name]").fill("Leen Voorbeeld")
    await leen.locator("[name=requester_phone]").fill("0490 00 00 01")
    await leen.locator("[name=requester_email]").fill("leen.voorbeeld@dagcentrum.example")
    await fill(leen, "Dienst of organisatie", "dagcentrum De Voorbeeldbrug")
    await choose(leen, "Wie gaf toestemming om een overleg te organiseren?", "Ja, de cliënt zelf")
    await fill(leen, "Naam van de cliënt", "Niels Voorbeeld")
    await fill(leen, "Wat is de vraag, en wat heeft de cliënt nodig?", QUESTION)
    for number, (name, function) in enumerate(
        (("Koen Voorbeeld", "thuisbegeleider"), ("Ward Voorbeeld", "bewindvoerder"))
    ):
        if number:
            await press(leen, "Nog een hulpverlener")
        await leen.locator(f"[name=helpers-{number}-name]").fill(name)
        await leen.locator(f"[name=helpers-{number}-function]").fill(function)
        address = f"{name.split()[0].lower()}.voorbeeld@pelt.example"
        await leen.locator(f"[name=helpers-{number}-email]").fill(address)
    await choose(leen, "Hoe dringend is het?", "Niet zo dringend: binnen de maand")
    await press(leen, "Verstuur de aanvraag")
    await sees(leen, "Je aanvraag is aangekomen")
    told = await stage.mailbox.wait_for("overleg@pelt.example", "aanvraag")
    assert "Niels" not in told.as_string()


async def an_weighs(an: Page) -> None:
    """A talk with Leen, an outcome with its reason, and the case."""
    await follow(an, "Aanvragen")
    await an.locator("main .row", has_text="Niels").get_by_role("link").click()
    await follow(an, "Noteer de afweging")
    await fill(an, "Met wie sprak je, en wat kwam eruit?", "Met Leen. Niels ziet het zitten.")
    await choose(an, "Wat wordt het?", "Een overleg")
    await fill(an, "Waarom?", "Niels wint erbij: zijn vraag komt bij iedereen tegelijk.")
    await press(an, "Bewaar de afweging")
    await press(an, "Maak de cliëntsituatie")
    await sees(an, "Niels", "Koen", "Ward", "Leen")


async def the_circle(an: Page) -> None:
    """His mother joins; he chose Koen to stay close, and his mother as the one he trusts."""
    await follow(an, "Naar de kring")
    await follow(an, "Voeg iemand toe")
    await choose(an, "Wie is het?", "Familie of gezin")
    await fill(an, "Voornaam", "Rita")
    await fill(an, "Wie is dat voor de cliënt?", "moeder")
    await fill(an, "E-mail", "rita.voorbeeld@pelt.example")
    await press(an, "Bewaar")
    await follow(an, "Wie koos Niels?")
    await an.locator("[name=key_worker]").select_option(label="Koen, thuisbegeleider")
    await an.locator("[name=confidant]").select_option(label="Rita, moeder")
    await press(an, "Bewaar")


async def niels_agrees(an: Page) -> None:
    """Three questions: everybody may come; not about his girlfriend; Ward need not know of his health."""
    await an.goto(an.url.split("/kring")[0].split("/spilfiguur")[0] + "/toestemming")
    for yes in await an.locator("[name^=erbij_][value=yes]").all():
        await yes.check()
    await an.locator("[name=struck-0-topic]").fill("zijn vriendin")
    await an.locator("[name=secrets-0-topic]").fill("zijn gezondheid")
    await an.locator("[name=secrets-0-kept_from]").select_option(label="Ward, bewindvoerder")
    await an.locator("[name=given_by]").select_option(label="Niels")
    await choose(an, "Hoe?", "Gezegd, in een gesprek of aan de telefoon")
    await an.locator("[name=is_informed]").check()
    await an.locator("[name=is_explicit]").check()
    await press(an, "Bewaar wat Niels zei")
    await sees(an, "Niels")


async def an_plans(stage: Stage, an: Page) -> str:
    """A day, a place, a goal in his words, everybody at the table; returns the address of the consultation."""
    await an.goto("/situaties")
    await follow(an, "Niels")
    await an.goto(an.url + "/overleggen/nieuw")
    await an.locator("[name=on]").fill((clock.today() + timedelta(days=9)).isoformat())
    await an.locator("[name=starts]").fill("14:00")
    await an.locator("[name=place]").fill("OCMW Pelt, lokaal 2")
    await an.locator("[name=goal]").fill(QUESTION)
    for person in await an.locator("[name=asked]").all():
        await person.check()
    await press(an, "Plan het overleg")
    address = an.url
    await sees(an, "Welkom", "Niels vertelt", QUESTION)
    return address


async def an_invites(stage: Stage, an: Page, consultation: str) -> None:
    """One press: mails with a calendar leave, without a word about Niels."""
    await an.goto(consultation + "/uitnodigingen")
    await press(an, "Nodig uit")
    for name in ("koen", "ward", "rita"):
        mail = await stage.mailbox.wait_for(f"{name}.voorbeeld@pelt.example", "Uitnodiging")
        assert found_in(mail.as_bytes(), ("Niels", QUESTION, "wonen", "dagcentrum")) == []
        event = Calendar.from_ical(calendar_in(mail)).events[0]
        assert event.decoded("dtstart").astimezone(clock.BRUSSELS).hour == 14
        assert str(event["summary"]) == "Overleg (LCO)"


async def koen_answers(stage: Stage) -> Page:
    """By his link: a code to his own address, the code of conduct, his answer."""
    mail = await stage.mailbox.wait_for("koen.voorbeeld@pelt.example", "Uitnodiging")
    koen = await (await stage.somebody(is_phone=True)).new_page()
    await koen.goto(link_in(mail))
    await sees_nowhere(koen, "Niels", QUESTION)
    await press(koen, "Stuur mij een code")
    code = code_in(await stage.mailbox.wait_for("koen.voorbeeld@pelt.example", "Je code"))
    await koen.locator("[name=digits]").fill(code)
    await press(koen, "Verder")
    await sees_nowhere(koen, QUESTION)
    await press(koen, "Ja, ik kom")
    await press(koen, "Ik ga akkoord met de afspraken")
    await sees(koen, QUESTION)
    return koen
