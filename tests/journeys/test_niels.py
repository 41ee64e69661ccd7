"""Niels and his parents, from the request to the follow-up: a home for later."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from icalendar import Calendar
from playwright.async_api import Page
from pypdf import PdfReader

from infra import clock
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import calendar_in, link_in
from tests.journeys.steps import (
    add,
    choose,
    comes_in,
    fill,
    follow,
    in_words,
    onwards,
    pick,
    press,
    sees,
    sees_nowhere,
    walk,
)
from tests.workdays import workday

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
    walk(days=9, hours=-9)
    an = await stage.signed_in("An")
    await at_the_table(an, consultation)
    await niels_says_yes(an, consultation)
    await they_close(an, consultation)
    await the_report(stage, an, consultation)
    await the_paper(an, consultation)
    await the_debrief(an, consultation)
    await a_bottleneck(an)
    await koen_is_reminded(stage)


async def leen_asks(stage: Stage) -> None:
    """On the public page, without signing in."""
    leen = await (await stage.somebody(is_phone=True)).new_page()
    await leen.goto("/")
    await fill(leen, "In welke gemeente woont de cliënt?", "pelt")
    await follow(leen, "Vraag een overleg in Pelt")
    await leen.get_by_text("Ik help iemand in mijn werk").click()
    await choose(leen, "Weet de cliënt dit?", "Ja")
    await leen.locator("[name=requester_name]").fill("Leen Voorbeeld")
    await leen.locator("[name=requester_phone]").fill("0490 00 00 01")
    await leen.locator("[name=requester_email]").fill("leen.voorbeeld@dagcentrum.example")
    await fill(leen, "Je dienst of organisatie", "dagcentrum De Voorbeeldbrug")
    await onwards(leen)
    await choose(leen, "Wie gaf toestemming om een overleg te organiseren?", "Ja, de cliënt zelf")
    await onwards(leen)
    await fill(leen, "Naam van de cliënt", "Niels Voorbeeld")
    await onwards(leen)
    await fill(leen, "Wat is de vraag, en wat heeft de cliënt nodig?", QUESTION)
    await onwards(leen)
    for number, (name, function) in enumerate(
        (("Koen Voorbeeld", "thuisbegeleider"), ("Ward Voorbeeld", "bewindvoerder"))
    ):
        if number:
            await press(leen, "Nog een hulpverlener")
        await leen.locator(f"[name=helpers-{number}-name]").fill(name)
        await leen.locator(f"[name=helpers-{number}-function]").fill(function)
        address = f"{name.split()[0].lower()}.voorbeeld@pelt.example"
        await leen.locator(f"[name=helpers-{number}-email]").fill(address)
    await onwards(leen)
    await choose(leen, "Hoe dringend is het?", "Niet zo dringend: binnen de maand")
    await press(leen, "Verstuur")
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
    await follow(an, "Familie of gezin")
    await fill(an, "Voornaam", "Rita")
    await fill(an, "Wie is dat voor de cliënt?", "moeder")
    await fill(an, "E-mail", "rita.voorbeeld@pelt.example")
    await press(an, "Bewaar")
    await sees(an, "Wie mag wat weten over Niels?", "Rita")
    await an.goto(an.url.split("/weten")[0] + "/kring")
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
    address = an.url.split("?")[0]
    await sees(an, "Welkom", "Niels vertelt", QUESTION)
    return address


async def an_invites(stage: Stage, an: Page, consultation: str) -> None:
    """One press: mails with a calendar leave, without a word about Niels."""
    await an.goto(consultation + "/uitnodigingen")
    await press(an, "Nodig uit")
    for name in ("koen", "ward", "rita"):
        mail = await stage.mailbox.wait_for(f"{name}.voorbeeld@pelt.example", "Uitnodiging")
        assert found_in(mail.as_bytes(), ["Niels", QUESTION, "wonen", "dagcentrum"]) == []
        event = Calendar.from_ical(calendar_in(mail)).events[0]
        assert event.decoded("dtstart").astimezone(clock.BRUSSELS).hour == 14
        assert str(event["summary"]) == "Overleg (LCO)"


async def koen_answers(stage: Stage) -> None:
    """By his link: nothing before a code, then the code of conduct, then what it is about."""
    mail = await stage.mailbox.wait_for("koen.voorbeeld@pelt.example", "Uitnodiging")
    scanner = await (await stage.somebody()).new_page()
    await scanner.goto(link_in(mail))
    await sees_nowhere(scanner, "Niels", QUESTION)
    koen = await comes_in(stage, "koen")
    await sees_nowhere(koen, QUESTION)
    await press(koen, "Ja, ik kom")
    await press(koen, "Ik ga akkoord met de afspraken")
    await sees(koen, QUESTION)


async def at_the_table(an: Page, consultation: str) -> None:
    """One person types: what is said, what goes well, and an agreement in one sentence that the program reads."""
    await an.goto(consultation + "/tafel")
    await follow(an, "Niels vertelt")
    await an.locator("#notes textarea").fill("Niels wil in Pelt blijven, dicht bij het dagcentrum.")
    await an.locator("#notes textarea").blur()
    await an.wait_for_load_state("networkidle")
    await add(an, "#strengths", "Niels neemt zelf de bus naar het dagcentrum")
    await add(an, "#goals", "Ik wil weten waar ik later kan wonen")
    await add(an, "#agreements", f"Koen bezoekt met Niels twee woonplekken tegen {in_words(30)}")
    await sees(an, "Niels neemt zelf de bus naar het dagcentrum", "Koen bezoekt met Niels twee woonplekken")
    await sees(an, in_words(30))


async def niels_says_yes(an: Page, consultation: str) -> None:
    """Asked without an audience, on a page of its own."""
    await an.goto(consultation + "/ja-van-de-client")
    for question in await an.get_by_role("group").all():
        await question.get_by_label("Ja", exact=True).check()
    await press(an, "Bewaar")


async def they_close(an: Page, consultation: str) -> None:
    """The next date is set with every diary open."""
    await an.goto(consultation + "/afsluiting")
    await sees(an, "Niels neemt zelf de bus naar het dagcentrum", "Koen bezoekt met Niels twee woonplekken")
    await an.locator("[name=next_on]").fill(workday(90).isoformat())
    await an.locator("[name=next_time]").fill("14:00")
    await press(an, "Sluit het overleg af")


async def the_report(stage: Stage, an: Page, consultation: str) -> None:
    """Ready when one leaves the room; it goes to whom Niels allows, and comes back with a comment."""
    await an.goto(consultation + "/verslag")
    await sees(an, "Niels wil in Pelt blijven, dicht bij het dagcentrum.")
    await choose(an, "Mag het verslag naar de anderen?", "Ja, naar iedereen die gevraagd was")
    await press(an, "Bewaar het antwoord van Niels")
    await press(an, "Verstuur het verslag")
    koen = await comes_in(stage, "koen")
    await koen.goto(koen.url.split("?")[0] + "/verslag")
    await sees(koen, "Niels wil in Pelt blijven, dicht bij het dagcentrum.")
    await fill(koen, "Wat wil je erbij of anders?", "Ik bezoek drie woonplekken.")
    await press(koen, "Bewaar mijn opmerking")
    await an.reload()
    await sees(an, "Ik bezoek drie woonplekken.")
    await press(an, "Neem over")
    await press(an, "Maak het nu definitief")
    await sees(an, "Dit verslag is definitief")


async def the_paper(an: Page, consultation: str) -> None:
    """The report as a tagged PDF in Dutch, under a name that says nothing."""
    answer = await an.request.get(consultation + "/verslag.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert "Niels" not in answer.headers["content-disposition"]
    paper = PdfReader(BytesIO(await answer.body()))
    text = "".join(page.extract_text() for page in paper.pages)
    assert "Niels neemt zelf de bus" in text
    root: Any = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("nl")


async def the_debrief(an: Page, consultation: str) -> None:
    """Within the week Koen hears from Niels how it was; An writes it down by phone."""
    await an.goto(consultation + "/terugkoppeling")
    await pick(an, "[name=talked_by]", "Koen")
    await an.locator("[name=talked_on]").fill(clock.today().isoformat())
    await an.locator("[name=experience]").fill("Spannend, maar ze luisterden.")
    await press(an, "Bewaar de terugkoppeling")


async def koen_is_reminded(stage: Stage) -> None:
    """Some days before the date a mail without content; from the link Koen says that it is done."""
    walk(days=28)
    reminder = await stage.mailbox.wait_for("koen.voorbeeld@pelt.example", "Binnenkort")
    assert found_in(reminder.as_bytes(), ["Niels", "woonplek"]) == []
    koen = await comes_in(stage, "koen")
    await koen.goto(koen.url.split("?")[0] + "/afspraken")
    await sees(koen, "Koen bezoekt met Niels twee woonplekken")
    await press(koen, "Gedaan")


async def a_bottleneck(an: Page) -> None:
    """One sentence as it was said; rewritten, it stands in the list. What leads to Niels is marked, and stays out."""
    await an.goto("/situaties")
    await follow(an, "Niels")
    await an.locator("main").get_by_role("link", name="Knelpunten").click()
    sentence = "Voor wie later begeleid wil wonen, duurt de wachtlijst jaren."
    await fill(an, "Wat loopt er structureel mis?", f"Niels wacht. {sentence}")
    await press(an, "Bewaar het knelpunt")
    await follow(an, "Herschrijf")
    await fill(an, "Herschreven tekst", f"Niels wacht. {sentence}")
    await press(an, "Zet in onze lijst")
    await sees(an, "Kijk nog eens naar wat gemarkeerd is")
    await fill(an, "Herschreven tekst", sentence)
    await press(an, "Zet in onze lijst")
    await an.goto("/knelpunten")
    await sees(an, sentence)
