"""Opvolgoverleg: one page, and each open agreement kept, moved, done or let go in one pass."""

from datetime import timedelta

import pytest

from infra import clock
from services.cases.actions import add_circle_member
from services.cases.rules import Person
from services.consultations.tables import Consultation
from services.demonstration.cast import Cast
from services.plans.queries import agreements
from tenants import door
from tests.conftest import Browser
from tests.followups.laid import Laid, lay


@pytest.fixture
async def laid(world: Cast) -> Laid:
    found = await lay(world)
    await found.holds()
    for owner, sentence in (
        ("Leen", "Leen belt"),
        ("Koen", "Koen rijdt"),
        ("Ward", "Ward schrijft"),
        ("Niels", "Niels kookt"),
    ):
        await found.agrees(sentence, owner, 5)
    return found


def name(laid: Laid, what: str, sentence: str) -> str:
    return f"{what}_{laid.agreements[sentence].hex}"


def planned(laid: Laid, **more: str) -> dict[str, object]:
    return {
        "on": (clock.today() + timedelta(days=30)).isoformat(),
        "starts": "10:00",
        "place": "lokaal 2",
        "place_kind": "office",
        "is_client_coming": "yes",
        "asked": [str(one) for one in laid.people.values()],
        **more,
    }


async def test_one_pass_keeps_moves_finishes_and_lets_go(laid: Laid, an: Browser) -> None:
    place = f"/situaties/{laid.case}/opvolgoverleg"
    page = (await an.get(place)).text
    assert all(sentence in page for sentence in laid.agreements)
    assert name(laid, "to_on", "Leen belt") in page
    assert name(laid, "to_on", "Niels kookt") not in page
    to_on = clock.today() + timedelta(days=20)
    said = {
        name(laid, "verdict", "Leen belt"): "move",
        name(laid, "to_on", "Leen belt"): to_on.isoformat(),
        name(laid, "verdict", "Koen rijdt"): "done",
        name(laid, "verdict", "Ward schrijft"): "keep",
        name(laid, "verdict", "Niels kookt"): "let-go",
    }
    assert (await an.post(place, planned(laid, **said))).status_code == 303
    async with door.enter(laid.an) as access:
        found = {line.sentence: line for line in await agreements(access, laid.case)}
        assert await Consultation.count().where(Consultation.case == laid.case) == 2
    assert found["Leen belt"].due_on == to_on
    assert found["Koen rijdt"].done_at is not None
    assert found["Ward schrijft"].is_open
    assert found["Niels kookt"].dropped_at is not None
    assert found["Niels kookt"].moves == ()


@pytest.mark.parametrize(
    ("to_on", "told"), [("", "Kies tegen welke dag"), ("2020-01-01", "Kies een dag vanaf vandaag")]
)
async def test_another_day_that_cannot_be_changes_nothing(
    laid: Laid, an: Browser, to_on: str, told: str
) -> None:
    said = {
        name(laid, "verdict", "Leen belt"): "move",
        name(laid, "to_on", "Leen belt"): to_on,
        name(laid, "verdict", "Koen rijdt"): "done",
    }
    sent = await an.post(f"/situaties/{laid.case}/opvolgoverleg", planned(laid, **said))
    assert sent.status_code == 422
    assert told in sent.text
    async with door.enter(laid.an) as access:
        assert all(line.is_open for line in await agreements(access, laid.case))
        assert await Consultation.count().where(Consultation.case == laid.case) == 1


async def test_many_people_get_a_calm_question(laid: Laid, an: Browser) -> None:
    place = f"/situaties/{laid.case}/opvolgoverleg"
    assert "Een grote tafel" not in (await an.get(place)).text
    async with door.enter(laid.an) as access:
        for number in range(6):
            await add_circle_member(access, laid.case, Person("helper", f"Helper{number}"), now=clock.now())
    assert "Een grote tafel" in (await an.get(place)).text
