"""The word of the table, the plan once more, the short forms, over time, on paper, and for Vandaag."""

from services.evaluations.tables import PlanReview, TableWord
from tenants import door
from tests.conftest import Browser
from tests.evaluations.conftest import Enter, Held
from tests.evaluations.test_own import SAID


async def test_the_word_of_the_table_is_kept_and_emptied(held: Held, an: Browser, celia: Browser) -> None:
    assert (await an.post(f"{held.place}/woord", {"words": "Hoopvol."})).status_code == 303
    assert "Hoopvol." in (await an.get(held.place)).text
    clash = await an.post(f"{held.place}/woord", {"words": "Moe.", "version": "0"})
    assert (clash.status_code, "Hoopvol." in clash.text, "Moe." in clash.text) == (409, True, True)
    assert (await celia.post(f"{held.place}/woord", {"words": "x"})).status_code == 404
    assert (await an.post(f"{held.place}/woord", {"words": "", "version": "1"})).status_code == 303
    async with door.enter(held.laid.an):
        assert await TableWord.count() == 0


async def test_the_look_at_the_plan_leads_to_a_next_step(held: Held, an: Browser) -> None:
    place = f"{held.place}/plan"
    unclear = await an.post(place, {"plan_fits": "partly", "next_step": "adjust"})
    assert unclear.status_code == 422
    assert "Schrijf in enkele woorden wat er nu gebeurt." in unclear.text
    said = {"plan_fits": "partly", "new_needs": "yes", "help_fits": "no", "next_step": "meet"}
    assert (await an.post(place, said)).status_code == 303
    page = (await an.get(held.place)).text
    assert f"/situaties/{held.laid.case}/opvolgoverleg" in page
    assert (await an.post(place, {**said, "plan_fits": "no"})).status_code == 409
    async with door.enter(held.laid.an):
        row = await PlanReview.objects().first()
        assert row is not None
        assert (row.plan_fits, row.goals_fit, row.version) == ("partly", "", 1)


async def test_a_short_form_keeps_only_what_was_ticked(held: Held, an: Browser) -> None:
    place = f"{held.place}/formulier/team"
    assert "Zeven dingen" in (await an.get(place)).text
    sent = await an.post(place, {"line_goal": "yes", "line_neutral": "partly"})
    assert sent.status_code == 303
    page = (await an.get(place)).text
    assert page.count(" checked") == 2
    assert (await an.post(place, {"line_goal": "no"})).status_code == 409
    assert (await an.get(f"{held.place}/formulier/iets")).status_code == 404


async def test_niels_tells_more_when_he_wants(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    assert "Maakte het jou sterker?" in (await niels.open("/evaluatie/sterker")).text
    assert (await niels.send("evaluatie/sterker", line_heard="yes")).status_code == 303
    assert "ingevuld" in (await an.get(held.place)).text


async def test_three_moments_stand_side_by_side(held: Held, an: Browser) -> None:
    laid = held.laid
    for number, sitting in enumerate((held.sitting, await laid.holds(), await laid.holds())):
        place = f"/overleggen/{sitting}/evaluatie/{laid.people['Niels']}"
        said = {
            "relevance": "no" if number == 0 else "yes",
            "words": f"Keer {number + 1}.",
            "readers": "coordinator",
        }
        assert (await an.post(place, said)).status_code == 303
    page = (await an.get(f"/situaties/{laid.case}/evaluatie")).text
    assert [page.index(f"Keer {number}.") for number in (1, 2, 3)] == sorted(
        page.index(f"Keer {number}.") for number in (1, 2, 3)
    )
    assert "%" not in page.split("<main", 1)[1]
    assert "gemiddelde: het ene overleg" in page


async def test_vandaag_says_that_niels_answered_until_an_reads_it(
    held: Held, an: Browser, enter: Enter
) -> None:
    niels = await enter("Niels")
    await niels.send("evaluatie", **SAID)
    assert "Niels zei hoe het overleg was" in (await an.get("/vandaag")).text
    await an.get(held.place)
    assert "Niels zei hoe het overleg was" not in (await an.get("/vandaag")).text


async def test_the_sheet_is_paper_without_a_name(held: Held, an: Browser) -> None:
    sheet = await an.get(f"{held.of('Niels')}/blad")
    assert sheet.content.startswith(b"%PDF-")
    assert b"Niels" not in sheet.content


async def test_the_close_of_the_table_keeps_the_word(held: Held, an: Browser) -> None:
    sitting = await held.laid.plans()
    page = (await an.get(f"/overleggen/{sitting}/afsluiting")).text
    assert "Hoe was dit overleg?" in page


async def test_a_sitting_that_nobody_was_asked_about_says_what_can_be_done(held: Held, an: Browser) -> None:
    page = (await an.get(f"/situaties/{held.laid.case}/evaluatie")).text
    assert f'<a href="{held.place}">Vraag het nog</a>' in page
    await an.post(f"{held.of('Niels')}/vraag", {"hoe": "liever-niet"})
    page = (await an.get(f"/situaties/{held.laid.case}/evaluatie")).text
    assert ("Vraag het nog" in page, "zei liever niets" in page) == (False, True)
