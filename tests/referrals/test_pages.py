"""Requests and weighings through the pages of the coordinator."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from infra import clock
from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.referrals.typed import CLIENT_WORD, TALK, UNINFORMED, WHOLE, count, rows

PHONED = {**WHOLE, "channel": "phone", "asked_on": clock.today().isoformat()}


async def received(browser: Browser, changed: dict[str, Any] | None = None) -> str:
    """The address of a request that came by phone."""
    sent = await browser.post("/aanvragen", {**PHONED, **(changed or {})})
    assert sent.status_code == 303, sent.text
    return str(sent.headers["location"])


async def test_an_notes_a_request_by_phone_and_reads_it(world: Cast, an: Browser) -> None:
    before = clock.today()
    place = await received(an)
    shown = await an.get(place)
    for text in (CLIENT_WORD, "Hilde Voorbeeld, huisarts", "Mia Voorbeeld, moeder", "per telefoon"):
        assert text in shown.text
    assert await count(world.pelt) == (1, 5, 0, 0)
    referral = (await rows(world.pelt, "referral"))[0]
    assert referral["received_by"] == world.an
    assert before <= referral["asked_on"] <= clock.today()


async def test_the_list_is_calm_when_nothing_waits_and_puts_the_soonest_first(
    world: Cast, an: Browser
) -> None:
    assert "Geen enkele aanvraag wacht op jou." in (await an.get("/aanvragen")).text
    await received(an, {"client_name": "Rustig Voorbeeld", "urgency": "not-so"})
    await received(
        an, {"client_name": "Haast Voorbeeld", "urgency": "very", "urgency_reason": "uithuiszetting"}
    )
    shown = (await an.get("/aanvragen")).text
    assert shown.index("Haast Voorbeeld") < shown.index("Rustig Voorbeeld")


async def test_a_request_of_which_the_client_knows_nothing_is_a_call(world: Cast, an: Browser) -> None:
    place = await received(an, UNINFORMED)
    shown = await an.get(place)
    assert "Bel Leen Voorbeeld" in shown.text
    assert "Niels" not in shown.text
    refused = await an.get(f"{place}/afweging")
    assert (refused.status_code, "De cliënt weet nog van niets" in refused.text) == (409, True)


async def test_once_the_client_knows_the_request_is_completed(world: Cast, an: Browser) -> None:
    place = await received(an, UNINFORMED)
    form = await an.get(f"{place}/gegevens")
    assert 'value="Leen Voorbeeld"' in form.text
    sent = await an.post(f"{place}/gegevens", {**WHOLE, "version": "1"})
    assert (sent.status_code, sent.headers["location"]) == (303, place)
    assert CLIENT_WORD in (await an.get(place)).text


async def test_what_is_completed_comes_back_whole_in_the_form(world: Cast, an: Browser) -> None:
    place = await received(an)
    form = (await an.get(f"{place}/gegevens")).text
    for value in (
        "Hilde Voorbeeld",
        "Tine Voorbeeld",
        "Rik Voorbeeld",
        "Mia Voorbeeld",
        "niels@post.example",
    ):
        assert f'value="{value}"' in form
    assert 'name="helpers-2-name"' not in form


async def test_two_people_on_one_request_are_told(world: Cast, an: Browser, bram: Browser) -> None:
    place = await received(an)
    await bram.post(f"{place}/gegevens", {**WHOLE, "version": "1", "goal": "van Bram"})
    late = await an.post(f"{place}/gegevens", {**WHOLE, "version": "1", "goal": "van An"})
    assert late.status_code == 409
    assert "van An" in late.text
    assert "van Bram" in late.text
    assert (await rows(world.pelt, "referral"))[0]["goal"] == "van Bram"


async def test_a_request_that_turns_out_unknown_to_the_client_loses_every_word(
    world: Cast, an: Browser
) -> None:
    place = await received(an)
    await an.post(f"{place}/afweging", TALK)
    await an.post(f"{place}/gegevens", {**UNINFORMED, "version": "1"})
    assert await count(world.pelt) == (1, 0, 0, 0)


async def test_only_a_request_of_which_the_client_knows_nothing_is_erased(world: Cast, an: Browser) -> None:
    kept = await received(an)
    assert (await an.post(f"{kept}/wissing")).status_code == 409
    gone = await received(an, UNINFORMED)
    assert (await an.post(f"{gone}/wissing")).status_code == 303
    assert (await an.get(gone)).status_code == 404
    assert (await count(world.pelt))[0] == 1


async def test_a_weighing_is_noted_and_weighed_again_with_its_history(world: Cast, an: Browser) -> None:
    place = await received(an)
    tomorrow = clock.today() + timedelta(days=1)
    later = {
        **TALK,
        "outcome": "not-now",
        "next_step": "Leen praat met vader",
        "next_step_on": tomorrow.isoformat(),
    }
    first = await an.post(f"{place}/afweging", later)
    assert (first.status_code, first.headers["location"]) == (303, place)
    assert "aanvrager inlichten" in (await an.get("/aanvragen")).text
    await an.post(f"{place}/afweging/gezegd")
    assert "Leen praat met vader" in (await an.get("/aanvragen")).text
    await an.post(f"{place}/afweging", TALK)
    shown = (await an.get(place)).text
    assert "Afweging: een overleg" in shown
    assert "Eerdere afweging: nu niet" in shown
    assert [row["outcome"] for row in await rows(world.pelt, "weighing")] == ["not-now", "consultation"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"talk": ""}, "wat het gesprek opleverde"),
        ({"outcome": ""}, "Kies wat het wordt."),
        ({"reason": " "}, "Schrijf kort waarom."),
        ({"outcome": "not-now"}, "Schrijf wat er nu wel gebeurt"),
        ({"outcome": "other-form", "next_step": "Bellen"}, "Kies wat beter past"),
        ({"helpers": "100"}, "Schrijf een getal van 0 tot 99"),
        ({"cautions": "zoiets"}, "cautions-error"),
        ({"next_step_on": "1900-01-01"}, "Kies een dag vanaf vandaag"),
        ({"next_step_on": "morgen"}, "Ongeldige datum"),
        ({"open_talk": "x" * 10_000}, "te lang"),
        ({"talk": "\x00"}, "teken"),
    ],
)
async def test_an_incomplete_weighing_is_answered_at_the_field(
    world: Cast, an: Browser, changed: dict[str, str], told: str
) -> None:
    place = await received(an)
    sent = await an.post(f"{place}/afweging", {**TALK, "added_value": "Blijft staan", **changed})
    assert sent.status_code == 422
    assert told in sent.text
    assert "Blijft staan" in sent.text
    assert (await count(world.pelt))[2] == 0


async def test_a_consultation_needs_a_yes(world: Cast, an: Browser) -> None:
    place = await received(an, {"requester_kind": "close", "consent": "no"})
    sent = await an.post(f"{place}/afweging", TALK)
    assert (sent.status_code, "nog geen ja" in sent.text) == (422, True)


@pytest.mark.parametrize("asked_on", ["1900-01-01", "2999-01-01"])
async def test_a_strange_date_is_answered_at_the_field(world: Cast, an: Browser, asked_on: str) -> None:
    sent = await an.post("/aanvragen", {**PHONED, "asked_on": asked_on})
    assert (sent.status_code, "Kies een dag van het voorbije jaar" in sent.text) == (422, True)
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_a_case_begins_once_with_everybody_who_was_named(world: Cast, an: Browser) -> None:
    place = await received(an)
    early = await an.post(f"{place}/situatie")
    assert early.status_code == 409
    await an.post(f"{place}/afweging", TALK)
    first, second = await asyncio.gather(an.post(f"{place}/situatie"), an.post(f"{place}/situatie"))
    assert first.headers["location"] == second.headers["location"]
    names = {row["first_name"] for row in await rows(world.pelt, "circle_member")}
    assert names >= {"Niels", "Hilde", "Tine", "Rik", "Leen"}
    assert "Naar de situatie" in (await an.get(place)).text
    assert (await an.post(f"{place}/afweging", TALK)).status_code == 409


async def test_once_a_case_began_only_who_may_open_it_reads_the_request(
    world: Cast, an: Browser, bram: Browser
) -> None:
    place = await received(an)
    await an.post(f"{place}/afweging", TALK)
    assert (await bram.get(place)).status_code == 200
    await an.post(f"{place}/situatie")
    hidden, unknown = await bram.get(place), await bram.get(f"/aanvragen/{uuid4()}")
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert "Niels" not in (await bram.get("/aanvragen")).text
    assert "Niels" in (await an.get("/aanvragen")).text


async def test_who_handles_no_requests_finds_none(
    world: Cast,
    an: Browser,
    celia: Browser,
    celia_in_pelt: Browser,
    fien: Browser,
    gust: Browser,
    dirk: Browser,
) -> None:
    place = await received(an)
    for person in (celia, celia_in_pelt, fien, gust, dirk):
        for path in (place, f"{place}/gegevens", f"{place}/afweging"):
            assert (await person.get(path)).status_code == 404
        for path in (f"{place}/gegevens", f"{place}/afweging", f"{place}/situatie", f"{place}/wissing"):
            assert (await person.post(path, {**WHOLE, **TALK, "version": "1"})).status_code == 404
    assert "Niels" not in (await gust.get("/aanvragen")).text
    for person in (celia_in_pelt, fien, gust, dirk):
        assert person is gust or (await person.get("/aanvragen")).status_code == 404
        assert (await person.post("/aanvragen", PHONED)).status_code == 404
    assert "Niels" not in (await celia.get("/aanvragen")).text
    assert await count(world.pelt) == (1, 5, 0, 0)


async def test_reading_receiving_and_weighing_are_in_the_audit(world: Cast, an: Browser) -> None:
    place = await received(an)
    await an.get(place)
    await an.post(f"{place}/afweging", TALK)
    actions = [
        row["action"] for row in await rows(world.pelt, "audit_line") if row["action"] != "session.began"
    ]
    assert actions == ["referral.received", "referral.read", "referral.read", "weighing.noted"]


async def test_finished_requests_are_turned_over_page_by_page(world: Cast, an: Browser) -> None:
    done = {**TALK, "outcome": "other-form", "other_form": "mdo", "is_told": "y"}
    done["next_step"] = "De huisarts neemt het op"
    for number in range(22):
        place = await received(an, {"client_name": f"Nummer{number:02} Voorbeeld"})
        await an.post(f"{place}/afweging", done)
    shown = (await an.get("/aanvragen")).text
    assert shown.count('href="/aanvragen/0') == 20
    older = shown.split('href="/aanvragen?voor=')[1].split('"')[0]
    rest = (await an.get(f"/aanvragen?voor={older}")).text
    assert rest.count('href="/aanvragen/0') == 2
    assert "Nummer00" in rest
    assert (await an.get("/aanvragen?voor=zzz")).status_code == 404
