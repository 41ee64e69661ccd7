"""A report from the draft to an amendment, with An and three readers in browsers of their own."""

from datetime import timedelta

from playwright.async_api import Page

from infra import clock
from services.consultations.queries import agenda
from services.invitations import actions as invitations
from services.meetings import actions as meetings
from services.plans.actions import Details, note_agreement
from services.procedures.close_consultation import close_consultation
from tenants import door
from tests.invitations.scene import GOAL, SECRET, Table, lay_table
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import code_in, link_in
from tests.journeys.steps import choose, fill, follow, pick, press, sees, sees_nowhere, walk
from tests.journeys.test_move import taken

ADDRESSES = {"Koen": "koen@zonnehof.example", "Leen": "leen@zonnehof.example", "Rita": "rita@thuis.example"}
AGREES = "Ik ga akkoord met de afspraken"
READ_IT = "Een verslag om na te lezen"


async def test_report(stage: Stage) -> None:
    table = await held(stage)
    an = await stage.signed_in("An")
    report = f"{stage.url}{table.place}/verslag"
    await an_sends(an, report)
    koen = await reads(stage, "Koen")
    leen = await reads(stage, "Leen")
    rita = await reads(stage, "Rita")
    await sees(koen, "lening van 3.000 euro")
    await sees(leen, "Een deel van dit overleg was zonder jou", "Leen bezoekt twee woonplekken")
    await sees_nowhere(leen, "lening", "belt de bank")
    await taken(leen, "report-extract")
    await two_comments(an, koen, rita, report)
    await rita_may_no_longer(an, rita, report)
    await silence_makes_it_final(stage)
    await a_late_comment_becomes_an_amendment(stage, report)


async def held(stage: Stage) -> Table:
    """The meeting was held: Leen sat out for the debts."""
    table, now = await lay_table(stage.world), clock.now()
    async with door.enter(table.an) as access:
        await invitations.invite_all(access, table.consultation, on_paper=[table.seats["Hilde"]], now=now)
        points = {item.title: item.id for item in await agenda(access, table.consultation)}
        came = [table.seats[name] for name in ("Niels", "Rita", "Koen", "Leen")]
        await meetings.note_arrivals(access, table.consultation, came, now=now)
        await meetings.note_item(
            access, points[GOAL], "Niels wil dicht bij de Zonnehof blijven.", "", now=now
        )
        await meetings.note_item(access, points[SECRET], "Er is een lening van 3.000 euro.", "", now=now)
        for name, sentence, point in (
            ("Leen", "Leen bezoekt twee woonplekken", GOAL),
            ("Koen", "Koen belt de bank", SECRET),
        ):
            due, details = clock.today() + timedelta(days=30), Details(agenda_item=points[point])
            person = table.people[name]
            here = table.consultation
            await note_agreement(
                access, table.case, sentence, person, due, consultation=here, details=details, now=now
            )
        await close_consultation(access, table.consultation, "", now=now)
    return table


async def an_sends(an: Page, report: str) -> None:
    """Ready when one leaves the room; Niels says who may read it."""
    await an.goto(report)
    await sees(an, "Niels wil dicht bij de Zonnehof blijven.", "Vraag aan Niels wie dit mag lezen")
    await taken(an, "report-draft")
    await choose(an, "Mag het verslag naar de anderen?", "Ja, naar iedereen die gevraagd was")
    await press(an, "Bewaar het antwoord van Niels")
    await press(an, "Verstuur het verslag")
    await sees(an, "Wacht op opmerkingen tot en met", "een uittreksel, per mail")


async def reads(stage: Stage, name: str) -> Page:
    """From the mail, which says nothing, to the own page and the report."""
    address = ADDRESSES[name]
    mail = await stage.mailbox.wait_for(address, READ_IT)
    assert found_in(mail.as_bytes(), ["Claes", "lening", "bank", "wonen in"]) == []
    guest = await (await stage.somebody(is_phone=True)).new_page()
    await guest.goto(link_in(mail))
    known = len(await stage.mailbox.about(address, "Je code"))
    await press(guest, "Stuur mij een code")
    code = await stage.mailbox.wait_for(address, "Je code", known=known)
    await guest.locator("[name=digits]").fill(code_in(code))
    await press(guest, "Verder")
    await signs(guest, link_in(mail))
    return guest


async def signs(guest: Page, link: str) -> None:
    """A helper signs the code of conduct before reading anything."""
    await guest.goto(link.removesuffix("/verslag"))
    if await guest.get_by_role("button", name=AGREES).count():
        await press(guest, AGREES)
    await guest.goto(link)


