"""The page of the debrief, for the coordinator."""

from tests.conftest import Browser
from tests.followups.laid import Laid, day
from tests.followups.test_pages import RULES, line, place


async def test_an_notes_the_debrief_that_koen_told_by_phone(laid: Laid, an: Browser) -> None:
    sitting = await laid.holds()
    made = await laid.agrees(RULES, "Leen", 9)
    where = f"/overleggen/{sitting}/terugkoppeling"
    form = (await an.get(where)).text
    assert "Hoe was het overleg voor Niels?" in form
    assert RULES in form
    fields = {
        "version": "1",
        "talked_on": day(0).isoformat(),
        "talked_by": str(laid.people["Koen"]),
        "experience": "Druk, maar ik mocht uitspreken.",
        f"answer_{made.hex}": "unsure",
    }
    sent = await an.post(where, fields)
    assert (sent.status_code, sent.headers["location"]) == (303, place(laid))
    assert (await line(laid)).assent == "unsure"
    shown = (await an.get(place(laid))).text
    assert "Koen praatte na met Niels" in shown
    assert "Druk, maar ik mocht uitspreken." in shown


async def test_the_debrief_is_refused_at_its_field_and_keeps_the_words(laid: Laid, an: Browser) -> None:
    sitting = await laid.holds()
    where = f"/overleggen/{sitting}/terugkoppeling"
    early = {"version": "1", "talked_on": day(-3).isoformat(), "talked_by": "myself", "experience": "Goed."}
    answer = await an.post(where, early)
    assert answer.status_code == 422
    assert "Kies een dag na het overleg." in answer.text
    assert "Goed." in answer.text
    assert (await an.post(where, {"version": "1", "talked_by": "x"})).status_code == 422


async def test_two_people_on_one_debrief_see_each_other(laid: Laid, an: Browser) -> None:
    sitting = await laid.holds()
    where = f"/overleggen/{sitting}/terugkoppeling"
    fields = {"version": "1", "talked_on": day(0).isoformat(), "talked_by": "myself", "experience": "Eerst."}
    assert (await an.post(where, fields)).status_code == 303
    answer = await an.post(where, {**fields, "experience": "Daarna."})
    assert answer.status_code == 409
    assert "Eerst." in answer.text
    assert "Daarna." in answer.text


async def test_a_consultation_that_was_not_held_has_no_debrief_yet(
    laid: Laid, an: Browser, bram: Browser
) -> None:
    sitting = await laid.plans()
    answer = await an.get(f"/overleggen/{sitting}/terugkoppeling")
    assert answer.status_code == 409
    assert "Dit overleg is nog niet afgesloten." in answer.text
    assert (await bram.get(f"/overleggen/{sitting}/terugkoppeling")).status_code == 404
