"""Two people type in one field at once: both texts are kept and shown, and somebody chooses."""

from playwright.async_api import expect

from services.meetings import texts
from services.meetings.texts import NOTES, Written
from tenants import door
from tests.journeys.conftest import Stage
from tests.journeys.writers import KEPT, is_told, notes_of, sits_down, types
from tests.meetings.laid import laid_table
from tests.tenants.test_wall import access_of


async def test_two_write_in_one_field_and_lose_nothing(stage: Stage) -> None:
    laid = await laid_table(stage.world)
    point = laid.points["goals"]
    one, other = [notes_of(await sits_down(stage, laid.consultation, point)) for _ in range(2)]
    await types(one, "Niels wil in Pelt blijven.")
    await other.locator("textarea").evaluate("field => { field.value = 'Leen zoekt mee.'; }")
    await types(other, " Morgen al.")
    await is_told(one, KEPT)
    await is_told(other, "Bewaard naast de andere tekst")
    await expect(other.locator("blockquote")).to_have_text(
        ["Niels wil in Pelt blijven.", "Leen zoekt mee. Morgen al."]
    )
    await types(one, " Dicht bij mama.")
    await types(other, " Of overmorgen.")
    await expect(one.locator("blockquote")).to_have_text(
        ["Niels wil in Pelt blijven. Dicht bij mama.", "Leen zoekt mee. Morgen al. Of overmorgen."],
        timeout=15_000,
    )
    await one.get_by_role("button", name="Houd ze allebei, onder elkaar").click()
    both = "Niels wil in Pelt blijven. Dicht bij mama.\n\nLeen zoekt mee. Morgen al. Of overmorgen."
    await expect(one.locator("textarea")).to_have_value(both)
    await expect(one.locator("blockquote")).to_have_count(0)
    async with door.enter(access_of(stage.world, "an")) as access:
        assert await texts.written(access, NOTES, point) == Written(both)
