"""What helps to start well: told by the request, ticked in the talk, never in the way."""

import pytest

from services.demonstration.cast import Cast
from services.referrals.readiness import told
from services.referrals.rules import NOTHING, Answers
from services.referrals.tables import PersonKind
from tests.conftest import Browser
from tests.referrals.test_pages import received
from tests.referrals.typed import TALK, UNINFORMED, WHOLE, rows

KNOWN: Answers = {**NOTHING, "requester_kind": "helper", "is_client_informed": True}
OWN: Answers = {**KNOWN, "requester_kind": "client"}


@pytest.mark.parametrize(
    ("answers", "kinds", "known"),
    [
        (KNOWN, (), {"talked"}),
        ({**KNOWN, "informed_note": "Hij wil praten."}, (), {"talked", "wishes", "prepared"}),
        ({**KNOWN, "goal": "Rust", "place": "home"}, (), {"talked", "goal", "coming"}),
        (KNOWN, (PersonKind.HELPER, PersonKind.NETWORK), {"talked"}),
        (OWN, (PersonKind.NETWORK,), {"talked", "wishes", "table", "confidant"}),
    ],
)
def test_the_request_tells_some_of_it(answers: Answers, kinds: tuple[str, ...], known: set[str]) -> None:
    assert told(answers, kinds) == known


async def test_an_ticks_what_was_talked_through_and_unticks_it(world: Cast, an: Browser) -> None:
    place = await received(an)
    shown = (await an.get(place)).text
    assert "Nog te bespreken" in shown
    ticked = await an.post(f"{place}/besproken", {"item": ["coming", "care", "zzz"]})
    assert (ticked.status_code, ticked.headers["location"]) == (303, f"{place}#voorbereiding")
    assert (await rows(world.pelt, "referral"))[0]["talked_through"] == ["coming", "care"]
    fragment = await an.post(f"{place}/besproken", {"item": ["care"]}, headers={"hx-request": "true"})
    assert fragment.text.lstrip().startswith('<section class="paper" id="voorbereiding"')
    assert fragment.text.count(" checked") == 1
    assert fragment.text.strip() in (await an.get(place)).text


async def test_two_at_once_on_one_list_keep_the_last_and_break_nothing(
    world: Cast, an: Browser, bram: Browser
) -> None:
    place = await received(an)
    for browser, code in ((an, "table"), (bram, "care")):
        assert (await browser.post(f"{place}/besproken", {"item": code})).status_code == 303
    assert (await rows(world.pelt, "referral"))[0]["talked_through"] == ["care"]


async def test_before_the_client_knows_there_is_no_list_and_nothing_stays_of_it(
    world: Cast, an: Browser
) -> None:
    place = await received(an)
    await an.post(f"{place}/besproken", {"item": "care"})
    await an.post(f"{place}/gegevens", {**UNINFORMED, "version": "1"})
    assert (await rows(world.pelt, "referral"))[0]["talked_through"] == []
    assert "Nog te bespreken" not in (await an.get(place)).text
    assert (await an.post(f"{place}/besproken", {"item": "care"})).status_code == 409


async def test_once_a_case_began_nothing_is_ticked_any_more(world: Cast, an: Browser) -> None:
    place = await received(an)
    await an.post(f"{place}/afweging", TALK)
    await an.post(f"{place}/situatie")
    assert (await an.post(f"{place}/besproken", {"item": "care"})).status_code == 409
    assert "Nog te bespreken" in (await an.get(place)).text


async def test_it_is_noted_in_the_log(world: Cast, an: Browser) -> None:
    place = await received(an, WHOLE)
    await an.post(f"{place}/besproken", {"item": "care"})
    assert "referral.talked-through" in [row["action"] for row in await rows(world.pelt, "audit_line")]
