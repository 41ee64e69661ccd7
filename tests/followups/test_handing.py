"""Zonder trekker: what somebody left behind goes to somebody else in one step; what was asked after rests."""

import pytest

from infra import clock
from services.cases.actions import leave_circle
from services.errors import Refused
from services.followups import asking
from services.followups.handing import carries, hand_over_all
from tenants import door
from tests.conftest import Browser
from tests.followups.laid import Laid, day
from tests.followups.test_actions import RULES, VISIT, seen, sentences


async def left(laid: Laid, name: str) -> None:
    async with door.enter(laid.an) as access:
        await leave_circle(access, laid.case, laid.people[name], now=clock.now())


async def hands(laid: Laid, former: str | None, owner: str) -> int:
    async with door.enter(laid.an) as access:
        who = laid.people[former] if former else None
        return await hand_over_all(access, laid.case, who, laid.people[owner], now=clock.now())


async def test_all_of_leen_goes_to_koen_and_a_second_time_nothing_is_left(laid: Laid) -> None:
    await laid.agrees(RULES, "Leen", -20)
    await laid.agrees(VISIT, "Leen", 4)
    await laid.agrees("Iemand zoekt een fiets", None, 4)
    await left(laid, "Leen")
    assert len((await seen(laid)).adrift) == 3
    assert (await hands(laid, "Leen", "Koen"), await hands(laid, "Leen", "Koen")) == (2, 0)
    found = await seen(laid)
    assert sentences(found.adrift) == ["Iemand zoekt een fiets"]
    assert {event.new_owner for event in found.events} == {"Koen"}
    assert await hands(laid, None, "Ward") == 1


async def test_who_is_still_there_keeps_what_is_theirs(laid: Laid) -> None:
    await laid.agrees(RULES, "Leen", 4)
    assert await hands(laid, "Leen", "Koen") == 0
    assert sentences((await seen(laid)).running) == [RULES]


async def test_it_goes_to_nobody_who_left(laid: Laid) -> None:
    await laid.agrees(RULES, "Leen", 4)
    await left(laid, "Leen")
    with pytest.raises(Refused, match=r"agreement\.same-owner"):
        await hands(laid, "Leen", "Leen")


async def test_leaving_with_something_open_leads_to_who_takes_it(laid: Laid, an: Browser) -> None:
    await laid.agrees(RULES, "Leen", 4)
    place = f"/situaties/{laid.case}/kring/{{}}/vertrek"
    answer = await an.post(place.format(laid.people["Ward"]))
    assert answer.headers["location"].endswith("/kring")
    answer = await an.post(place.format(laid.people["Leen"]))
    assert answer.headers["location"].endswith("/opvolging#trekker")
    page = (await an.get(f"/situaties/{laid.case}/opvolging")).text
    assert "Leen stapte uit de kring. Wie neemt dit op?" in page
    async with door.enter(laid.an) as access:
        assert not await carries(access, laid.case, laid.people["Koen"])


async def test_one_form_hands_everything_over_and_says_what_is_missing(laid: Laid, an: Browser) -> None:
    await laid.agrees(RULES, "Leen", 4)
    await left(laid, "Leen")
    place = f"/situaties/{laid.case}/opvolging/overdracht"
    leen, koen = str(laid.people["Leen"]), str(laid.people["Koen"])
    answer = await an.post(place, {"former": leen})
    assert (answer.status_code, "Kies iemand." in answer.text) == (422, True)
    assert (await an.post(place, {"former": "x", "owner": koen})).status_code == 404
    assert (await an.post(place, {"former": leen, "owner": koen})).status_code == 303
    assert (await seen(laid)).adrift == []


async def test_what_was_asked_after_rests_for_a_week(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", -2)
    assert sentences((await seen(laid)).stalled) == [RULES]
    async with door.enter(laid.an) as access:
        await asking.note_asked_after(access, made, now=clock.now())
    found = await seen(laid)
    assert (sentences(found.stalled), sentences(found.running)) == ([], [RULES])
    assert day(0) == clock.today()
