"""What becomes of each one's help: kept per person, once, with who takes over; two people at once lose nothing."""

import pytest

from services.demonstration.cast import Cast
from services.plans.helps import Change, helps
from tenants import door
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world)


def _said(laid: Laid, name: str, **said: str) -> dict[str, str]:
    return {f"h{laid.people[name].hex}-{field}": value for field, value in said.items()}


async def _changes(world: Cast, laid: Laid) -> dict[str, Change]:
    async with door.enter(access_of(world, "an")) as access:
        return {line.name.split()[0]: line.change for line in await helps(access, laid.case)}


async def test_only_helpers_are_asked_about_and_only_what_was_said_is_kept(
    world: Cast, laid: Laid, an: Browser
) -> None:
    place = f"/situaties/{laid.case}/plan/hulp"
    shown = await an.get(place)
    assert "Leen Voorbeeld" in shown.text
    assert "Rita Claes" not in shown.text
    said = _said(laid, "Leen", kind="hold", words="tot na de zomer", seen="")
    kept = await an.post(place, said | _said(laid, "Ward", kind="", words="", seen=""))
    assert kept.status_code == 303
    assert await _changes(world, laid) == {
        "Leen": Change("hold", "tot na de zomer"),
        "Koen": Change(),
        "Ward": Change(),
    }
    assert "deze hulp wacht even" in (await an.get(f"/situaties/{laid.case}/plan")).text
    assert '<p class="only-print">deze hulp wacht even: tot na de zomer</p>' in (await an.get(place)).text


async def test_one_generalist_takes_over_and_must_be_named(world: Cast, laid: Laid, an: Browser) -> None:
    place = f"/situaties/{laid.case}/plan/hulp"
    refused = await an.post(place, _said(laid, "Ward", kind="replace", words="geld", replaced_by="", seen=""))
    assert refused.status_code == 422
    assert "Kies wie het voortaan mee doet." in refused.text
    assert 'value="geld"' in refused.text
    himself = str(laid.people["Ward"])
    assert (
        await an.post(place, _said(laid, "Ward", kind="replace", replaced_by=himself, seen=""))
    ).status_code == 422
    leen = str(laid.people["Leen"])
    kept = await an.post(place, _said(laid, "Ward", kind="replace", replaced_by=leen, seen=""))
    assert kept.status_code == 303
    assert (await _changes(world, laid))["Ward"] == Change("replace", "", laid.people["Leen"])
    assert "voortaan doet Leen dit mee" in (await an.get(f"/situaties/{laid.case}/plan")).text


async def test_who_comes_second_sees_what_the_first_wrote_and_decides(
    world: Cast, laid: Laid, an: Browser
) -> None:
    place = f"/situaties/{laid.case}/plan/hulp"
    await an.post(place, _said(laid, "Leen", kind="hold", words="tot juni", seen=""))
    second = await an.post(place, _said(laid, "Leen", kind="stop", words="niet meer nodig", seen=""))
    assert second.status_code == 422
    assert "tot juni" in second.text
    assert 'value="niet meer nodig"' in second.text
    assert (await _changes(world, laid))["Leen"] == Change("hold", "tot juni")


async def test_somebody_outside_the_circle_is_no_answer(world: Cast, laid: Laid, an: Browser) -> None:
    rita = str(laid.people["Rita"])
    place = f"/situaties/{laid.case}/plan/hulp"
    refused = await an.post(place, _said(laid, "Leen", kind="replace", replaced_by=rita, seen=""))
    assert refused.status_code == 422
    assert (await _changes(world, laid))["Leen"] == Change()
