"""Leen works in three municipalities: one code, one page, and each own page behind its own door; with real mail."""

from tests.journeys.conftest import Stage
from tests.journeys.mailbox import code_in
from tests.journeys.steps import press, sees, sees_nowhere
from tests.journeys.test_move import taken
from tests.passages.scene import LEEN, three


async def test_one_code_shows_the_own_agreements_of_three_municipalities(stage: Stage) -> None:
    places = await three(stage.world)
    for number in range(len(places)):
        await stage.mailbox.wait_for(LEEN, "Uitnodiging", known=number)
    leen = await (await stage.somebody(is_phone=True)).new_page()
    await leen.goto("/mijn-afspraken")
    await taken(leen, "passage-asked")
    await leen.get_by_label("Je mailadres").fill("niemand@elders.example")
    await press(leen, "Stuur mij een code")
    await sees(leen, "Kijk in je mailbox")
    await leen.goto("/mijn-afspraken")
    await leen.get_by_label("Je mailadres").fill(f" {LEEN.upper()} ")
    await press(leen, "Stuur mij een code")
    await taken(leen, "passage-code")
    mail = await stage.mailbox.wait_for(LEEN, "Je code")
    assert "http" not in str(mail.get_body(("plain",)))
    await leen.locator("[name=digits]").fill(code_in(mail))
    await press(leen, "Toon mijn afspraken")
    await sees(
        leen,
        *(one.home.name for one in places),
        *(f"Leen belt de school in {one.home.name}" for one in places),
    )
    await sees_nowhere(leen, "Niels")
    await taken(leen, "passage")
    await leen.get_by_role("button", name="Gedaan, of een andere dag").first.click()
    await leen.wait_for_url("**/afspraken")
    await sees(leen, "Leen belt de school in")
    await press(leen, "Gedaan")
    await leen.goto("/mijn-afspraken")
    await sees(leen, "Geen open afspraken voor jou.")
    await press(leen, "Klaar, vergeet mij hier")
    await sees(leen, "Stuur mij een code")
    await leen.go_back()
    await sees_nowhere(leen, "Leen belt de school")
