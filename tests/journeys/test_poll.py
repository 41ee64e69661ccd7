"""A date that is looked for: asked, answered by link and by phone, chosen, moved once, called off; with real mail."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

from icalendar import Calendar
from playwright.async_api import Page

from infra import clock
from tests.invitations.scene import CANARIES, Table, lay_table, sitting
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import calendar_in, code_in, link_in, text_of
from tests.journeys.steps import follow, in_words, press, sees, sees_nowhere
from tests.journeys.test_fifteen_minutes import Work
from tests.journeys.test_move import taken

KOEN, LEEN = "koen@zonnehof.example", "leen@zonnehof.example"
FIVE_MINUTES = 5 * 60


async def test_a_poll_is_answered_fixed_moved_once_and_cancelled(stage: Stage) -> None:
    table = await lay_table(stage.world, plan=replace(sitting(), starts_at=None, ends_at=None))
    an = await stage.signed_in("An")
    await asks(an, table, 9, 10, 11)
    koen = await koen_answers(stage)
    await by_phone(an, table, "Niels", ("Nee", "Ja", "Als het moet"))
    await by_phone(an, table, "Hilde", ("Ja", "Ja", "Nee"))
    await chosen(an, table, 10)
    first = await invited(stage, 0)
    await koen_sees_the_date(koen)
    await moved(stage, an, table)
    gone = event(await stage.mailbox.wait_for(KOEN, "Wanneer kun je?", known=1))
    second = await invited(stage, 1)
    await press_off(an, table)
    off = event(await stage.mailbox.wait_for(KOEN, "gaat niet door"))
    told = (first, gone, second, off)
    assert [method for method, _, _ in told] == ["REQUEST", "CANCEL", "REQUEST", "CANCEL"]
    assert len({uid for _, uid, _ in told}) == 1
    sequences = [number for _, _, number in told]
    assert sequences == sorted(set(sequences))
    for mail in await stage.mailbox.all():
        own = {"Niels", "Rita", "Zonnehof"}
        assert [one for one in found_in(mail.as_bytes(), CANARIES) if one not in own] == []


async def asks(an: Page, table: Table, *days: int) -> None:
    """From the page of the sitting: three moments, and everybody gets the question."""
    await an.goto(table.place)
    work = Work(an)
    await sees(an, "datum volgt", "We zoeken een dag.")
    await follow(an, "Naar de datumvraag")
    work.clicks += 1
    for number, one in enumerate(days):
        await work.types(f"[name=moments-{number}-on]", (clock.today() + timedelta(days=one)).isoformat())
        await work.types(f"[name=moments-{number}-starts]", "14:00")
    await taken(an, "poll-asking")
    await work.presses("Vraag het iedereen")
    await sees(an, "De vraag is onderweg.", "0 van 5 antwoordden")
    print(f"a poll of three moments: {work.clicks} clicks, {work.seconds:.0f} s for a person")  # noqa: T201
    assert work.seconds < FIVE_MINUTES


async def koen_answers(stage: Stage) -> Page:
    """On his phone, by the link in the mail and a code."""
    mail = await stage.mailbox.wait_for(KOEN, "Wanneer kun je?")
    assert text_of(mail).count("van 14 tot 15.30 uur") == 3
    assert not [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    koen = await (await stage.somebody(is_phone=True)).new_page()
    await koen.goto(link_in(mail))
    await sees_nowhere(koen, "Niels", in_words(9))
    await press(koen, "Stuur mij een code")
    await koen.locator("[name=digits]").fill(code_in(await stage.mailbox.wait_for(KOEN, "Je code")))
    await press(koen, "Verder")
    await sees(koen, "Koen, wanneer kun je?", "Welke momenten passen voor jou?")
    await taken(koen, "poll-guest")
    for number, word in enumerate(("Ja", "Ja", "Nee")):
        await koen.locator(".moments fieldset").nth(number).get_by_label(word, exact=True).check()
    await press(koen, "Bewaar mijn antwoord")
    await sees(koen, "Je hoort welk moment het wordt.")
    return koen


async def by_phone(an: Page, table: Table, name: str, words: tuple[str, ...]) -> None:
    """An phones and notes; two clicks beside the answers themselves."""
    await an.goto(f"{table.place}/datumvraag")
    row = an.locator(".row", has_text=name)
    await row.get_by_role("link", name="Noteer").click()
    await sees(an, f"Wanneer kan {name}?")
    for number, word in enumerate(words):
        await an.locator(".moments fieldset").nth(number).get_by_label(word, exact=True).check()
    await press(an, "Bewaar")
    await sees(an, "Bewaard.", "via jou")


async def chosen(an: Page, table: Table, day: int) -> None:
    """The client's yes decides."""
    await an.goto("/vandaag")
    await sees(an, "datumvraag: 3 van 5 antwoordden", "Beste moment:")
    await an.goto(f"{table.place}/datumvraag")
    await sees(an, "Het antwoord van Niels weegt het meest, dan dat van Koen (spilfiguur)", in_words(day))
    await taken(an, "poll-grid")
    await press(an, "Leg dit moment vast")
    await sees(an, "De datum ligt vast.", "zei ja in de datumvraag")
    await taken(an, "poll-fixed")


async def koen_sees_the_date(koen: Page) -> None:
    """The same link, now with the date; he said yes already."""
    await koen.reload()
    await sees(koen, in_words(10), "Je antwoord:", "Ja, ik kom")


async def moved(stage: Stage, an: Page, table: Table) -> None:
    """Another question, because the room is taken; nobody keeps the old date."""
    await an.goto(table.place)
    await follow(an, "Zoek samen een nieuwe dag")
    await sees(an, "Dit overleg heeft al een datum", "uit ieders kalender")
    for number, one in enumerate((20, 21)):
        on = (clock.today() + timedelta(days=one)).isoformat()
        await an.locator(f"[name=moments-{number}-on]").fill(on)
        await an.locator(f"[name=moments-{number}-starts]").fill("10:00")
    await press(an, "Vraag het iedereen")
    mail = await stage.mailbox.wait_for(LEEN, "Wanneer kun je?", known=1)
    assert "Het overleg van" in text_of(mail)
    assert "gaat die dag niet door" in text_of(mail)
    await by_phone(an, table, "Niels", ("Ja", "Nee"))
    await press(an, "Leg dit moment vast")
    await sees(an, "De datum ligt vast.")


async def press_off(an: Page, table: Table) -> None:
    """It does not go on after all."""
    await an.goto(f"{table.place}/afgelasting")
    await press(an, "Het gaat niet door")
    await sees(an, "Het overleg gaat niet door.")


async def invited(stage: Stage, known: int) -> tuple[str, str, int]:
    """The invitation with the calendar file."""
    return event(await stage.mailbox.wait_for(KOEN, "Uitnodiging", known=known))


def event(mail: EmailMessage) -> tuple[str, str, int]:
    """Method, uid and sequence."""
    calendar = Calendar.from_ical(calendar_in(mail))
    [found] = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), str(found["UID"]), int(str(found["SEQUENCE"]))
