"""A large table: twenty-five people, sixty agreements, names with markup and emoji, the 29th of February."""

import re
from datetime import date

import pytest

from infra import clock
from services.cases.rules import Person
from services.demonstration.cast import Cast
from services.plans.actions import note_agreement
from services.plans.queries import agreements
from tenants import door
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of

STRANGE = "<b>#strong[Zoë]</b> 🦊"
PEOPLE = (
    Person("client", STRANGE, "Voorbeeld", email="client@demo.example"),
    *(Person("helper", f"Helper{number}", "Voorbeeld", "begeleider") for number in range(24)),
)


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world, PEOPLE)


async def test_twenty_five_people_and_sixty_agreements(world: Cast, laid: Laid, an: Browser) -> None:
    async with door.enter(access_of(world, "an")) as access:
        for number in range(60):
            sentence, now = f"Helper{number % 24} belt nummer {number}", clock.now()
            owner = laid.people[f"Helper{number % 24}"]
            await note_agreement(
                access, laid.case, sentence, owner, None, consultation=laid.consultation, now=now
            )
    page = await an.get(f"{laid.place}/tafel")
    assert page.status_code == 200
    found = re.findall(r"<b>Helper\d+ belt nummer (\d+)</b>", page.text)
    assert found == [str(number) for number in range(59, -1, -1)]
    assert STRANGE not in page.text
    assert "&lt;b&gt;#strong[Zoë]&lt;/b&gt; 🦊 wil stoppen" in page.text


async def test_the_29th_of_february_exists_in_a_leap_year(world: Cast, laid: Laid, an: Browser) -> None:
    at = f"{laid.place}/tafel/afspraken"
    await an.post(at, {"sentence": "Helper3 belt tegen 29 februari 2028"})
    await an.post(at, {"sentence": "Helper4 belt tegen 29 februari 2027"})
    async with door.enter(access_of(world, "an")) as access:
        found = {line.sentence[-4:]: line.due_on for line in await agreements(access, laid.case)}
    assert found == {"2028": date(2028, 2, 29), "2027": None}


@pytest.mark.parametrize("minutes", ["-1", "241", "veel", "9" * 40])
async def test_strange_minutes_are_answered_at_the_field(laid: Laid, an: Browser, minutes: str) -> None:
    sent = await an.post(f"/agendapunten/{laid.points['topic']}/minuten", {"minutes": minutes})
    assert (sent.status_code, 'class="error"' in sent.text) == (422, True)
    assert f'value="{minutes}"' in sent.text


async def test_minutes_stand_in_the_agenda_of_the_table(laid: Laid, an: Browser) -> None:
    sent = await an.post(f"/agendapunten/{laid.points['topic']}/minuten", {"minutes": "33"})
    assert sent.status_code == 303
    assert "33 min" in (await an.get(f"{laid.place}/tafel")).text
