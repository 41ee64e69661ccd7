"""Who may open a case (X22): replacement until a date, chair, who is barred, another coordinator."""

from datetime import timedelta

from infra import clock
from infra.settings import settings
from services.cases.queries import attention, cases
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser


async def grant(an: Browser, niels: Niels, way: str, member: object, **values: object) -> int:
    """Send one of the four small forms; says what the page answered."""
    sent = {f"{way}-member": str(member), **{f"{way}-{name}": str(value) for name, value in values.items()}}
    return (await an.post(f"{niels.path}/wie-mag-openen/{way}", sent)).status_code


async def test_a_replacement_opens_until_the_date(
    an: Browser, celia: Browser, celia_in_pelt: Browser, world: Cast, niels: Niels
) -> None:
    until_on = clock.today() + timedelta(days=2)
    assert await grant(an, niels, "vervanger", world.members["celia", "pelt"], until_on=until_on) == 303
    assert (await celia_in_pelt.get(niels.path)).status_code == 200
    assert (await celia.get(niels.path)).status_code == 404
    path = settings().clock_file
    assert path is not None
    path.write_text(str(3 * 24 * 3600))
    async with inside(world, "celia") as access:
        assert await cases(access) == []


async def test_a_replacement_that_is_over_opens_nothing(
    an: Browser, celia_in_pelt: Browser, world: Cast, niels: Niels
) -> None:
    await grant(an, niels, "vervanger", world.members["celia", "pelt"], until_on=clock.today())
    assert (await celia_in_pelt.get(niels.path)).status_code == 200
    await rows(world, "update case_opening set until_on = current_day() - 1 where kind = 'replacement'")
    assert (await celia_in_pelt.get(niels.path)).status_code == 404


async def test_a_replacement_without_end_is_refused(an: Browser, world: Cast, niels: Niels) -> None:
    assert await grant(an, niels, "vervanger", world.members["celia", "pelt"]) == 422
    page = await an.post(f"{niels.path}/wie-mag-openen/vervanger", {"vervanger-until_on": "1900-01-01"})
    assert "Kies een collega." in page.text


async def test_a_chair_opens_what_was_assigned_until_it_is_taken_back(
    an: Browser, gust: Browser, world: Cast, niels: Niels
) -> None:
    assert await grant(an, niels, "voorzitter", world.members["gust", "pelt"]) == 303
    assert (await gust.get(niels.path)).status_code == 200
    found = await rows(world, "select id from case_opening where kind = 'chair'")
    await an.post(f"{niels.path}/wie-mag-openen/{found[0]['id']}/einde")
    assert (await gust.get(niels.path)).status_code == 404


async def test_a_bar_goes_before_every_other_way(
    an: Browser, gust: Browser, world: Cast, niels: Niels
) -> None:
    member = world.members["gust", "pelt"]
    await grant(an, niels, "voorzitter", member)
    assert await grant(an, niels, "uitsluiting", member, reason="helpt deze cliënt") == 303
    assert (await gust.get(niels.path)).status_code == 404
    assert await grant(an, niels, "voorzitter", member) == 422
    assert await grant(an, niels, "uitsluiting", world.an) == 422


async def test_only_the_coordinator_or_a_replacement_says_who_opens(
    an: Browser, gust: Browser, celia_in_pelt: Browser, world: Cast, niels: Niels
) -> None:
    await grant(an, niels, "voorzitter", world.members["gust", "pelt"])
    assert await grant(gust, niels, "voorzitter", world.bram) == 422
    assert "Verandert er iets?" not in (await gust.get(f"{niels.path}/wie-mag-openen")).text
    await grant(an, niels, "vervanger", world.members["celia", "pelt"], until_on=clock.today())
    assert await grant(celia_in_pelt, niels, "voorzitter", world.bram) == 303


async def test_a_replacement_neither_prolongs_nor_names_nor_hands_over(
    an: Browser, celia_in_pelt: Browser, world: Cast, niels: Niels
) -> None:
    celia = world.members["celia", "pelt"]
    await grant(an, niels, "vervanger", celia, until_on=clock.today())
    later = clock.today() + timedelta(days=30)
    for member in (celia, world.bram):
        assert await grant(celia_in_pelt, niels, "vervanger", member, until_on=later) == 422
        assert await grant(celia_in_pelt, niels, "overdracht", member) == 422
    page = (await celia_in_pelt.get(f"{niels.path}/wie-mag-openen")).text
    assert "Geef de situatie door" not in page
    assert "Ik doe dit niet meer" in page


async def test_another_coordinator_takes_the_case_and_openings_stay(
    an: Browser, bram: Browser, gust: Browser, world: Cast, niels: Niels
) -> None:
    await grant(an, niels, "voorzitter", world.members["gust", "pelt"])
    assert await grant(an, niels, "overdracht", world.members["gust", "pelt"]) == 422
    assert await grant(an, niels, "overdracht", world.bram) == 303
    assert [(await one.get(niels.path)).status_code for one in (an, bram, gust)] == [404, 200, 200]
    assert (await rows(world, 'select coordinator from "case"')) == [{"coordinator": world.bram}]


async def test_a_colleague_who_stands_in_the_circle_is_noticed(
    an: Browser, world: Cast, niels: Niels
) -> None:
    mail = (await rows(world, "select email from member where name = 'Bram Voorbeeld'"))[0]["email"]
    await an.post(f"{niels.path}/kring", {"kind": "helper", "first_name": "Bram", "email": mail})
    assert "Bram Voorbeeld staat ook in de kring" in (await an.get(f"{niels.path}/wie-mag-openen")).text


async def test_a_replacement_that_ends_soon_asks_its_coordinator(
    an: Browser, world: Cast, niels: Niels
) -> None:
    member = world.members["celia", "pelt"]
    await grant(an, niels, "vervanger", member, until_on=clock.today() + timedelta(days=30))
    async with inside(world, "an") as access:
        assert await attention(access) == []
    await grant(an, niels, "vervanger", member, until_on=clock.today() + timedelta(days=2))
    async with inside(world, "an") as access:
        assert [(one.code, one.who) for one in await attention(access)] == [
            ("case.replacement-ending", "Celia Voorbeeld")
        ]
    assert "Niels: de vervanging door Celia" in (await an.get("/vandaag")).text


async def test_who_replaced_once_says_nothing_more_by_giving_a_reason(
    an: Browser, bram: Browser, world: Cast, niels: Niels
) -> None:
    await grant(an, niels, "vervanger", world.bram, until_on=clock.today())
    await rows(world, "update case_opening set until_on = current_day() - 1 where kind = 'replacement'")
    assert (await bram.get(niels.path)).status_code == 404
    await bram.post("/situaties/opening", {"name": "Niels", "reason": "An is ziek"})
    assert (await bram.get(niels.path)).status_code == 200
    later = clock.today() + timedelta(days=300)
    assert await grant(bram, niels, "vervanger", world.bram, until_on=later) == 422
    assert await grant(bram, niels, "overdracht", world.bram) == 422
    assert "Verandert er iets?" not in (await bram.get(f"{niels.path}/wie-mag-openen")).text


async def test_why_somebody_is_barred_does_not_stand_in_the_audit(
    an: Browser, world: Cast, niels: Niels
) -> None:
    gust = world.members["gust", "pelt"]
    await grant(an, niels, "uitsluiting", gust, reason="is de zus van Niels")
    line = "select reason from audit_line where action = 'opening.barred'"
    assert await rows(world, line) == [{"reason": None}]
    assert await rows(world, "select words from opening_reason") == [{"words": "is de zus van Niels"}]
