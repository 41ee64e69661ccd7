"""Find the coordinator in all of Flanders: by today's name and by the names of before the merger."""

from datetime import date

import pytest

from services.demonstration.cast import Cast
from tenants import door, flanders
from tenants.directory import Place, matching, places
from tenants.tables import Municipality
from tests.conftest import Browser

PLACES = [
    Place("pelt", "Pelt", "An Voorbeeld", "011", "", ("Neerpelt", "Overpelt")),
    Place("sint-truiden", "Sint-Truiden", "", "", ""),
    Place("peer", "Peer", "", "", ""),
]


def found(wanted: str) -> list[str]:
    return [place.slug for place in matching(PLACES, wanted)]


def test_a_name_is_found_as_people_type_it() -> None:
    assert found("pe") == ["peer", "pelt"]
    assert found("OVERPELT ") == ["pelt"]
    assert found("sint truiden") == ["sint-truiden"]
    assert found("truid") == ["sint-truiden"]
    assert found("St-Truiden") == ["sint-truiden"]
    assert found("Brussel") == []
    assert found("Sint Truide") == found("Sint-Truidden") == ["sint-truiden"]
    assert found("Nerpelt") == ["pelt"]


async def test_anyone_finds_the_coordinator_without_javascript(world: Cast, nobody: Browser) -> None:
    assert 'action="/gemeenten"' in (await nobody.get("/")).text
    answer = await nobody.get("/gemeenten?naam=pel")
    assert "An Voorbeeld" in answer.text
    assert 'href="/pelt/aanvraag"' in answer.text
    assert "Celia" not in answer.text


async def test_with_javascript_only_the_list_comes(world: Cast, nobody: Browser) -> None:
    fragment = await nobody.get("/gemeenten?naam=genk", headers={"hx-request": "true"})
    assert fragment.text.lstrip().startswith('<div id="gemeenten"')
    assert fragment.text.strip() in (await nobody.get("/gemeenten?naam=genk")).text


async def test_a_name_of_before_the_merger_leads_to_the_municipality_of_today(
    world: Cast, nobody: Browser
) -> None:
    async with door.lobby():
        await Municipality(
            slug="overpelt",
            name="Overpelt",
            nis="72029",
            province="Limburg",
            arrondissement="Maaseik",
            valid_from=date(1977, 1, 1),
            valid_to=date(2018, 12, 31),
            merged_into=world.pelt.id,
        ).save()
    answer = await nobody.get("/gemeenten?naam=overpelt")
    assert "Ook voor Neerpelt, Overpelt" in answer.text
    assert 'href="/pelt/aanvraag"' in answer.text


async def test_a_municipality_without_coordinator_says_where_to_ask(world: Cast, nobody: Browser) -> None:
    async with door.lobby():
        await Municipality(
            slug="peer",
            name="Peer",
            nis="72030",
            province="Limburg",
            arrondissement="Maaseik",
            valid_from=date(1977, 1, 1),
        ).save()
    answer = await nobody.get("/gemeenten?naam=peer")
    assert "Bel het OCMW van Peer" in answer.text
    assert "/peer/aanvraag" not in answer.text
    assert (await nobody.get("/peer/aanvraag")).status_code == 404


async def test_every_municipality_of_flanders_is_found(world: Cast) -> None:
    async with door.lobby():
        known = await places()
    assert len(known) == 285
    assert {place.slug for place in known if place.is_open} == {"pelt", "genk"}
    for place in flanders.places():
        assert place.slug in [one.slug for one in matching(known, place.name)]


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("Opglabbeek", "Oudsbergen"),
        ("neerp", "Pelt"),
        ("borgloon", "Tongeren-Borgloon"),
        ("De Pinte", "Nazareth-De Pinte"),
        ("Sint Amands", "Puurs-Sint-Amands"),
    ],
)
async def test_a_former_name_or_a_part_of_it_finds_the_one_of_today(
    world: Cast, nobody: Browser, typed: str, today: str
) -> None:
    answer = await nobody.get(f"/gemeenten?naam={typed}")
    assert f"<h2>{today}</h2>" in answer.text


async def test_before_its_merger_a_municipality_is_found_as_it_is(world: Cast) -> None:
    async with door.lobby():
        await Municipality(
            slug="borgloon",
            name="Borgloon",
            nis="73009",
            province="Limburg",
            arrondissement="Tongeren",
            valid_from=date(1977, 1, 1),
        ).save()
        known = await places()
    assert [place.slug for place in matching(known, "borgloon")] == ["borgloon"]
    assert [place.slug for place in matching(known, "tongeren")] == []


async def test_the_page_of_a_municipality_says_whom_to_call_and_what_it_is(
    world: Cast, nobody: Browser
) -> None:
    shown = (await nobody.get("/pelt")).text
    for words in (
        "An Voorbeeld",
        "tel:011000000",
        "wondermiddel",
        "Wanneer niet?",
        "/pelt/aanvraag?wie=zelf",
    ):
        assert words in shown
    elsewhere = await nobody.get("/bree")
    assert (elsewhere.status_code, "Bel het OCMW van Bree" in elsewhere.text) == (200, True)
    unknown = await nobody.get("/nergens")
    assert (unknown.status_code, unknown.content) == (404, (await nobody.get("/nergens/u/zzz")).content)


async def test_odd_questions_find_nothing_calmly(world: Cast, nobody: Browser) -> None:
    for odd in ("%00", "%3Cscript%3E", "x" * 5000, "%F0%9F%99%82"):
        answer = await nobody.get(f"/gemeenten?naam={odd}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text
