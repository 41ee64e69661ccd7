"""Who works for a network: asked with a link, accepted once, blocked at once."""

import re

import httpx

from services.demonstration.cast import Cast
from tenants.sessions import Workplace
from tests.conftest import Browser
from tests.members.people import again, signed_in_as

LINK = re.compile(r"/netwerken/limburg/medewerker/[\w-]{43}")
MO = {"name": "Mo Voorbeeld", "email": "mo@netwerk.example", "roles": ["second-reader"]}


async def link_for_mo(dirk: Browser) -> str:
    await dirk.post("/netwerk/medewerkers/uitnodigingen", MO)
    found = LINK.search((await dirk.get("/netwerk/medewerkers")).text)
    assert found is not None
    return found[0]


async def test_who_is_asked_signs_in_says_yes_and_reads_for_the_network(
    world: Cast, dirk: Browser, elsewhere: httpx.AsyncClient
) -> None:
    link = await link_for_mo(dirk)
    mo = await signed_in_as(elsewhere, "mo")

    before = await mo.get("/netwerk")
    page = await mo.get(link)
    accepted = await mo.post(link)
    after = await mo.get("/netwerk")

    assert before.headers["location"] == "/aanmelden/gemeente"
    assert "vraagt <b>Mo Voorbeeld</b> om mee te werken in Rondetafel, als tweede lezer." in page.text
    assert (accepted.status_code, accepted.headers["location"]) == (303, "/netwerk")
    assert after.status_code == 200
    assert (await mo.get("/netwerk/gemeenten")).status_code == 404


async def test_the_link_works_once_and_for_nobody_else(
    world: Cast, dirk: Browser, elsewhere: httpx.AsyncClient, third: httpx.AsyncClient
) -> None:
    link = await link_for_mo(dirk)
    mo, sam = await signed_in_as(elsewhere, "mo"), await signed_in_as(third, "sam")
    await mo.post(link)

    by_sam = await sam.post(link)
    by_mo = await again(mo).get(link)

    assert (by_sam.status_code, "Deze link werkt niet (meer)" in by_sam.text) == (409, True)
    assert "Je werkt hier al" in by_mo.text
    assert (await dirk.get(link.replace("limburg", "kempen"))).status_code == 404


async def test_who_is_blocked_is_out_at_once_until_let_in_again(
    world: Cast, dirk: Browser, elsewhere: httpx.AsyncClient
) -> None:
    link = await link_for_mo(dirk)
    mo = await signed_in_as(elsewhere, "mo")
    await mo.post(link)
    listed = (await dirk.get("/netwerk/medewerkers")).text
    key = re.findall(r"/netwerk/medewerkers/([0-9a-f-]{36})/blokkering", listed)[-1]

    silent = await dirk.post(f"/netwerk/medewerkers/{key}/blokkering", {"version": "1"})
    blocked = await dirk.post(f"/netwerk/medewerkers/{key}/blokkering", {"version": "1", "reason": "Weg."})
    out = await mo.get("/netwerk")
    second = await dirk.post(f"/netwerk/medewerkers/{key}/blokkering", {"version": "1", "reason": "Weg."})

    assert (silent.status_code, blocked.status_code, second.status_code) == (422, 303, 409)
    assert out.headers["location"].startswith("/aanmelden")


async def test_a_link_can_be_taken_back(world: Cast, dirk: Browser, nobody: Browser) -> None:
    link = await link_for_mo(dirk)
    asked = re.search(
        r"uitnodigingen/([0-9a-f-]{36})/intrekking", (await dirk.get("/netwerk/medewerkers")).text
    )
    assert asked is not None
    assert (await nobody.get(link)).status_code == 200
    await dirk.post(f"/netwerk/medewerkers/uitnodigingen/{asked[1]}/intrekking")
    assert (await nobody.get(link)).status_code == 404


async def test_what_would_be_typed_is_asked_after_showing_who_one_is(
    world: Cast, elsewhere: httpx.AsyncClient
) -> None:
    dirk = await signed_in_as(elsewhere, "dirk", Workplace(network=world.network), is_fresh=False)
    page = await dirk.get("/netwerk/medewerkers/uitnodigingen/nieuw")
    sent = await dirk.post("/netwerk/medewerkers/uitnodigingen", MO)
    assert page.headers["location"].startswith("/aanmelden/bevestiging?terug=")
    assert sent.headers["location"].startswith("/aanmelden/bevestiging")


async def test_bad_input_is_told_at_the_field_and_kept(dirk: Browser) -> None:
    got = await dirk.post("/netwerk/medewerkers/uitnodigingen", {**MO, "email": "mo", "roles": []})
    assert got.status_code == 422
    assert "Dit is geen geldig mailadres." in got.text
    assert "Kies minstens één rol." in got.text
    assert 'value="Mo Voorbeeld"' in got.text
