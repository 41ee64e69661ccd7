"""Find the coordinator: by today's name and by the names of before the merger."""

from datetime import date

from services.demonstration.cast import Cast
from tenants import door
from tenants.directory import Place, matching
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
    assert found("Brussel") == []


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
    assert "Ook voor Overpelt" in answer.text
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
    assert "bij het OCMW van Peer" in answer.text
    assert "/peer/aanvraag" not in answer.text
    assert (await nobody.get("/peer/aanvraag")).status_code == 404


async def test_odd_questions_find_nothing_calmly(world: Cast, nobody: Browser) -> None:
    for odd in ("%00", "%3Cscript%3E", "x" * 5000, "%F0%9F%99%82"):
        answer = await nobody.get(f"/gemeenten?naam={odd}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text
