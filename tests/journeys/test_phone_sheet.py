"""An phones a table of eight from one screen: answers, input, who was not there; counted in clicks and seconds."""

import time
from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect

from services.demonstration.cast import Cast
from tests.calls.conftest import CALM, ODD
from tests.invitations.scene import PEOPLE, Table, lay_table
from tests.journeys.conftest import Stage
from tests.journeys.steps import sees
from tests.journeys.test_fifteen_minutes import A_CHARACTER, A_CLICK
from tests.journeys.test_move import taken

TEN_SECONDS = 10.0


@dataclass
class Talks:
    """What An does on the sheet: clicks, characters, and how long the program let her wait."""

    page: Page
    table: Table
    clicks: int = 0
    characters: int = 0
    waited: float = 0.0
    people: list[str] = field(default_factory=list)

    def about(self, name: str) -> Locator:
        """The part of the sheet about one person."""
        return self.page.locator(f"#persoon-{self.table.seats[name]}")

    async def presses(self, name: str, code: str) -> None:
        """One click on what somebody says, until the page shows it."""
        began = time.monotonic()
        button = self.about(name).locator(f"button[name=do][value={code}]").last
        await button.click()
        await self.page.wait_for_load_state("networkidle")
        self.waited += time.monotonic() - began
        self.clicks += 1
        self.people.append(name)

    async def types(self, name: str, where: str, words: str) -> None:
        """Open what is typed, where it is not open yet, and type."""
        more = self.about(name).locator("details.more")
        if not await more.evaluate("one => one.open"):
            await more.locator("summary").first.click()
            self.clicks += 1
        await more.locator(f"[name={where}]").fill(words)
        self.clicks += 1
        self.characters += len(words)

    @property
    def seconds(self) -> float:
        """For a person, without the talking itself."""
        return self.clicks * A_CLICK + self.characters * A_CHARACTER + self.waited


async def opened(stage: Stage, world: Cast, *, has_javascript: bool = True) -> Talks:
    """Niels's table of eight, nobody asked yet, on An's screen."""
    table = await lay_table(world, people=(*PEOPLE, ODD, CALM))
    an = await stage.signed_in("An", has_javascript=has_javascript)
    await an.goto(table.place)
    await an.get_by_role("link", name="Belblad", exact=True).first.click()
    await sees(an, "0 van 8 antwoordden.")
    return Talks(an, table)


async def test_a_table_is_phoned_from_one_screen(stage: Stage, world: Cast) -> None:
    talks = await opened(stage, world)
    url = talks.page.url
    for name in ("Niels", "Koen", "Leen"):
        await talks.presses(name, "yes")
    await talks.presses("Hilde", "online")
    await talks.presses(ODD.first_name, "not-reached")
    await talks.types("Rita", "reason", "Moet dan naar de dokter")
    await talks.types("Rita", "note", "Niels slaapt 's nachts slecht.")
    await talks.presses("Rita", "no")
    await sees(talks.page, "5 van 8 antwoordden.", "Nog te bellen: D’Arcy-Noël, Jos.")
    await expect(talks.about("Rita")).to_contain_text("Niels slaapt 's nachts slecht.")
    await expect(talks.about("Ward")).to_contain_text("Nog niet bellen.")
    assert talks.page.url == url
    told = len(talks.people)
    print(  # noqa: T201
        f"phone sheet: {talks.clicks / told:.1f} clicks, {talks.seconds / told:.1f} s per person, "
        f"{talks.clicks} clicks, {talks.seconds:.0f} s for {told}; one plain answer: 1 click"
    )
    assert talks.seconds / told < TEN_SECONDS
    await taken(talks.page, "phone-sheet")


async def test_two_who_phone_at_once_both_keep_their_words(stage: Stage, world: Cast) -> None:
    first = await opened(stage, world)
    second = await (first.page.context).new_page()
    await second.goto(first.page.url)
    also = Talks(second, first.table)
    await first.types("Koen", "note", "Eerst dit.")
    await first.presses("Koen", "yes")
    await also.types("Koen", "note", "En ook dat.")
    await also.presses("Koen", "yes")
    await expect(also.about("Koen")).to_contain_text("Iemand anders schreef intussen ook.")
    await expect(also.about("Koen").locator("[name=note]")).to_have_value("En ook dat.")
    await expect(also.about("Koen")).to_contain_text("Eerst dit.")


async def test_it_works_without_javascript(stage: Stage, world: Cast) -> None:
    talks = await opened(stage, world, has_javascript=False)
    await talks.types("Koen", "note", "Brengt koffie mee")
    await talks.presses("Koen", "yes")
    await sees(talks.page, "1 van 8 antwoordde", "Brengt koffie mee")
