"""The stage itself: somebody signs in at the provider and stands on Vandaag."""

from tests.journeys.conftest import Stage


async def test_an_signs_in_and_out(stage: Stage) -> None:
    page = await stage.signed_in("An")
    assert await page.locator(".who").inner_text() != ""
    await page.get_by_role("button", name="Afmelden").click()
    await page.get_by_role("heading", name="Je bent afgemeld").wait_for()
    await page.goto("/vandaag")
    await page.wait_for_url("**/aanmelden?terug=*")
