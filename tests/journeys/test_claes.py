"""The family Claes, with JavaScript off: a running situation, a moved deadline, a worry that comes first."""

from datetime import timedelta
from io import BytesIO

from playwright.async_api import Page
from pypdf import PdfReader

from infra import clock
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import calendar_in
from tests.journeys.steps import (
    add,
    choose,
    comes_in,
    fill,
    follow,
    in_words,
    pick,
    press,
    sees,
    sees_nowhere,
    walk,
)
from tests.workdays import workday

PEOPLE = (
    ("Peter", "vader", "familie"),
    ("Lotte", "jongste dochter", "familie"),
    ("Marijke", "woonbegeleiding CAW Voorbeeld", "hulpverlener"),
    ("Stijn", "huurdersbegeleider woonmaatschappij Voorbeeldwonen", "hulpverlener"),
    ("Els", "consulent sociale dienst jeugdrechtbank", "hulpverlener"),
)
TIDY = "Marijke ruimt met het gezin de tuin op"
WORRY = "de melding over Lotte"


async def test_the_family_claes(stage: Stage) -> None:
    an = await stage.signed_in("An", has_javascript=False)
    case = await an_takes_over(an)
    await sandra_agrees(an, case)
    consultation = await everybody_is_asked(stage, an)
    await the_company_gives_time(an, case)
    walk(days=6, hours=-8)
    an = await stage.signed_in("An", has_javascript=False)
    await a_worry_comes_first(an, consultation)
    await they_close(an, consultation)
    await the_report_is_spread(an, consultation)
    await stijn_reads_that_a_part_was_without_him(stage, consultation)
    await once_more(an, case)
    await sandra_takes_her_yes_back(stage, an, case)


async def an_takes_over(an: Page) -> str:
    """As it is today: names, an open agreement, the next date; without its past."""
    await follow(an, "Cliëntsituaties")
    await follow(an, "Neem een lopende situatie over")
    await fill(an, "Voornaam van de cliënt", "Sandra")
    await fill(an, "Hoe noemen jullie deze situatie?", "Gezin Claes")
    for number, (name, function, kind) in enumerate(PEOPLE):
        if not await an.locator(f"[name=people-{number}-name]").count():
            await press(an, "Nog iemand toevoegen")
        await an.locator(f"[name=people-{number}-name]").fill(name)
        await an.locator(f"[name=people-{number}-function]").fill(function)
        await an.locator(f"[name=people-{number}-email]").fill(f"{name.lower()}.voorbeeld@pelt.example")
        await an.locator(f"[name=people-{number}-kind]").select_option(label=kind)
    await an.locator("[name=agreements-0-sentence]").fill(TIDY)
    await an.locator("[name=agreements-0-who]").fill("Marijke")
    await an.locator("[name=agreements-0-due_on]").fill((clock.today() + timedelta(days=20)).isoformat())
    await an.locator("[name=held_on]").fill((clock.today() + timedelta(days=6)).isoformat())
    await an.locator("[name=starts]").fill("15:00")
    await an.locator("[name=place]").fill("OCMW Pelt, lokaal 2")
    await press(an, "Neem over")
    await sees(an, "Gezin Claes", TIDY)
    return an.url.split("?")[0]


async def sandra_agrees(an: Page, case: str) -> None:
    """Everybody may come; the housing company need not know of the worry about Lotte."""
    await an.goto(case + "/toestemming")
    for yes in await an.locator("[name^=erbij_][value=yes]").all():
        await yes.check()
    await an.locator("[name=secrets-0-topic]").fill(WORRY)
    await pick(an, "[name=secrets-0-kept_from]", "Stijn")
    await pick(an, "[name=given_by]", "Sandra")
    await an.locator("[name=manner]").first.check()
    await an.locator("[name=is_informed]").check()
    await an.locator("[name=is_explicit]").check()
    await press(an, "Bewaar wat Sandra zei")
    await an.goto(case + "/weten")
    await sees(an, "Stijn", WORRY)


async def everybody_is_asked(stage: Stage, an: Page) -> str:
    """A new point for the agenda, for which the program keeps Stijn out of the room; then the mails."""
    await follow(an, "Cliëntsituaties")
    await follow(an, "Gezin Claes")
    await an.locator(".next a.button").click()
    consultation = an.url.split("?")[0].split("/uitnodigingen")[0]
    await an.goto(consultation + "/agenda")
    await fill(an, "Waarover gaat het?", WORRY)
    await an.get_by_role("button", name="Zet op de agenda", exact=True).last.click()
    await an.get_by_role("link", name=f"Wijzig : {WORRY}").click()
    await sees(an, "Niet bij dit punt, omdat Sandra dat zo wil: Stijn")
    await an.goto(consultation + "/uitnodigingen")
    await press(an, "Nodig uit")
    for name in ("stijn", "els", "peter"):
        mail = await stage.mailbox.wait_for(f"{name}.voorbeeld@pelt.example", "Uitnodiging")
        assert found_in(mail.as_bytes(), ["Claes", "Sandra", "Lotte", WORRY]) == []
        assert b"METHOD:REQUEST" in calendar_in(mail)
    return consultation


