"""Who is out of a network does not come back by a link of their own, nor by somebody at an open browser."""

import re

import httpx
import pytest

from services.demonstration.cast import Cast
from tenants.sessions import Workplace
from tests.conftest import Browser
from tests.members.people import again, signed_in_as
from tests.network.test_people import LINK, MO

BLOCK = re.compile(r"/netwerk/medewerkers/([0-9a-f-]{36})/blokkering")


@pytest.mark.attack
async def test_links_that_somebody_made_end_with_them(
    world: Cast, dirk: Browser, elsewhere: httpx.AsyncClient, nobody: Browser
) -> None:
    await dirk.post("/netwerk/medewerkers/uitnodigingen", {**MO, "roles": ["network-administrator"]})
    asked = LINK.search((await dirk.get("/netwerk/medewerkers")).text)
    assert asked is not None
    mo = await signed_in_as(elsewhere, "mo")
    await mo.post(asked[0])
    mo = await signed_in_as(elsewhere, "mo", Workplace(network=world.network))
    await mo.post("/netwerk/medewerkers/uitnodigingen", {**MO, "name": "Ikzelf"})
    listed = (await dirk.get("/netwerk/medewerkers")).text
    own = LINK.search(listed)
    assert own is not None
    key = BLOCK.findall(listed)[-1]
    await dirk.post(f"/netwerk/medewerkers/{key}/blokkering", {"version": "1", "reason": "Weg."})
    assert (await nobody.get(own[0])).status_code == 404


async def test_letting_in_again_asks_first_who_you_are(
    world: Cast, dirk: Browser, elsewhere: httpx.AsyncClient
) -> None:
    await dirk.post("/netwerk/medewerkers/uitnodigingen", MO)
    asked = LINK.search((await dirk.get("/netwerk/medewerkers")).text)
    assert asked is not None
    await again(await signed_in_as(elsewhere, "mo")).post(asked[0])
    key = BLOCK.findall((await dirk.get("/netwerk/medewerkers")).text)[-1]
    await dirk.post(f"/netwerk/medewerkers/{key}/blokkering", {"version": "1", "reason": "Weg."})
    stale = await signed_in_as(elsewhere, "dirk", Workplace(network=world.network), is_fresh=False)
    sent = await stale.post(f"/netwerk/medewerkers/{key}/toegang", {"version": "2"})
    assert sent.headers["location"].startswith("/aanmelden/bevestiging")
