"""The public list: what a municipality ticked, a name only when its owner said so, and whom to call elsewhere."""

from collections.abc import Mapping

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tenants import crossing_list, crossings, door
from tests.conftest import Browser

LISTING = {
    "service": "Sociaal Huis",
    "phone": "011 12 34 56",
    "email": "overleg@pelt.example",
    "reachable": "maandag tot donderdag",
    "may_ask": "Of een overleg helpt.",
    "version": "1",
}
ALL = {"shown": ["service", "phone", "email", "reachable", "may_ask"]}
CARD = "/coordinatoren/kaart"


async def kept(browser: Browser, **more: object) -> None:
    answer = await browser.post(CARD, {**LISTING, **ALL, **more})
    assert answer.status_code == 303, answer.text


async def shown(nobody: Browser, name: str = "pelt") -> str:
    return (await nobody.get(f"/coordinatoren?naam={name}")).text


async def test_anyone_reads_what_the_municipality_ticked(world: Cast, fien: Browser, nobody: Browser) -> None:
    await kept(fien, shown=["service", "phone", "may_ask"])
    page = await shown(nobody)
    assert "Sociaal Huis" in page
    assert "011 12 34 56" in page
    assert "Of een overleg helpt." in page
    assert "overleg@pelt.example" not in page
    assert "maandag tot donderdag" not in page
    assert "Nagekeken op" in page
    assert "Celia" not in page


async def test_a_name_is_there_only_while_its_owner_wants_it(
    world: Cast, an: Browser, bram: Browser, nobody: Browser
) -> None:
    assert "An Voorbeeld" in await shown(nobody)
    assert (await an.post(f"{CARD}/ik", {})).status_code == 303
    for place in ("/coordinatoren?naam=pelt", "/gemeenten?naam=pelt", "/pelt", "/coordinatoren"):
        page = (await nobody.get(place)).text
        assert "An Voorbeeld" not in page
        assert "coördinator" in page.lower()
    await bram.post(f"{CARD}/ik", {"shows_name": "y"})
    assert "Voorbeeld" not in await shown(nobody), "Bram spoke for himself alone"
    await an.post(f"{CARD}/ik", {"shows_name": "y"})
    assert "An Voorbeeld" in await shown(nobody)


async def test_names_of_before_a_merger_and_nearly_right_ones_are_found(world: Cast, nobody: Browser) -> None:
    for typed in ("overpelt", "Neerpelt", "pellt"):
        assert "011 00 00 00" in await shown(nobody, typed)


async def test_a_municipality_that_is_not_there_says_whom_to_call(
    world: Cast, dirk: Browser, nobody: Browser
) -> None:
    before = await shown(nobody, "hasselt")
    assert "Bel het OCMW van Hasselt" in before
    place = "/netwerk/coordinatoren/contact"
    sent = {
        "phone": "011 99 88 77",
        "email": "netwerk@limburg.example",
        "reachable": "elke werkdag",
        "version": "0",
    }
    assert (await dirk.post(place, sent)).status_code == 303
    page = await shown(nobody, "hasselt")
    assert "Netwerk Limburg" in page
    assert "011 99 88 77" in page
    late = await dirk.post(place, sent | {"phone": "011 00 11 22"})
    assert late.status_code == 409
    assert "011 99 88 77" in late.text


@pytest.mark.parametrize("name", ["", "zzzz", "<script>", "x" * 500, "%00", "'; drop table policy"])
async def test_strange_names_get_an_answer(world: Cast, nobody: Browser, name: str) -> None:
    answer = await nobody.get(f"/coordinatoren?naam={name}")
    assert answer.status_code in {200, 400}
    assert "<script>" not in answer.text


async def test_two_people_and_a_double_click(world: Cast, an: Browser, fien: Browser) -> None:
    await kept(fien)
    again = await an.post(CARD, {**LISTING, **ALL, "service": "Dienst Welzijn"})
    assert again.status_code == 409
    assert "Dienst Welzijn" in again.text
    assert "Sociaal Huis" in again.text


@pytest.mark.parametrize(
    "wrong", [{"phone": "bel maar"}, {"email": "geen-adres"}, {"service": "x" * 121}, {"may_ask": "x" * 401}]
)
async def test_bad_input_is_told_at_the_field_and_kept(
    world: Cast, an: Browser, wrong: Mapping[str, str]
) -> None:
    answer = await an.post(CARD, {**LISTING, **ALL, **wrong})
    assert answer.status_code == 422
    assert f'id="{next(iter(wrong))}-error"' in answer.text
    assert LISTING["reachable"] in answer.text


async def test_once_a_year_somebody_is_asked_whether_it_still_holds(
    world: Cast, an: Browser, admin: asyncpg.Connection
) -> None:
    question = "Klopt het nog hoe mensen jullie bereiken?"
    assert question not in (await an.get("/vandaag")).text
    await admin.execute("update policy set checked_on = current_date - 400")
    assert question in (await an.get("/vandaag")).text
    assert (await an.post(f"{CARD}/nagekeken")).status_code == 303
    assert question not in (await an.get("/vandaag")).text


async def test_the_crossings_tell_no_more_than_their_table_says(world: Cast) -> None:
    listed = {one.function: one.returns for one in crossing_list.CROSSINGS}
    async with door.lobby():
        found = await crossings.coordinator_directory()
    assert [row["slug"] for row in found] == ["genk", "pelt"]
    assert tuple(found[0]) == listed["coordinator_directory"]


async def test_who_may_not_keep_it_finds_nothing(world: Cast, gust: Browser, dirk: Browser) -> None:
    assert (await gust.post(CARD, {**LISTING, **ALL})).status_code == 404
    assert (await gust.get(CARD)).status_code == 200, "and says something about himself"
    assert "Over Pelt" not in (await gust.get(CARD)).text
    assert (await dirk.get(CARD)).status_code in {303, 404}