async def the_company_gives_time(an: Page, case: str) -> None:
    """Asked by an outside party; a moved date is normal and keeps its history."""
    await an.goto(case + "/opvolging")
    await an.locator("main .row", has_text=TIDY).get_by_role("link").first.click()
    await an.locator("[name=to_on]").fill((clock.today() + timedelta(days=110)).isoformat())
    await an.locator("[name=reason]").first.fill("Eerst gaat de aandacht naar de kinderen.")
    await an.locator("[name=asked_outside]").fill("de woonmaatschappij")
    await press(an, "Verschuif")
    await an.goto(case + "/opvolging")
    await sees(an, "de woonmaatschappij")


async def a_worry_comes_first(an: Page, consultation: str) -> None:
    """Peter brings it up with Sandra's yes; what is too large for this table is not decided there."""
    await an.goto(consultation + "/tafel")
    await an.get_by_role("link", name=WORRY, exact=True).click()
    await an.locator("#notes textarea").fill("Lotte vertelt zelf wat ze wil. Iedereen luistert.")
    await press(an.locator("#notes"), "Bewaar")
    await an.locator("#presence summary").click()
    await press(an, "Bewaar wie erbij zit")
    await an.get_by_text("Een nieuw punt").click()
    topics = an.locator("#topics")
    await topics.locator("[name=title]").fill("Wie helpt ons in huis?")
    await pick(an, "#topics [name=brought_by]", "Peter")
    await topics.locator("[name=has_clients_yes]").check()
    await press(topics, "Zet erbij")
    await an.get_by_text("Een beslissing die hier te groot voor is").click()
    far = an.locator("#far")
    await far.locator("[name=title]").fill("Of Lotte een tijd bij tante woont")
    await pick(an, "#far [name=continues_with]", "Els")
    await press(far, "Bewaar")
    await sees(
        an,
        "Of Lotte een tijd bij tante woont: dat beslissen we hier niet",
        "Els praat er verder over met Sandra",
    )
    await add(an, "#strengths", "Het gezin kwam met zijn allen")
    await add(an, "#agreements", f"Els vertelt het gezin wat er na de melding gebeurt tegen {in_words(7)}")


async def they_close(an: Page, consultation: str) -> None:
    await an.goto(consultation + "/afsluiting")
    await an.locator("[name=next_on]").fill(workday(50).isoformat())
    await an.locator("[name=next_time]").fill("15:00")
    await press(an, "Sluit het overleg af")


async def the_report_is_spread(an: Page, consultation: str) -> None:
    await an.goto(consultation + "/verslag")
    await sees(an, "Lotte vertelt zelf wat ze wil. Iedereen luistert.")
    await choose(an, "Mag het verslag naar de anderen?", "Ja, naar iedereen die gevraagd was")
    await press(an, "Bewaar het antwoord van Sandra")
    await press(an, "Verstuur het verslag")


async def stijn_reads_that_a_part_was_without_him(stage: Stage, consultation: str) -> None:
    """An extract that says openly that a part was without him; on his page and on paper."""
    stijn = await comes_in(stage, "stijn")
    await press(stijn, "Ik ga akkoord met de afspraken")
    page = stijn.url.split("?")[0]
    await stijn.goto(page + "/verslag")
    await sees(stijn, "zonder jou")
    await sees_nowhere(stijn, "Lotte vertelt zelf", WORRY)
    answer = await stijn.request.get(page + "/verslag.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(await answer.body())).pages)
    assert "zonder jou" in text
    assert "Lotte vertelt zelf" not in text


async def once_more(an: Page, case: str) -> None:
    """The next sitting stands; the open agreements come along."""
    await an.goto(case)
    await sees(an, TIDY)


async def sandra_takes_her_yes_back(stage: Stage, an: Page, case: str) -> None:
    """First it says that help goes on; then it stops what it must stop, and links are dead."""
    els = await comes_in(stage, "els")
    await an.goto(case + "/toestemming")
    await an.get_by_role("link", name="Trek de toestemming in").first.click()
    await sees(an, "Je hulp loopt gewoon door")
    await an.locator("form button.button").last.click()
    await els.goto(els.url.split("?")[0])
    await sees_nowhere(els, "Claes", "Lotte", "Waarover gaat het?")
