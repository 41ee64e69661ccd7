"""From eight names and a date to calendar mails, client letter and sign-in sheet, counted in clicks and seconds."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from icalendar import Calendar
from playwright.async_api import Page
from pypdf import PdfReader

from infra import clock
from services.consultations.queries import next_consultation
from services.demonstration import niels as story
from services.procedures.cancel_consultation import cancel_consultation
from tests.cases.people import inside
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import calendar_in
from tests.journeys.steps import press, sees

NAMES = (
    ("Rita", "moeder"),
    ("Koen", "thuisbegeleider"),
    ("Leen", "begeleider dagcentrum"),
    ("Ward", "bewindvoerder"),
    ("Hilde", "huisarts"),
    ("Tine", "verzorgende"),
    ("Omar", "thuisverpleger"),
    ("Griet", "maatschappelijk werker OCMW"),
)
A_CLICK = 2.0  # seconds that a person needs to find and press something
A_CHARACTER = 0.3  # seconds to type one
FIFTEEN_MINUTES = 15 * 60
FIVE_MINUTES = 5 * 60


@dataclass
class Work:
    """What a person did: clicks and typed characters, and how long the program let them wait."""

    page: Page
    began: float = field(default_factory=time.monotonic)
    clicks: int = 0
    characters: int = 0

    async def types(self, selector: str, text: str) -> None:
        """Fill a field; getting there counts as a click."""
        await self.page.locator(selector).fill(text)
        self.clicks += 1
        self.characters += len(text)

    async def clicks_on(self, selector: str) -> None:
        """Tick or open something."""
        await self.page.locator(selector).first.click()
        self.clicks += 1

    async def presses(self, name: str) -> None:
        """Press a button."""
        await press(self.page, name)
        self.clicks += 1

    @property
    def seconds(self) -> float:
        """For a person: finding, typing, and waiting for the program."""
        return self.clicks * A_CLICK + self.characters * A_CHARACTER + time.monotonic() - self.began


async def test_eight_names_and_a_date_in_fifteen_minutes(stage: Stage) -> None:
    an = await stage.signed_in("An")
    work = Work(an)
    await takes_over(work)
    await notes_the_yes(work)
    await invites(work)
    await prints(an)
    for name, _ in NAMES:
        mail = await stage.mailbox.wait_for(f"{name.lower()}@pelt.example", "Uitnodiging")
        assert str(Calendar.from_ical(calendar_in(mail)).events[0]["summary"]) == "Overleg (LCO)"
    print(f"{work.clicks} clicks, {work.characters} characters, {work.seconds:.0f} s for a person")  # noqa: T201
    assert work.seconds < FIFTEEN_MINUTES


async def takes_over(work: Work) -> None:
    """The client's first name, eight names with their address, a day, an hour, a place."""
    await work.page.goto("/situaties/overname")
    await work.types("[name=first_name]", "Niels")
    for number, (name, function) in enumerate(NAMES):
        if not await work.page.locator(f"[name=people-{number}-name]").count():
            await work.presses("Nog iemand toevoegen")
        await work.types(f"[name=people-{number}-name]", name)
        await work.types(f"[name=people-{number}-function]", function)
        await work.types(f"[name=people-{number}-email]", f"{name.lower()}@pelt.example")
    await work.page.locator("[name=people-0-kind]").select_option(label="familie")
    await work.types("[name=held_on]", (clock.today() + timedelta(days=12)).isoformat())
    await work.types("[name=starts]", "14:00")
    await work.types("[name=place]", "OCMW Pelt, lokaal 2")
    await work.presses("Neem over")
    await sees(work.page, "Niels")


async def notes_the_yes(work: Work) -> None:
    """Niels said yes to everybody, aloud."""
    await work.page.goto(work.page.url.split("?")[0] + "/toestemming")
    for yes in await work.page.locator("[name^=erbij_][value=yes]").all():
        await yes.check()
        work.clicks += 1
    await work.page.locator("[name=given_by]").select_option(label="Niels")
    for selector in ("[name=manner]", "[name=is_informed]", "[name=is_explicit]"):
        await work.clicks_on(selector)
    await work.presses("Bewaar wat Niels zei")


async def invites(work: Work) -> None:
    """Everybody at once."""
    await work.page.goto("/situaties")
    await work.page.get_by_role("link", name="Niels", exact=True).click()
    await work.page.wait_for_load_state("networkidle")
    await work.clicks_on(".next a.button")
    await work.page.wait_for_load_state("networkidle")
    await work.presses("Nodig uit")


async def prints(an: Page) -> None:
    """The letter for the client, and the sheet to sign with the code of conduct."""
    consultation = an.url.split("?")[0].split("/uitnodigingen")[0]
    for paper, words in (("/brief", "Niels"), ("/aanwezigheidsblad", "Koen")):
        answer = await an.request.get(consultation + paper)
        assert answer.status == 200
        pages = PdfReader(BytesIO(await answer.body())).pages
        assert words in "".join(page.extract_text() for page in pages)


async def test_an_opvolgoverleg_in_five_minutes(stage: Stage) -> None:
    case = await held_twice(stage)
    an = await stage.signed_in("An")
    work = Work(an)
    await an.goto(f"/situaties/{case}/opvolgoverleg")
    await work.types("[name=on]", (clock.today() + timedelta(days=40)).isoformat())
    await work.types("[name=goal]", "Hoe loopt het met het wonen?")
    await work.clicks_on("[name=is_confirmed]")
    await work.presses("Plan het opvolgoverleg")
    await sees(an, "Het overleg is gepland.", "Nodig")
    await work.presses("Nodig uit")
    known = await stage.mailbox.wait_for("koen.voorbeeld@pelt.example", "Uitnodiging")
    assert str(Calendar.from_ical(calendar_in(known)).events[0]["summary"]) == "Overleg (LCO)"
    print(f"opvolgoverleg: {work.clicks} clicks, {work.characters} characters, {work.seconds:.0f} s")  # noqa: T201
    assert work.seconds < FIVE_MINUTES


async def held_twice(stage: Stage) -> UUID:
    """Niels sat at the table two times; what was planned after that is called off."""
    async with inside(stage.world, "an") as access:
        case = (await story.tell(access, clock.now())).case
        ahead = await next_consultation(access, case)
        assert ahead is not None
        await cancel_consultation(access, ahead.id, now=clock.now())
    return case
