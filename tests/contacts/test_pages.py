"""Our contacts on screen, and picking somebody for a circle out of them."""

from uuid import uuid4

import pytest

from infra import clock
from services.contacts.actions import keep_contact
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels, niels
from tests.cases.people import inside, rows
from tests.conftest import Browser
from tests.contacts.test_sharing import MIA

__all__ = ["niels"]

CARD = {"organisation": "CLB Voorbeeld", "function": "arts", "name": "Mia Voorbeeld", "phone": "011 00 00 01"}


@pytest.fixture
async def mia(world: Cast) -> str:
    """Mia is a contact of Genk, shared with the network."""
    async with inside(world, "celia", "genk") as access:
        row = await keep_contact(access, MIA, is_shared=True, now=clock.now())
    return str(row.id)


async def test_a_contact_is_kept_changed_and_removed(an: Browser, world: Cast) -> None:
    sent = await an.post("/contacten", {**CARD, "is_shared": "y"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/contacten?bewaard=ja")
    assert "gedeeld" in (await an.get("/contacten")).text
    one = f"/contacten/{(await rows(world, 'select id from contact'))[0]['id']}"
    await an.post(one, {**CARD, "function": "verpleegkundige", "version": "1"})
    found = await rows(world, "select function, shared_at from contact")
    assert found == [{"function": "verpleegkundige", "shared_at": None}]
    assert (await an.post(one, {**CARD, "version": "1"})).status_code == 409
    await an.post(f"{one}/verwijdering")
    assert (await an.get(one)).status_code == 404
    assert "Nog geen." in (await an.get("/contacten")).text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("organisation", "", "Schrijf de dienst"),
        ("phone", "bel maar", "Dit is geen telefoonnummer"),
        ("phone", "0123", "Dit is geen telefoonnummer"),
        ("email", "mia", "Dit is geen geldig mailadres"),
        ("sector", "piraat", "geldige keuze"),
        ("name", "x" * 400, "Dit is te lang"),
    ],
)
async def test_a_bad_card_is_told_at_the_field(an: Browser, field: str, value: str, told: str) -> None:
    answer = await an.post("/contacten", {**CARD, "function": "wijkarts", field: value})
    assert answer.status_code == 422
    assert told in answer.text
    assert "wijkarts" in answer.text


async def test_while_typing_only_the_list_comes(an: Browser, niels: Niels, mia: str) -> None:
    place = f"{niels.path}/kring/contacten"
    fragment = await an.post(place, {"zoek": "mia"}, headers={"hx-request": "true"})
    assert (fragment.status_code, "<html" in fragment.text) == (200, False)
    assert "Mia O’Voorbeeld" in fragment.text
    assert "uit Genk" in fragment.text
    whole = await an.post(place, {"zoek": "mia", "kind": "helper"})
    assert fragment.text.strip() in whole.text
    assert "minstens drie letters" in (await an.post(place, {"zoek": "mi"})).text
    assert "Niemand gevonden" in (await an.post(place, {"zoek": "geen mens"})).text


async def test_who_is_picked_fills_the_form_and_keeps_what_was_typed(
    an: Browser, world: Cast, niels: Niels, mia: str
) -> None:
    typed = {"pick": mia, "safe_contact": "Niet bellen op school", "once": str(uuid4())}
    page = (await an.post(f"{niels.path}/kring/contacten", typed)).text
    assert "Ingevuld uit de contacten van Genk" in page
    for told in ('value="Mia"', 'value="O’Voorbeeld"', 'value="CLB Voorbeeld"', 'value="011 00 00 01"'):
        assert told in page
    assert "Niet bellen op school" in page
    assert await rows(world, "select id from circle_member where first_name = 'Mia'") == []


async def test_what_is_not_there_to_pick_is_no_failure(an: Browser, niels: Niels) -> None:
    for pick in ("", "x", str(uuid4()), "\x00"):
        answer = await an.post(f"{niels.path}/kring/contacten", {"pick": pick, "zoek": "\x00mia%_'"})
        assert answer.status_code == 200


async def test_a_new_helper_is_kept_with_a_tick_and_no_word_of_the_case(
    an: Browser, world: Cast, niels: Niels
) -> None:
    sofie = {
        "kind": "helper",
        "first_name": "Sofie",
        "last_name": "D’Hondt",
        "relation": "leerkracht",
        "organisation": "School Voorbeeld",
        "sector": "school",
        "phone": "011 00 00 02",
        "safe_contact": "niet via de ouders",
        "keyword": "zon",
        "keep_contact": "y",
    }
    assert (await an.post(f"{niels.path}/kring", sofie)).status_code == 303
    kept = await rows(
        world, "select to_jsonb(c) - 'id' - 'tenant' - 'added_by' as card, shared_at from contact c"
    )
    assert kept[0]["shared_at"] is not None
    assert "niet via de ouders" not in kept[0]["card"]
    assert "zon" not in kept[0]["card"]
    assert '"name": "Sofie D’Hondt"' in kept[0]["card"]
    log = await rows(world, "select \"case\" from audit_line where action = 'contact.kept'")
    assert log == [{"case": None}]


async def test_family_is_never_kept(an: Browser, world: Cast, niels: Niels) -> None:
    aunt = {"kind": "family", "first_name": "Tante", "organisation": "School", "keep_contact": "y"}
    await an.post(f"{niels.path}/kring", aunt)
    assert await rows(world, "select id from contact") == []
    nowhere = {"kind": "helper", "first_name": "Sofie", "keep_contact": "y"}
    answer = await an.post(f"{niels.path}/kring", nowhere)
    assert answer.status_code == 422
    assert "Schrijf de dienst of organisatie" in answer.text
