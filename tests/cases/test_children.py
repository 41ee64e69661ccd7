"""Twelve and older are asked in own words, younger ones when they ask; each has a voice and a confidant."""

from datetime import date, timedelta

import pytest

from infra import clock
from services.cases import rules
from services.cases.tables import CircleMember
from services.consultations.queries import next_consultation
from services.demonstration.cast import Cast
from services.errors import Refused
from services.invitations.queries import invitations
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser

DAY = date(2026, 5, 12)
BORN = "update circle_member set born_on = $1 where first_name = $2"


@pytest.mark.parametrize(
    ("kind", "born_on", "asked_on", "is_asked"),
    [
        ("family", date(2014, 5, 12), None, True),  # twelve on that very day
        ("family", date(2014, 5, 13), None, False),
        ("family", date(2014, 5, 13), date(2026, 5, 1), True),
        ("family", None, None, True),
        ("network", date(2020, 1, 1), None, False),
        ("client", date(2020, 1, 1), None, True),
    ],
)
def test_the_birthday_on_the_day_of_the_table_decides(
    kind: str, born_on: date | None, asked_on: date | None, is_asked: bool
) -> None:
    person = CircleMember(kind=kind, born_on=born_on, asked_to_be_there_on=asked_on)
    if is_asked:
        rules.check_child_asked(person, DAY)
    else:
        with pytest.raises(Refused, match=r"invitation\.child-did-not-ask"):
            rules.check_child_asked(person, DAY)


async def test_a_child_is_asked_from_the_day_it_asked_itself(an: Browser, world: Cast, niels: Niels) -> None:
    await rows(world, BORN, clock.today() - timedelta(days=9 * 366), "Rita")
    await rows(world, "update invitation set withdrawn_at = now()")
    assert await refusal_of(world, niels, "Rita") == "invitation.child-did-not-ask"
    assert "komt als Rita er zelf om vraagt" in (await an.get(f"{niels.path}/kring")).text
    one = f"{niels.path}/kring/{niels.people['Rita']}"
    told = {"first_name": "Rita", "born_on": str(clock.today() - timedelta(days=9 * 366)), "version": "1"}
    late = await an.post(one, {**told, "asked_to_be_there_on": str(clock.today() + timedelta(days=1))})
    assert late.status_code == 422
    assert "Die dag is nog niet voorbij" in late.text
    assert (await an.post(one, {**told, "asked_to_be_there_on": str(clock.today())})).status_code == 303
    assert await refusal_of(world, niels, "Rita") == ""
    assert "vroeg zelf om erbij te zijn" in (await an.get(f"{niels.path}/kring")).text


async def refusal_of(world: Cast, niels: Niels, name: str) -> str:
    async with inside(world, "an") as access:
        coming = await next_consultation(access, niels.case)
        assert coming is not None
        asked = await invitations(access, coming.id)
    return next(one.refusal for one in asked if one.person.first_name == name)


async def test_everybody_has_an_own_voice_and_confidant(an: Browser, world: Cast, niels: Niels) -> None:
    rita, ward = niels.people["Rita"], niels.people["Ward"]
    told = {
        "first_name": "Rita",
        "own_interest": "Zij wil dat hij blijft wonen.",
        "post_opened_by": "haar zus",
        "confidant": str(ward),
        "confidant_chosen_on": str(clock.today()),
        "version": "1",
    }
    assert (await an.post(f"{niels.path}/kring/{rita}", told)).status_code == 303
    circle = (await an.get(f"{niels.path}/kring")).text
    assert "eigen vertrouwenspersoon: Ward" in circle
    assert "post opent: haar zus" in circle
    assert "wat Rita zelf wil" not in circle
    assert "Zij wil dat hij blijft wonen." in (await an.get(f"{niels.path}/kring/{rita}")).text
    own = {**told, "confidant": str(rita), "version": "2"}
    assert (await an.post(f"{niels.path}/kring/{rita}", own)).status_code == 422


async def test_the_page_says_who_decides_for_a_minor_is_not_known(
    an: Browser, world: Cast, niels: Niels
) -> None:
    await rows(world, BORN, clock.today() - timedelta(days=13 * 366), "Rita")
    circle = (await an.get(f"{niels.path}/kring")).text
    assert "13 jaar: krijgt een eigen uitnodiging in gewone woorden" in circle
    assert "wie voor Rita beslist" in circle
    decided = {
        "circle_member": str(niels.people["Ward"]),
        "represented": str(niels.people["Rita"]),
        "kind": "parent",
    }
    await an.post(f"{niels.path}/vertegenwoordigers", decided)
    assert "wie voor Rita beslist" not in (await an.get(f"{niels.path}/kring")).text
