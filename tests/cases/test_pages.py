"""The list and the page of a case, a new one, and its data."""

from uuid import uuid4

import pytest

from infra import clock
from services.cases.actions import begin_case
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser

NEW = {"name": "Sam", "first_name": "Sam", "last_name": "Voorbeeld", "coordinator_kind": "external"}


async def test_an_sees_where_niels_stands_and_the_one_next_step(an: Browser, niels: Niels) -> None:
    html = (await an.get(niels.path)).text
    assert "<h1>Niels</h1>" in html
    assert html.count('aria-current="step"') == 1
    assert html.count('class="paper next"') == 1
    assert "Ward antwoordde nog niet." in html
    assert "Waar kan ik later wonen?" in html
    assert "Is Ward advocaat of familie?" in html


async def test_nobody_else_finds_niels(
    bram: Browser, celia: Browser, celia_in_pelt: Browser, fien: Browser, gust: Browser, niels: Niels
) -> None:
    for browser in (bram, celia, celia_in_pelt, fien, gust):
        found, unknown = await browser.get(niels.path), await browser.get(f"/situaties/{uuid4()}")
        assert (found.status_code, found.content) == (404, unknown.content)


async def test_the_list_holds_what_is_open_to_who_asks(an: Browser, bram: Browser, niels: Niels) -> None:
    assert niels.path in (await an.get("/situaties")).text
    calm = (await bram.get("/situaties")).text
    assert niels.path not in calm
    assert "Nog geen cliëntsituaties." in calm


@pytest.mark.parametrize(
    ("search", "is_found"), [("niel", True), ("NIELS", True), ("%", False), ("claes", False)]
)
async def test_searching_is_by_name(an: Browser, niels: Niels, search: str, is_found: bool) -> None:
    html = (await an.get("/situaties", params={"zoek": search})).text
    assert (niels.path in html) is is_found


async def test_reading_a_case_is_noted(an: Browser, world: Cast, niels: Niels) -> None:
    await an.get(niels.path)
    found = await rows(world, "select actor, subject from audit_line where action = 'case.read'")
    assert found == [{"actor": world.an, "subject": niels.case}]


async def test_a_case_begins_with_its_client_and_once(an: Browser, world: Cast) -> None:
    sent = {**NEW, "once": str(uuid4())}
    first, again = await an.post("/situaties", sent), await an.post("/situaties", sent)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["location"] == again.headers["location"]
    found = await rows(
        world, 'select c.name, p.first_name, p.kind from "case" c join circle_member p on p."case" = c.id'
    )
    assert found == [{"name": "Sam", "first_name": "Sam", "kind": "client"}]


async def test_who_may_not_begin_finds_no_form(celia_in_pelt: Browser, fien: Browser, gust: Browser) -> None:
    for browser in (celia_in_pelt, fien, gust):
        assert (await browser.get("/situaties/nieuw")).status_code == 404
        assert (await browser.post("/situaties", NEW)).status_code == 404


async def test_the_data_of_a_case_change(an: Browser, world: Cast, niels: Niels) -> None:
    changed = {
        "name": "Niels V.",
        "coordinator_kind": "internal",
        "living_situation": "Alleen.",
        "version": "1",
    }
    assert (await an.post(f"{niels.path}/gegevens", changed)).headers["location"] == niels.path
    found = await rows(world, 'select name, coordinator_kind, version from "case"')
    assert found == [{"name": "Niels V.", "coordinator_kind": "internal", "version": 2}]


async def test_two_people_on_one_record_lose_neither_text(an: Browser, world: Cast, niels: Niels) -> None:
    mine = {"name": "Niels bis", "coordinator_kind": "external", "version": "1"}
    await an.post(f"{niels.path}/gegevens", {**mine, "name": "Niels van Koen"})
    late = await an.post(f"{niels.path}/gegevens", mine)
    assert late.status_code == 409
    assert "Nu bewaard: Niels van Koen" in late.text
    assert "Jij typte: Niels bis" in late.text
    assert (await an.post(f"{niels.path}/gegevens", {**mine, "version": "2"})).status_code == 303


async def test_the_list_is_by_name_with_where_each_stands(an: Browser, world: Cast, niels: Niels) -> None:
    async with inside(world, "an") as access:
        for name in ("Sam", "Alex"):
            await begin_case(access, name, now=clock.now())
    html = (await an.get("/situaties")).text
    assert html.index(">Alex<") < html.index(">Niels<") < html.index(">Sam<")
    assert html.count("Toestemming</span>") == 2
    assert html.count("Voorbereiding</span>") == 1
