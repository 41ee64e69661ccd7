"""Nobody offers a case away at somebody else's open browser: a whole case leaves, and its past may end."""

from litestar import Litestar

from infra import clock
from tenants.sessions import Workplace
from tests.conftest import client_of
from tests.crawl.told import Told
from tests.members.people import signed_in_as


async def test_offering_asks_first_who_you_are(told: Told, app: Litestar) -> None:
    world, case = told.scenery.world, told.scenery.ids["coming"]["case_id"]
    place = Workplace(world.pelt.id, world.an, None, ("coordinator",), "Pelt")
    async with client_of(app) as client:
        an = await signed_in_as(client, "an", place, is_fresh=False)
        sent = await an.post(
            f"/situaties/{case}/verhuis",
            {"to": str(world.genk.id), "agreed_on": clock.today().isoformat(), "manner": "spoken"},
        )
        kept = await an.get("/bewaard")
    assert sent.headers["location"].startswith("/aanmelden/bevestiging")
    assert "verhuis" in kept.text
