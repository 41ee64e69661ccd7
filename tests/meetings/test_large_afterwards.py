"""A table of twenty-five with sixty agreements, afterwards: on each page and paper all of it stands there, as typed."""

import re
from dataclasses import dataclass
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from infra import clock
from services.demonstration.cast import Cast
from services.meetings.actions import note_arrivals
from services.plans.actions import note_agreement
from services.plans.goals import note_goal
from services.procedures.close_consultation import close_consultation
from services.screens.actions import switch_on
from services.screens.queries import get_shown
from services.screens.showing import picture
from tenants import door
from tenants.access import screen_access
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.meetings.test_large import PEOPLE, STRANGE
from tests.tenants.test_wall import access_of

NUMBERS = set(range(60))
WISH = '#panic("x") <script>alert(1)</script> 🏠'
SITTING = ("tafel", "ja-van-de-client", "afgesproken", "verslag", "terugkoppeling")
CASE = ("plan", "opvolging", "rode-draad", "opvolgoverleg")


@dataclass(frozen=True)
class Large:
    """The table, and where the pages of its case stand."""

    laid: Laid
    case: str


@pytest.fixture
async def large(world: Cast) -> Large:
    laid = await laid_table(world, PEOPLE)
    async with door.enter(access_of(world, "an")) as access:
        here, case, now = laid.consultation, laid.case, clock.now()
        await note_arrivals(access, here, list(laid.seats.values()), now=now)
        await note_goal(access, case, WISH, consultation=here, now=now)
        for number in sorted(NUMBERS):
            owner = laid.people[f"Helper{number % 24}"]
            said = f"Helper{number % 24} belt nummer {number}."
            await note_agreement(access, case, said, owner, None, consultation=here, now=clock.now())
    return Large(laid, f"/situaties/{laid.case}")


def numbers(text: str) -> set[int]:
    return {int(one) for one in re.findall(r"belt\s+nummer\s+(\d+)\.", text)}


async def test_the_screen_shows_all_of_them(world: Cast, large: Large) -> None:
    async with door.enter(access_of(world, "an")) as access:
        screen = await switch_on(access, large.laid.consultation, now=clock.now())
    async with door.enter(screen_access(world.pelt, screen.id, large.laid.case)) as access:
        shown = await picture(access, (await get_shown(access, screen.id, now=clock.now())).consultation)
    assert numbers(" ".join(line.sentence for line in shown.agreements)) == NUMBERS


async def test_every_page_shows_all_of_them_and_no_markup(world: Cast, large: Large, an: Browser) -> None:
    async with door.enter(access_of(world, "an")) as access:
        await close_consultation(access, large.laid.consultation, "", now=clock.now())
    places = [f"{large.laid.place}/{one}" for one in SITTING] + [f"{large.case}/{one}" for one in CASE]
    for place in places:
        page = await an.get(place)
        assert (place, page.status_code, NUMBERS - numbers(page.text)) == (place, 200, set())
        assert STRANGE not in page.text
        assert "<script>alert" not in page.text
    assert WISH in unescape((await an.get(f"{large.case}/plan")).text)
    report = unescape((await an.get(f"{large.laid.place}/verslag")).text)
    assert [person.first_name for person in PEOPLE if person.first_name not in report] == []


async def test_the_papers_hold_all_of_them(world: Cast, large: Large, an: Browser) -> None:
    async with door.enter(access_of(world, "an")) as access:
        await close_consultation(access, large.laid.consultation, "", now=clock.now())
    for paper in ("verslag.pdf", "afspraken.pdf"):
        made = await an.get(f"{large.laid.place}/{paper}")
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages)
        assert (paper, made.status_code, NUMBERS - numbers(text)) == (paper, 200, set())
        assert "#strong" in text
        assert '#panic("x")' in text
