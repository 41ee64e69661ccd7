"""Asking for a consultation: by a helper, by a client on a phone, by somebody close, by a young person."""

import time

from playwright.async_api import Page, expect

from infra.piccolo_conf import DB
from tenants import door
from tenants.access import job_access
from tests.figures import Measure
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import link_in
from tests.journeys.steps import choose, fill, follow, onwards, press, sees, sees_nowhere
from tests.journeys.test_fifteen_minutes import A_CHARACTER, A_CLICK

HELPER_SECONDS = 5 * 60


class Hand:
    """Counts what a person does on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.began = time.monotonic()
        self.clicks = 0
        self.characters = 0

    async def types(self, name: str, text: str) -> None:
        await self.page.locator(f"[name={name}]").fill(text)
        self.clicks += 1
        self.characters += len(text)

    async def ticks(self, name: str, value: str) -> None:
        await self.page.locator(f"[name={name}][value={value}]").check()
        self.clicks += 1

    async def follows(self, name: str) -> None:
        await follow(self.page, name)
        self.clicks += 1

    async def presses(self, name: str) -> None:
        await press(self.page, name)
        self.clicks += 1

    @property
    def seconds(self) -> float:
        """For a person: finding, typing, and waiting for the program."""
        return self.clicks * A_CLICK + self.characters * A_CHARACTER + time.monotonic() - self.began


async def test_a_helper_finds_the_municipality_and_asks(stage: Stage, measured: Measure) -> None:
    page = await (await stage.somebody()).new_page()
    await page.goto("/")
    hand = Hand(page)
    await hand.types("naam", "overp")
    await expect(page.get_by_role("heading", name="Pelt")).to_be_visible()
    await hand.follows("Vraag een overleg in Pelt")
    await hand.follows("Ik help iemand in mijn werk Hulpverlener, huisarts of dienst")
    await hand.ticks("is_client_informed", "yes")
    for name, text in (
        ("requester_name", "Leen Voorbeeld"),
        ("requester_phone", "0490 00 00 01"),
        ("requester_email", "leen.voorbeeld@dagcentrum.example"),
        ("requester_organisation", "dagcentrum De Voorbeeldbrug"),
        ("client_name", "Niels Voorbeeld"),
        ("question", "Waar kan hij later wonen?"),
        ("goal", "“Ik wil in Pelt blijven.”"),
        ("helpers-0-name", "Koen Voorbeeld"),
        ("helpers-0-function", "thuisbegeleider"),
    ):
        await hand.types(name, text)
    await hand.ticks("consent", "yes")
    await hand.ticks("urgency", "not-so")
    await hand.presses("Verstuur")
    await sees(page, "Je aanvraag is aangekomen", "An belt je binnen de week", "tips")
    await sees_nowhere(page, "Niels")
    mail = await stage.mailbox.wait_for("leen.voorbeeld@dagcentrum.example", "Je bericht is aangekomen")
    assert found_in(mail.as_bytes(), ["Niels", "wonen", "Koen", "Leen Voorbeeld"]) == []
    measured("a helper's request", f"{hand.clicks} clicks, {hand.seconds:.0f} s for a person")
    assert hand.seconds < HELPER_SECONDS
    await an_ticks_what_is_talked_through(stage)


async def an_ticks_what_is_talked_through(stage: Stage) -> None:
    """On the phone with Leen, who had not asked yet how Niels gets there."""
    an = await stage.signed_in("An")
    await follow(an, "Aanvragen")
    await an.locator("main .row", has_text="Niels").get_by_role("link").click()
    await sees(an, "Nog te bespreken")
    await an.get_by_label("Komt de cliënt, en hoe geraakt die er?").check()
    await an.wait_for_load_state("networkidle")
    await an.reload()
    await expect(an.get_by_label("Komt de cliënt, en hoe geraakt die er?")).to_be_checked()


async def test_a_client_on_a_phone_saves_comes_back_and_sends(stage: Stage) -> None:
    phone = await (await stage.somebody(is_phone=True)).new_page()
    await phone.goto("/genk")
    await phone.goto("/pelt/aanvraag")
    await phone.get_by_text("Ik vraag het voor mezelf").first.click()
    await sees_nowhere(phone, "de cliënt")
    await fill(phone, "Hoe heet je?", "Niels")
    await fill(phone, "Op welk nummer bellen we je?", "0490 00 00 02")
    await expect(phone.get_by_label("Wat loopt er moeilijk? Waar wil je hulp bij?")).to_be_hidden()
    await onwards(phone)
    await fill(phone, "Wat loopt er moeilijk? Waar wil je hulp bij?", "Iedereen zegt iets anders.")
    await phone.go_back()
    await expect(phone.locator("[name=requester_name]")).to_have_value("Niels")
    await phone.go_forward()
    await expect(phone.locator("[name=question]")).to_have_value("Iedereen zegt iets anders.")
    await phone.get_by_text("Nu geen tijd? Bewaar en ga later verder").click()
    await phone.locator("[name=save_to]").fill("niels.voorbeeld@pelt.example")
    await press(phone, "Bewaar en stuur mij de link")
    await sees(phone, "Bewaard, nog niet verstuurd")
    mail = await stage.mailbox.wait_for("niels.voorbeeld@pelt.example", "link om verder te gaan")
    assert found_in(mail.as_bytes(), ["Iedereen zegt", "0490"]) == []
    await he_comes_back(stage, link_in(mail))


async def he_comes_back(stage: Stage, link: str) -> None:
    """On another day, on another phone."""
    phone = await (await stage.somebody(is_phone=True)).new_page()
    await phone.goto(link)
    await sees_nowhere(phone, "Niels")
    await press(phone, "Toon wat ik schreef")
    await sees(phone, "Het is nog niet verstuurd")
    await onwards(phone)
    await expect(phone.locator("[name=question]")).to_have_value("Iedereen zegt iets anders.")
    await onwards(phone)
    await phone.locator("[name=helpers-0-name]").fill("Koen")
    await phone.locator("[name=helpers-0-name]").press("Enter")
    await choose(phone, "Hoe snel wil je het overleg?", "Heel snel: liefst deze week")
    await press(phone, "Verstuur")
    await sees(phone, "Schrijf kort waarom het zo snel nodig is.")
    await expect(phone.locator("[name=requester_name]")).to_be_hidden()
    await fill(phone, "Waarom zo snel?", "Ik word uit huis gezet.")
    await press(phone, "Verstuur")
    await sees(phone, "Je aanvraag is aangekomen", "An belt je vandaag of de volgende werkdag")
    answer = await phone.goto(link)
    assert answer is not None
    assert answer.status == 404


async def test_somebody_close_asks_before_the_other_knows_and_after(stage: Stage) -> None:
    phone = await (await stage.somebody(is_phone=True)).new_page()
    await phone.goto("/pelt/aanvraag?wie=naaste")
    await fill(phone, "Je naam", "Rita")
    await fill(phone, "Je telefoon", "0490 00 00 03")
    await choose(phone, "Weet die persoon dat je dit vraagt?", "Nee, nog niet")
    await expect(phone.get_by_role("heading", name="An belt je")).to_be_visible()
    await press(phone, "Verstuur")
    await sees(phone, "Dank je. An belt je.", "Over de ander bewaarden we niets.")
    await phone.goto("/pelt/aanvraag?wie=naaste")
    await fill(phone, "Je naam", "Rita")
    await fill(phone, "Je telefoon", "0490 00 00 03")
    await choose(phone, "Weet die persoon dat je dit vraagt?", "Ja")
    await onwards(phone)
    await choose(phone, "Zei die persoon zelf ja tegen een overleg?", "Ja")
    await onwards(phone)
    await fill(phone, "Hoe heet de persoon voor wie je dit vraagt?", "Niels")
    await onwards(phone)
    await fill(phone, "Wat loopt er moeilijk?", "Hij weet niet meer wie wat doet.")
    await onwards(phone)
    await onwards(phone)
    await choose(phone, "Hoe snel is het nodig?", "Binnen de maand")
    await press(phone, "Verstuur")
    await sees(phone, "Je aanvraag is aangekomen", "Niemand krijgt een uitnodiging")


async def test_a_young_person_asks_without_javascript(stage: Stage) -> None:
    async with door.enter(job_access(stage.world.pelt, "test")):
        await DB.connection.execute("update policy set vocabulary = 'jeugdhulp'")
    phone = await (await stage.somebody(is_phone=True, has_javascript=False)).new_page()
    await phone.goto("/pelt")
    first = phone.locator(".voices a").first
    await expect(first).to_contain_text("Ik ben jong")
    await first.click()
    await sees_nowhere(phone, "cliënt ")
    await fill(phone, "Hoe heet je?", "Amira")
    await fill(phone, "Op welk nummer bellen we je?", "0490 00 00 04")
    await onwards(phone)
    await fill(phone, "Wat is er aan de hand?", "Thuis is er altijd ruzie.")
    await onwards(phone)
    await press(phone, "Nog iemand")
    await expect(phone.locator("[name=question]")).to_have_value("Thuis is er altijd ruzie.")
    await phone.locator("[name=helpers-1-name]").fill("Oma")
    await choose(phone, "Wanneer wil je dat er gepraat wordt?", "Binnen de maand")
    await press(phone, "Verstuur")
    await sees(phone, "Je aanvraag is aangekomen", "Niemand hoort iets voor jij dat goed vindt.")