async def two_comments(an: Page, koen: Page, rita: Page, report: str) -> None:
    """One is taken over with one click, the other gets an answer; both read what became of theirs."""
    for guest, words in ((koen, "Ik bel ook het ziekenfonds."), (rita, "Ik was het niet eens.")):
        await fill(guest, "Wat wil je erbij of anders?", words)
        await press(guest, "Bewaar mijn opmerking")
        await sees(guest, "Bedankt.", "nog niet gelezen")
    await an.goto(report)
    await sees(an, "Ik bel ook het ziekenfonds.", "Ik was het niet eens.")
    await press(an.locator(".remark-row").filter(has_text="ziekenfonds"), "Neem over")
    row = an.locator(".remark-row").filter(has_text="niet eens")
    await press(row, "Neem niet over")
    await sees(an, "Schrijf in één zin waarom niet.")
    row = an.locator(".remark-row").filter(has_text="niet eens")
    await row.locator("[name=answer]").fill("Dat bespreken we de volgende keer.")
    await taken(an, "report-comments")
    await press(row, "Neem niet over")
    await rita.reload()
    await sees(rita, "niet overgenomen", "Dat bespreken we de volgende keer.")


async def rita_may_no_longer(an: Page, rita: Page, report: str) -> None:
    """Between draft and final Niels changes his mind: her page closes at once."""
    await an.goto(report)
    await an.get_by_text("Niels zegt iets anders").click()
    await choose(an, "Mag het verslag naar de anderen?", "Alleen naar wie ik aanvink")
    await an.locator("label").filter(has_text="Rita").locator("input[name=reader]").uncheck()
    await press(an, "Bewaar het antwoord van Niels")
    await sees(an, "krijgt het niet meer")
    answer = await rita.goto(rita.url.split("?")[0])
    assert answer is not None
    assert answer.status == 404
    await sees_nowhere(rita, "Zonnehof", "lening")


async def silence_makes_it_final(stage: Stage) -> None:
    """Nobody says anything more: the day after the date it is final, and Rita hears nothing of it."""
    walk(days=9)
    await stage.mailbox.wait_for(ADDRESSES["Koen"], "Het verslag is klaar")
    await stage.mailbox.wait_for(ADDRESSES["Leen"], "Het verslag is klaar")
    assert await stage.mailbox.about(ADDRESSES["Rita"], "Het verslag is klaar") == []


async def a_late_comment_becomes_an_amendment(stage: Stage, report: str) -> None:
    """Said plainly to who writes; An amends; who notices it is told, and the old version stays."""
    koen = await back(stage, "Koen")
    await sees(koen, "Definitief", "Dit verslag is definitief. Zag je toch iets dat niet klopt?")
    await pick(koen, "[name=agenda_item]", SECRET)
    await fill(koen, "Wat wil je erbij of anders?", "Het is 300 euro, geen 3.000.")
    await press(koen, "Bewaar mijn opmerking")
    await sees(koen, "Het verslag was al definitief.")
    await taken(koen, "report-late")
    an = await stage.signed_in("An")
    await an.goto(report)
    await sees(an, "kwam na de datum", "Het is 300 euro, geen 3.000.")
    await follow(an, "Pas het verslag aan")
    await sees(an, "Het is 300 euro, geen 3.000.")
    await fill(an, "Wat moet er voortaan staan?", "Er is een lening van 300 euro.")
    await taken(an, "report-amendment")
    await press(an, "Maak de nieuwe versie")
    await sees(an, "De nieuwe versie is onderweg", "op vraag van Koen", "Er is een lening van 300 euro.")
    await taken(an, "report-amended")
    await stage.mailbox.wait_for(ADDRESSES["Koen"], "Het verslag is aangepast")
    await koen.goto(koen.url.split("?")[0])
    await sees(koen, "Wat is er veranderd?", "Er is een lening van 3.000 euro.", "overgenomen")
    await follow(koen, "versie 2")
    await sees(koen, "Dit is een oude versie.", "lening van 3.000 euro")
    await sees_nowhere(koen, "lening van 300 euro")
    assert await stage.mailbox.about(ADDRESSES["Leen"], "Het verslag is aangepast") == []


async def back(stage: Stage, name: str) -> Page:
    """Days later, in a browser that is asked for a code again."""
    mail = await stage.mailbox.wait_for(ADDRESSES[name], "Het verslag is klaar")
    guest = await (await stage.somebody(is_phone=True)).new_page()
    await guest.goto(link_in(mail))
    known = len(await stage.mailbox.about(ADDRESSES[name], "Je code"))
    await press(guest, "Stuur mij een code")
    code = await stage.mailbox.wait_for(ADDRESSES[name], "Je code", known=known)
    await guest.locator("[name=digits]").fill(code_in(code))
    await press(guest, "Verder")
    await guest.goto(link_in(mail))
    return guest
